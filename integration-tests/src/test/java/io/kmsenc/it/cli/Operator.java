package io.kmsenc.it.cli;

import io.kmsenc.cli.Main;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.Login;
import io.kmsenc.sql.Dialect;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who runs commands on a database, with the options that lead there. */
record Operator(FreshDatabase database, Path ini, Login login) {

    /** What a command ended with. */
    record Output(int code, String out, String err) {}

    static Operator owner(FreshDatabase database, Path ini) {
        return new Operator(database, ini, new Login(database.user(), database.password()));
    }

    Output run(String... command) {
        List<String> args = new ArrayList<>(List.of(command));
        args.addAll(List.of("--url", url(), "--config", ini.toString(), "--user", login.user()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
        return new Output(code, out.toString(), err.toString());
    }

    // The environment of this process can't be changed for --password-env.
    private String url() {
        String url = database.kmsencUrl();
        String encoded =
                URLEncoder.encode(login.password(), StandardCharsets.UTF_8).replace("+", "%20");
        String separator = url.contains("?") ? "&" : "?";
        return switch (database.kind()) {
            case H2_MEMORY, H2_FILE -> url + ";PASSWORD=" + login.password();
            case POSTGRESQL, MYSQL -> url + separator + "password=" + encoded;
            // its driver decodes nothing
            case MARIADB -> url + separator + "password=" + login.password();
        };
    }

    Connection connect() throws SQLException {
        return database.connect(database.url(), login);
    }

    /** A table with the columns {@code ssn} and {@code email} of text and {@code photo} of bytes. */
    static void customers(FreshDatabase database) throws SQLException {
        Dialect dialect = database.kind().dialect();
        String text = Application.text(dialect);
        try (Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", email " + text + ", photo "
                            + Application.binary(dialect) + ")");
        }
    }

    /** Writes a row through the driver. */
    void insert(int id) throws SQLException {
        try (Connection connection = new Application(database, ini).connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customers (id, ssn, email, photo) VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, "ssn of " + id);
            insert.setString(3, "email of " + id);
            insert.setBytes(4, ("photo of " + id).getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }
}
