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

/** What a change of the schema does to statements that were planned before it. */
class SchemaChangeTest {

    @TempDir
    Path folder;

    private H2Database database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = new H2Database(folder, "customers.ssn = randomized");
        database.ddl("CREATE TABLE customers (id INT, ssn VARCHAR(1000))");
        connection = database.encrypted();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void aViewMadeThroughTheDriverIsKnownToEveryConnectionAtOnce() throws SQLException {
        try (Connection other = database.encrypted()) {
            assertThatThrownBy(() -> execute(other, "INSERT INTO v VALUES (1, 'secret')"))
                    .hasMessageContaining("not found");
            execute(connection, "CREATE VIEW v AS SELECT * FROM customers");
            assertRefused(other, "INSERT INTO v VALUES (1, 'secret')");
            execute(connection, "INSERT INTO customers VALUES (1, 'secret')");
            assertThat(query(connection, "SELECT * FROM v", "ssn")).isEqualTo("secret");
            assertThat(query(other, "SELECT * FROM v", "ssn")).isEqualTo("secret");
            execute(connection, "DROP VIEW v");
            execute(connection, "CREATE TABLE v (id INT, word VARCHAR)");
            execute(other, "INSERT INTO v VALUES (1, 'not secret')");
        }
    }

    @Test
    void aViewMadeElsewhereIsKnownToANewStatementWithinASecond() throws Exception {
        execute(connection, "INSERT INTO customers VALUES (1, 'secret')");
        database.ddl("CREATE VIEW v AS SELECT * FROM customers");
        Thread.sleep(1_100);
        assertRefused(connection, "INSERT INTO v VALUES (1, 'secret')");
    }

    @Test
    void aViewThatIsReplacedElsewhereIsReadByItsNewQuery() throws Exception {
        database.ddl("CREATE VIEW v AS SELECT id, ssn AS word FROM customers");
        execute(connection, "INSERT INTO customers VALUES (1, 'secret')");
        assertThat(query(connection, "SELECT word FROM v", "word")).isEqualTo("secret");
        database.ddl("CREATE OR REPLACE VIEW v AS SELECT ssn, 'plain' AS word FROM customers");
        execute(connection, "CREATE TABLE other (id INT)");
        assertThat(query(connection, "SELECT word FROM v", "word")).isEqualTo("plain");
    }

    @Test
    void aStatementPreparedBeforeTheColumnsChangedIsNotSentWithTheOldRoles() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers VALUES (?, ?)")) {
            insert.setInt(1, 1);
            insert.setString(2, "secret");
            insert.executeUpdate();
            execute(connection, "CREATE TABLE other (ssn VARCHAR(1000), id INT)");
            execute(connection, "DROP TABLE customers");
            execute(connection, "CREATE TABLE customers (ssn VARCHAR(1000), id INT)");
            assertThatThrownBy(insert::executeUpdate)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("prepare it again")
                    .hasMessageContaining("[schema-changed]");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers VALUES (?, ?)")) {
            insert.setString(1, "secret");
            insert.setInt(2, 1);
            insert.executeUpdate();
        }
        assertThat(database.stored("SELECT ssn FROM customers")).startsWith("kmsenc1.");
    }

    @Test
    void theSameNameInAnotherSchemaIsResolvedByConnection() throws SQLException {
        database.ddl("CREATE SCHEMA other");
        database.ddl("CREATE TABLE other.customers (ssn VARCHAR(1000), id INT)");
        String select = "SELECT * FROM customers";
        execute(connection, "INSERT INTO customers VALUES (1, 'public')");
        assertThat(query(connection, select, "ssn")).isEqualTo("public");
        try (Connection elsewhere = database.encrypted()) {
            elsewhere.setSchema("OTHER");
            execute(elsewhere, "INSERT INTO customers VALUES ('other', 2)");
            assertThat(query(elsewhere, select, "ssn")).isEqualTo("other");
            assertThat(query(connection, select, "ssn")).isEqualTo("public");
        }
        assertThat(database.stored("SELECT ssn FROM other.customers")).startsWith("kmsenc1.");
    }

    @Test
    void aParameterIsBoundByWhatItsTableIsThen() throws SQLException {
        database.ddl("CREATE SCHEMA other");
        database.ddl("CREATE TABLE other.customers (ssn VARCHAR(1000), id INT)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers VALUES (?, ?)")) {
            connection.setSchema("OTHER");
            assertThatThrownBy(() -> insert.setString(1, "secret"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("[schema-changed]");
        }
    }

    @Test
    void aBatchIsRefusedWhoseStatementsWouldMeanSomethingElseWhenTheyRun() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("CREATE VIEW v AS SELECT * FROM customers");
            assertThatThrownBy(() -> statement.addBatch("INSERT INTO v VALUES (1, 'secret')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("[batch-order]");
            statement.addBatch("CREATE TABLE t (id INT)");
            statement.executeBatch();
            statement.addBatch("INSERT INTO t VALUES (1)");
            statement.executeBatch();
        }
    }

    @Test
    void aValueThatNoParameterIsThereForGoesNowhere() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers VALUES (1, ?)")) {
            assertThatThrownBy(() -> insert.setString(2, "secret")).hasMessage("the statement has no parameter 2");
            assertThatThrownBy(() -> insert.setString(0, "secret")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void arraysStayInsideTheWrapper() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT ARRAY[1, 2], ARRAY['kmsenc1.x']")) {
            result.next();
            assertThat(result.getArray(1).getResultSet().getStatement())
                    .satisfiesAnyOf(
                            inner -> assertThat(inner).isNull(),
                            inner -> assertThat(inner.getConnection()).isSameAs(connection));
            assertThat((Object[]) result.getArray(1).getArray()).hasSize(2);
            assertThatThrownBy(() -> result.getArray(2).getArray()).isInstanceOf(SQLException.class);
        }
    }

    private static void assertRefused(Connection connection, String sql) {
        assertThatThrownBy(() -> execute(connection, sql))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("KE001");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Connection connection, String sql, String column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(column);
        }
    }
}
