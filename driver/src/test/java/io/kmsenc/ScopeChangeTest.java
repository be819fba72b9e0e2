package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was encrypted for one scope is not written for another. */
class ScopeChangeTest {

    private static final String SCOPE = "kmsenc.scope";

    @TempDir
    static Path folder;

    private H2Database database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = new H2Database(
                folder,
                "customers.ssn = randomized",
                "customers.photo = randomized binary",
                "customers.email = deterministic within=scope");
        database.ddl("CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(4000), photo VARBINARY(4000),"
                + " email VARCHAR(4000))");
        connection = database.encrypted();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    private String count() throws SQLException {
        return database.stored("SELECT COUNT(*) FROM customers");
    }

    @Test
    void aLiteralThatWasEncryptedForOneScopeIsNotWrittenForAnother() throws SQLException {
        connection.setClientInfo(SCOPE, "tenant-1");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO customers (id, ssn) VALUES (?, 'a secret')")) {
            insert.setInt(1, 1);
            insert.executeUpdate();
            connection.setClientInfo(SCOPE, "tenant-2");
            insert.setInt(1, 2);
            assertThatThrownBy(insert::executeUpdate)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("scope")
                    .hasMessageNotContaining("a secret");
            assertThatThrownBy(insert::addBatch).isInstanceOf(SQLException.class);
            assertThat(count()).isEqualTo("1");
            connection.setClientInfo(SCOPE, "tenant-1");
            insert.executeUpdate();
        }
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void aParameterThatWasBoundForOneScopeIsNotWrittenForAnother() throws SQLException {
        connection.setClientInfo(SCOPE, "tenant-1");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO customers (id, ssn, photo) VALUES (?, ?, ?)")) {
            insert.setInt(1, 1);
            insert.setString(2, "a secret");
            insert.setBytes(3, new byte[] {1});
            insert.executeUpdate();
            connection.setClientInfo(SCOPE, "tenant-2");
            insert.setInt(1, 2);
            assertThatThrownBy(insert::executeUpdate)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("scope");
            insert.setString(2, "a secret");
            assertThatThrownBy(insert::executeUpdate)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("scope");
            assertThat(count()).isEqualTo("1");
            insert.setBytes(3, new byte[] {1});
            insert.executeUpdate();
        }
        assertThat(database.stored("SELECT COUNT(DISTINCT SUBSTRING(ssn, 1, 32)) FROM customers"))
                .isEqualTo("2");
    }

    @Test
    void aParameterThatWasBoundForOneScopeIsNotComparedForAnother() throws SQLException {
        connection.setClientInfo(SCOPE, "tenant-1");
        try (PreparedStatement query = connection.prepareStatement("SELECT id FROM customers WHERE email = ?")) {
            query.setString(1, "a@example.org");
            query.executeQuery().close();
            connection.setClientInfo(SCOPE, "tenant-2");
            assertThatThrownBy(query::executeQuery)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("scope");
            query.clearParameters();
            query.setString(1, "a@example.org");
            query.executeQuery().close();
        }
    }

    @Test
    void whatIsNoSecretAndWhatIsNullBelongsToNoScope() throws SQLException {
        connection.setClientInfo(SCOPE, "tenant-1");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO customers (id, ssn, photo) VALUES (?, ?, NULL)")) {
            insert.setInt(1, 1);
            insert.setString(2, null);
            connection.setClientInfo(SCOPE, "tenant-2");
            insert.executeUpdate();
        }
        assertThat(count()).isEqualTo("1");
    }

    /** What {@code updateRow} and {@code insertRow} write was encrypted when it was set. */
    @Test
    void aRowThatWasChangedForOneScopeIsNotWrittenForAnother() throws SQLException {
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
            statement.executeUpdate("INSERT INTO customers (id, ssn) VALUES (1, 'before')");
            String before = database.stored("SELECT ssn FROM customers WHERE id = 1");
            try (ResultSet rows = statement.executeQuery("SELECT id, ssn FROM customers")) {
                rows.next();
                connection.setClientInfo(SCOPE, "tenant-1");
                rows.updateString(2, "a secret");
                connection.setClientInfo(SCOPE, "tenant-2");
                assertThatThrownBy(rows::updateRow)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("scope");
                assertThat(database.stored("SELECT ssn FROM customers WHERE id = 1"))
                        .isEqualTo(before);
                rows.updateString(2, "a secret");
                rows.updateRow();
                rows.moveToInsertRow();
                rows.updateInt(1, 2);
                rows.updateString(2, "another");
                connection.setClientInfo(SCOPE, "tenant-1");
                assertThatThrownBy(rows::insertRow)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("scope");
                assertThat(count()).isEqualTo("1");
            }
        }
    }
}
