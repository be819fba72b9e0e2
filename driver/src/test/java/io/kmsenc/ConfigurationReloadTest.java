package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.column.StoredForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What open connections make of a configuration that changes. */
class ConfigurationReloadTest {

    private static final String SSN = "customers.ssn = randomized";
    private static final String NOTE = "customers.note = randomized";
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private H2Database database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException, IOException {
        database = new H2Database(folder, SSN);
        configure(SSN);
        database.ddl("CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(1000), note VARCHAR(1000))");
        connection = database.encrypted();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    private void configure(String... columns) throws IOException {
        write("[security]\nsecret_key = " + H2Database.SECRET_KEY + "\n[security.encryption]\nreload_interval = 40ms\n"
                + "[columns]\n" + String.join("\n", columns) + "\n");
    }

    // as editors and deployments do that are careful: the file is never half there
    private void write(String text) throws IOException {
        Path written = Files.writeString(folder.resolve("written"), text);
        Files.move(written, database.ini(), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    /** Whether statements of this connection take a column for secret, told without sending one. */
    private static boolean isSecret(Connection connection, String column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN ENCRYPTION SELECT " + column + " FROM customers")) {
            boolean secret = false;
            while (rows.next()) {
                secret |= ("customers." + column).equals(rows.getString("column"));
            }
            return secret;
        }
    }

    private static void awaitSecret(Connection connection, String column, boolean secret) throws Exception {
        long end = System.nanoTime() + ENOUGH.toNanos();
        while (isSecret(connection, column) != secret) {
            assertThat(System.nanoTime() - end).as("in force in time").isNegative();
            Thread.sleep(5);
        }
    }

    private String stored(String column, int id) throws SQLException {
        return database.stored("SELECT " + column + " FROM customers WHERE id = " + id);
    }

    @Test
    void newStatementsOfAnOpenConnectionTakeUpANewColumn() throws Exception {
        execute(connection, "INSERT INTO customers VALUES (1, 'one', 'plain')");
        configure(SSN, NOTE + " plaintext=allow");
        awaitSecret(connection, "note", true);
        execute(connection, "INSERT INTO customers VALUES (2, 'two', 'hidden')");
        assertThat(StoredForm.isCiphertext(stored("note", 2))).isTrue();
        assertThat(query(connection, "SELECT note FROM customers WHERE id = 2")).isEqualTo("hidden");
        assertThat(query(connection, "SELECT note FROM customers WHERE id = 1")).isEqualTo("plain");
        assertThat(query(connection, "SELECT ssn FROM customers WHERE id = 1")).isEqualTo("one");
    }

    @Test
    void aPreparedStatementKeepsItsRulesUntilItIsClosed() throws Exception {
        String insert = "INSERT INTO customers VALUES (?, ?, ?)";
        try (PreparedStatement before = connection.prepareStatement(insert)) {
            bind(before, 1);
            configure(SSN, NOTE);
            awaitSecret(connection, "note", true);
            before.executeUpdate();
            bind(before, 2);
            before.addBatch();
            bind(before, 3);
            before.addBatch();
            before.executeBatch();
            try (PreparedStatement after = connection.prepareStatement(insert)) {
                bind(after, 4);
                after.executeUpdate();
            }
        }
        for (int id = 1; id <= 3; id++) {
            assertThat(stored("note", id)).isEqualTo("note " + id);
            assertThat(StoredForm.isCiphertext(stored("ssn", id))).isTrue();
        }
        assertThat(StoredForm.isCiphertext(stored("note", 4))).isTrue();
    }

    private static void bind(PreparedStatement insert, int id) throws SQLException {
        insert.setInt(1, id);
        insert.setString(2, "ssn " + id);
        insert.setString(3, "note " + id);
    }

    @Test
    void valuesOfAColumnWhoseRuleIsTakenAwayAreNeverHandedOut() throws Exception {
        configure(SSN, NOTE);
        awaitSecret(connection, "note", true);
        execute(connection, "INSERT INTO customers VALUES (1, 'one', 'hidden')");
        configure(SSN);
        awaitSecret(connection, "note", false);
        assertThatThrownBy(() -> query(connection, "SELECT note FROM customers"))
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("KE004");
        assertThat(query(connection, "SELECT ssn FROM customers")).isEqualTo("one");
        configure(SSN, NOTE);
        awaitSecret(connection, "note", true);
        assertThat(query(connection, "SELECT note FROM customers")).isEqualTo("hidden");
    }

    @Test
    void anInvalidFileDisturbsNeitherOpenNorNewConnections() throws Exception {
        write("[columns]\ncustomers.ssn = randomised\n");
        for (int id = 1; id <= 20; id++) {
            execute(connection, "INSERT INTO customers VALUES (" + id + ", 'open', 'x')");
            assertThat(StoredForm.isCiphertext(stored("ssn", id))).isTrue();
            Thread.sleep(10);
        }
        try (Connection another = database.encrypted()) {
            assertThat(query(another, "SELECT ssn FROM customers WHERE id = 7")).isEqualTo("open");
        }
        Files.delete(database.ini());
        Thread.sleep(100);
        assertThat(query(connection, "SELECT ssn FROM customers WHERE id = 7")).isEqualTo("open");
        try (Connection another = database.encrypted()) {
            assertThat(query(another, "SELECT ssn FROM customers WHERE id = 7")).isEqualTo("open");
        }
        configure(SSN, NOTE);
        awaitSecret(connection, "note", true);
    }

    @Test
    void rulesThatTheTableCanNotHoldAreNotTakenUp() throws Exception {
        database.ddl("ALTER TABLE customers ADD phone VARCHAR(20)");
        configure(SSN, NOTE, "customers.phone = randomized varchar(20)");
        for (int i = 0; i < 30; i++) {
            assertThat(isSecret(connection, "note")).isFalse();
            Thread.sleep(10);
        }
        database.ddl("ALTER TABLE customers ALTER COLUMN phone SET DATA TYPE VARCHAR(1000)");
        awaitSecret(connection, "note", true);
        assertThat(isSecret(connection, "phone")).isTrue();
    }

    @Test
    void aFirstConnectionThatFailedReadsTheMendedFileAtOnce() throws Exception {
        Path other = H2Database.configuration(folder, "people.phone = randomized varchar(20)");
        database.ddl("CREATE TABLE people (id INT, phone VARCHAR(20))");
        String url = database.rawUrl().replace("jdbc:", "jdbc:kmsenc:") + ";kmsenc.config=" + other;
        assertThatThrownBy(() -> DriverManager.getConnection(url))
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("KE303");
        Files.copy(database.ini(), other, StandardCopyOption.REPLACE_EXISTING);
        try (Connection mended = DriverManager.getConnection(url)) {
            assertThat(isSecret(mended, "ssn")).isTrue();
        }
    }

    @Test
    void aTransactionWhoseConnectionAnswersForItselfKeepsItsRules() throws Exception {
        connection.setAutoCommit(false);
        execute(connection, "CREATE LOCAL TEMPORARY TABLE mine (id INT) NOT PERSISTENT");
        connection.commit();
        execute(connection, "INSERT INTO customers VALUES (1, 'one', 'plain')");
        configure(SSN, NOTE);
        try (Connection another = database.encrypted()) {
            awaitSecret(another, "note", true);
            assertThat(isSecret(connection, "note")).isFalse();
            connection.rollback();
            assertThat(isSecret(connection, "note")).isTrue();
        }
    }

    @Test
    void aChangedSecretKeyThatCanNotDecryptIsNotTakenUp() throws Exception {
        execute(connection, "INSERT INTO customers VALUES (1, 'one', 'x')");
        assertThat(query(connection, "SELECT ssn FROM customers")).isEqualTo("one");
        write(Files.readString(database.ini()).replace(H2Database.SECRET_KEY, "another-key-that-nobody-used") + "\n"
                + NOTE + "\n");
        for (int id = 2; id < 15; id++) {
            execute(connection, "INSERT INTO customers VALUES (" + id + ", 'more', 'x')");
            assertThat(query(connection, "SELECT ssn FROM customers WHERE id = " + id))
                    .isEqualTo("more");
            assertThat(isSecret(connection, "note")).isFalse();
            Thread.sleep(10);
        }
    }
}
