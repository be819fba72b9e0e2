package io.kmsenc.it.app;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.process.Checkpoint;
import io.kmsenc.it.process.ChildProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * An application in a process of its own: writes rows into table {@code customers} as its script says, holding at
 * checkpoints, or reads all rows and prints them.
 *
 * <p>Words of a script: {@code hold:<place>}; {@code tell:<place>}; {@code ddl:<statement>}; {@code insert:<id>}; {@code bind:<id>} and {@code execute}, which bind and
 * execute a statement by itself; {@code batch:<id>,<id>…}; {@code commit}; {@code rollback}; {@code read}.
 */
public final class ChildApplication {

    private static final String INSERT = "INSERT INTO customers (id, ssn, email) VALUES (?, ?, ?)";

    private final Connection connection;
    private PreparedStatement bound;

    private ChildApplication(Connection connection) {
        this.connection = connection;
    }

    /** Starts one on the database. */
    public static ChildProcess start(FreshDatabase database, Path ini, String... script) {
        return start(database.kmsencUrl(), database.user(), database.password(), ini, script);
    }

    public static ChildProcess start(String url, String user, String password, Path ini, String... script) {
        String[] arguments = new String[4 + script.length];
        List.of(url, user, password, ini.toString()).toArray(arguments);
        System.arraycopy(script, 0, arguments, 4, script.length);
        return ChildProcess.start(ChildApplication.class, arguments);
    }

    /** What a row holds. */
    public static String ssn(int id) {
        return "ssn of " + id;
    }

    /** Ten rows have the same. */
    public static String email(int id) {
        return "email of " + id / 10;
    }

    /** What {@code read} prints for a row that reads back. */
    public static String line(int id) {
        return id + " " + ssn(id) + " " + email(id);
    }

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                arguments[0], Application.properties(arguments[1], arguments[2], Path.of(arguments[3])))) {
            connection.setAutoCommit(false);
            ChildApplication application = new ChildApplication(connection);
            for (int i = 4; i < arguments.length; i++) {
                application.step(arguments[i]);
            }
        }
        System.out.println("done");
    }

    private void step(String step) throws SQLException {
        int colon = step.indexOf(':');
        String argument = step.substring(colon + 1);
        switch (colon < 0 ? step : step.substring(0, colon)) {
            case "hold" -> Checkpoint.hold(argument);
            case "tell" -> Checkpoint.reached(argument);
            case "bind" -> bound = bind(Integer.parseInt(argument));
            case "execute" -> bound.executeUpdate();
            case "insert" -> insert(argument);
            case "batch" -> batch(argument.split(","));
            case "commit" -> connection.commit();
            case "rollback" -> connection.rollback();
            case "read" -> read();
            case "ddl" -> Sql.run(connection, argument);
            default -> throw new IllegalArgumentException(step.toLowerCase(Locale.ROOT));
        }
    }

    private PreparedStatement bind(int id) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(INSERT);
        set(insert, id);
        return insert;
    }

    private static void set(PreparedStatement insert, int id) throws SQLException {
        insert.setInt(1, id);
        insert.setString(2, ssn(id));
        insert.setString(3, email(id));
    }

    private void insert(String id) throws SQLException {
        try (PreparedStatement insert = bind(Integer.parseInt(id))) {
            insert.executeUpdate();
        }
    }

    private void batch(String[] ids) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (String id : ids) {
                set(insert, Integer.parseInt(id));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void read() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT id, ssn, email FROM customers ORDER BY id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                System.out.println(rows.getInt(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
        }
    }
}
