package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of a lane: made by the delegate's own driver, filled by the way that is measured, and then looked into from below. */
final class Tables {

    private final Subject subject;
    private final Rows rows;

    Tables(Subject subject, Rows rows) {
        this.subject = subject;
        this.rows = rows;
    }

    void create(Connection direct) throws SQLException {
        String secret = subject.secretType();
        String person = " (id INTEGER PRIMARY KEY, name VARCHAR(60), city VARCHAR(60), ssn " + secret + ")";
        try (Statement statement = direct.createStatement()) {
            for (String definition : subject.definitions()) {
                statement.execute(definition);
            }
            statement.execute("CREATE TABLE customers" + person);
            statement.execute("CREATE TABLE arrivals" + person);
            statement.execute("CREATE TABLE accounts (id INTEGER PRIMARY KEY, owner VARCHAR(60), email " + secret
                    + ", email_index VARCHAR(60))");
            statement.execute("CREATE INDEX accounts_email ON accounts (email)");
            statement.execute("CREATE INDEX accounts_index ON accounts (email_index)");
            statement.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, name VARCHAR(60), city VARCHAR(60))");
        }
    }

    void fill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement customer =
                        connection.prepareStatement("INSERT INTO customers (id, name, city, ssn) VALUES (?, ?, ?, ?)");
                PreparedStatement account = connection.prepareStatement(subject.accountInsert());
                PreparedStatement order =
                        connection.prepareStatement("INSERT INTO orders (id, name, city) VALUES (?, ?, ?)")) {
            for (int i = 0; i < Rows.COUNT; i++) {
                named(customer, i);
                customer.setString(4, subject.stored(rows.secret(i)));
                customer.executeUpdate();
                account.setInt(1, i);
                account.setString(2, rows.name(i));
                account.setString(3, subject.stored(rows.secret(i)));
                if (subject.accountInsert().contains("email_index")) {
                    account.setString(4, subject.lookedFor(rows.secret(i)));
                }
                account.executeUpdate();
                named(order, i);
                order.executeUpdate();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void named(PreparedStatement statement, int row) throws SQLException {
        statement.setInt(1, row);
        statement.setString(2, rows.name(row));
        statement.setString(3, "Uppsala");
    }

    /**
     * Proves that what is measured does what it is measured for.
     *
     * @throws IllegalStateException if a plaintext stands where a ciphertext should, or the other way round
     */
    void verify(Connection direct) throws SQLException {
        try (Statement statement = direct.createStatement()) {
            for (String query : new String[] {"SELECT id, ssn FROM customers", "SELECT id, email FROM accounts"}) {
                verify(statement, query);
            }
        }
    }

    private void verify(Statement statement, String query) throws SQLException {
        int seen = 0;
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                boolean plain = rows.secret(result.getInt(1)).equals(result.getString(2));
                if (plain == subject.encrypts()) {
                    throw new IllegalStateException(
                            "\"" + query + "\" shows " + (plain ? "plaintexts" : "ciphertexts"));
                }
                seen++;
            }
        }
        if (seen != Rows.COUNT) {
            throw new IllegalStateException("\"" + query + "\" shows " + seen + " rows");
        }
    }
}
