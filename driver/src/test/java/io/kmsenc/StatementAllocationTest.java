package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What kmsenc allocates for a statement beside the delegate, H2 in memory, which is measured in the same run; for secret texts of
 * 64 bytes, beside what {@link HandWrittenCipher} allocates for as many. The clock decides nothing here. A text that is parsed costs
 * 100,000 bytes and a question to the catalog some thousand, so that the bounds also prove that neither happens.
 */
class StatementAllocationTest {

    private static final int CALLS = 6_000;
    private static final int ROWS = 100;
    /**
     * In percent of hand-written code: between what is measured once all is compiled and inlined, 103 to 130, and what a value copied once
     * more would be. Which calls the compiler inlines, and so which objects it never makes, differs from run to run.
     */
    private static final int SLACK = 180;

    private static final String SECRET = "0123456789abcdef".repeat(4);
    private static final String READ = "SELECT id, name, ssn FROM customers WHERE id = ?";
    private static final String READ_ALL = "SELECT id, name, ssn FROM customers";
    private static final String PLAIN = "SELECT id, name FROM orders WHERE id < ?";

    @TempDir
    static Path folder;

    private static H2Database database;
    private static Connection encrypted;
    private static Connection raw;
    private static HandWrittenCipher hand;
    private static String sealed;

    @BeforeAll
    static void open() throws Exception {
        database = new H2Database(folder, "customers.ssn = randomized", "customers.email = deterministic");
        database.ddl(
                "CREATE TABLE customers (id INT PRIMARY KEY, name VARCHAR, ssn VARCHAR(4000), email VARCHAR(4000))");
        database.ddl("CREATE TABLE orders (id INT PRIMARY KEY, name VARCHAR)");
        encrypted = database.encrypted();
        raw = DriverManager.getConnection(database.rawUrl());
        hand = new HandWrittenCipher();
        sealed = hand.encrypt(SECRET);
        fill("INSERT INTO orders (id, name) VALUES (?, ?)");
        fill("INSERT INTO customers (id, name, ssn, email) VALUES (?, ?, '" + SECRET + "', 'someone')");
    }

    private static void fill(String insert) throws SQLException {
        try (PreparedStatement statement = encrypted.prepareStatement(insert)) {
            for (int i = 0; i < ROWS; i++) {
                statement.setInt(1, i);
                statement.setString(2, "name" + i);
                statement.executeUpdate();
            }
        }
    }

    @AfterAll
    static void close() throws SQLException {
        encrypted.close();
        raw.close();
        database.close();
    }

    @Test
    void addsOneResultToAStatementWithoutSecrets() throws Exception {
        assertThat(select(encrypted, PLAIN, 1) - select(raw, PLAIN, 1)).isLessThanOrEqualTo(2 * 64);
    }

    @Test
    void addsNothingForARowOrAGetterWithoutSecrets() throws Exception {
        // The smallest object for each row would be 16 bytes.
        assertThat(select(encrypted, PLAIN, ROWS) - select(raw, PLAIN, ROWS)).isLessThan(64 + 4 * ROWS);
    }

    @Test
    void addsAStatementAndItsResultWhereAKnownTextIsPreparedAgain() throws Exception {
        assertThat(prepared(encrypted, PLAIN) - prepared(raw, PLAIN)).isLessThanOrEqualTo(3 * 64);
    }

    @Test
    void preparesAKnownTextWithSecretsAsCheaply() throws Exception {
        long added = prepared(encrypted, READ) - prepared(raw, READ);
        assertThat(added).isLessThan(handWrittenReads() * SLACK / 100 + 64 + 64);
    }

    @Test
    void readsASecretForLittleMoreThanHandWrittenCode() throws Exception {
        long added = select(encrypted, READ, 1) - select(raw, READ, 1);
        assertThat(added).isLessThan(handWrittenReads() * SLACK / 100);
    }

    @Test
    void scansSecretsForLittleMoreThanHandWrittenCode() throws Exception {
        long added = (scan(encrypted) - scan(raw)) / ROWS;
        assertThat(added).isLessThan(handWrittenReads() * SLACK / 100);
    }

    @Test
    void bindsASecretForLittleMoreThanHandWrittenCode() throws Exception {
        String update = "UPDATE customers SET ssn = ? WHERE id = ?";
        long added = bind(encrypted, update, SECRET) - bind(raw, update, sealed);
        assertThat(added).isLessThan(handWrittenWrites() * SLACK / 100);
    }

    @Test
    void looksASecretUpForLittleMoreThanHandWrittenCode() throws Exception {
        String lookup = "SELECT id FROM customers WHERE email = ? AND id = ?";
        long added = bind(encrypted, lookup, SECRET) - bind(raw, lookup, sealed);
        assertThat(added).isLessThan(handWrittenWrites() * SLACK / 100);
    }

    private static long handWrittenReads() throws Exception {
        return AllocationMeter.perCall(CALLS, () -> hand.decrypt(sealed));
    }

    private static long handWrittenWrites() throws Exception {
        return AllocationMeter.perCall(CALLS, () -> hand.encrypt(SECRET));
    }

    /** Executes a statement that is kept, and reads the columns of all its rows. */
    private static long select(Connection connection, String sql, int parameter) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return AllocationMeter.perCall(parameter == 1 ? CALLS : CALLS / 10, () -> read(statement, sql, parameter));
        }
    }

    private static long prepared(Connection connection, String sql) throws Exception {
        return AllocationMeter.perCall(CALLS, () -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                read(statement, sql, 1);
            }
        });
    }

    private static long scan(Connection connection) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(READ_ALL)) {
            return AllocationMeter.perCall(CALLS / 20, () -> readAll(statement.executeQuery(), columns(READ_ALL)));
        }
    }

    private static void read(PreparedStatement statement, String sql, int parameter) throws SQLException {
        statement.setInt(1, parameter);
        readAll(statement.executeQuery(), columns(sql));
    }

    private static int columns(String sql) {
        return sql.equals(PLAIN) ? 2 : 3;
    }

    private static void readAll(ResultSet result, int columns) throws SQLException {
        while (result.next()) {
            for (int i = 1; i <= columns; i++) {
                if (result.getString(i).isEmpty()) {
                    throw new AssertionError("every value has characters");
                }
            }
        }
        result.close();
    }

    /** Only binds: what H2 allocates to change a row isn't the same each time. */
    private static long bind(Connection connection, String sql, String value) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return AllocationMeter.perCall(CALLS, () -> {
                statement.setString(1, value);
                statement.setInt(2, 1);
            });
        }
    }
}
