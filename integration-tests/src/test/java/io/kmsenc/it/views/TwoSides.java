package io.kmsenc.it.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.Login;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.spy.SpyDriver;
import io.kmsenc.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Customers and their orders in two databases, once through kmsenc and once in plaintext. Secret texts begin with
 * {@value #SECRET}, and whatever the delegate is given is searched for it. Not for several threads.
 */
final class TwoSides implements AutoCloseable {

    private static final String SECRET = "sentinel-";

    private final FreshDatabase encrypted;
    private final FreshDatabase plain;
    private final Application kmsenc;
    private final Connection application;
    private final Connection twin;

    TwoSides(TestDatabase kind) throws SQLException {
        encrypted = kind.fresh(TwoSides.class);
        plain = kind.fresh(TwoSides.class);
        twin = plain.connect();
        kmsenc = new Application(
                encrypted,
                Ini.withSecretKey()
                        .columns(
                                "customers.ssn = randomized",
                                "customers.email = deterministic group=email",
                                "orders.buyer_email = deterministic group=email")
                        .write());
        application = kmsenc.connectSpied();
    }

    /** A connection of the application that has changed nothing yet. */
    Connection connect() throws SQLException {
        return kmsenc.connect();
    }

    /** A connection of another user of the application. */
    Connection connect(Login login) throws SQLException {
        return kmsenc.connect(encrypted.kmsencUrl(), login);
    }

    /** A text that the database compares by its characters. */
    static String text(Dialect dialect) {
        return dialect == Dialect.MARIADB ? "VARCHAR(700) COLLATE utf8mb4_nopad_bin" : "VARCHAR(700)";
    }

    Connection application() {
        return application;
    }

    FreshDatabase encrypted() {
        return encrypted;
    }

    /** Defines the same on both sides, through kmsenc and not. */
    void define(String... statements) throws SQLException {
        Sql.run(application, statements);
        Sql.run(twin, statements);
    }

    /** The same, past kmsenc. */
    void defineBeside(String... statements) throws SQLException {
        try (Connection raw = encrypted.connect()) {
            Sql.run(raw, statements);
        }
        Sql.run(twin, statements);
        // whatever changes the schema makes kmsenc ask anew
        Sql.run(application, "DROP TABLE IF EXISTS nothing_of_this_name");
    }

    void fill(String customers) throws SQLException {
        String insert = "INSERT INTO " + customers + " (id, ssn, email, city) VALUES (?, ?, ?, ?)";
        both(insert, 1, SECRET + "ssn-1", SECRET + "ada", "Lund");
        both(insert, 2, SECRET + "ssn-2", SECRET + "bob", "Lund");
        both(insert, 3, SECRET + "ssn-3", SECRET + "ada", "Oslo");
        both(insert, 4, null, null, "Rome");
    }

    void fillOrders() throws SQLException {
        String insert = "INSERT INTO orders (id, buyer_email, total) VALUES (?, ?, ?)";
        both(insert, 1, SECRET + "ada", 10);
        both(insert, 2, SECRET + "cyd", 20);
    }

    /** Runs a write on both sides. */
    void both(String sql, Object... parameters) throws SQLException {
        int changed = changed(application, sql, parameters);
        assertThat(changed).as(sql).isEqualTo(changed(twin, sql, parameters));
        leavesNoTrace(sql);
    }

    private static int changed(Connection on, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = on.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Runs a query on both sides, which must give the same rows in whatever order, and some. */
    void same(String sql, Object... parameters) throws SQLException {
        List<String> rows = rows(application, sql, parameters);
        assertThat(rows).as(sql).isNotEmpty().containsExactlyInAnyOrderElementsOf(rows(twin, sql, parameters));
        leavesNoTrace(sql);
    }

    private static List<String> rows(Connection on, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = on.prepareStatement(sql)) {
            bind(statement, parameters);
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getMetaData().getColumnLabel(i) + "=" + result.getString(i));
                    }
                    rows.add(row.toString());
                }
            }
            return rows;
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static void leavesNoTrace(String sql) {
        assertThat(SpyDriver.received())
                .as(sql)
                .isNotEmpty()
                .noneMatch(received -> new String(received.content(), StandardCharsets.UTF_8).contains(SECRET));
        SpyDriver.clear();
    }

    @Override
    public void close() throws SQLException {
        application.close();
        twin.close();
        encrypted.close();
        plain.close();
    }
}
