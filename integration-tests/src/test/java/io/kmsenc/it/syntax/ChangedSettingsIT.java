package io.kmsenc.it.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting that is changed while a connection is open counts from the next text on, and as long as on the server. */
class ChangedSettingsIT {

    private static final Path INI =
            Ini.withSecretKey().columns("vault.v = deterministic compare=exact").write();
    private static final String OFF = "SET standard_conforming_strings = off";
    /** Two backslashes where none means anything; else one. */
    private static final String LITERAL = "'a\\\\b'";

    private static final String INSERT = "INSERT INTO vault (id, v, note) VALUES (1, " + LITERAL + ", " + LITERAL + ")";

    interface Steps {
        void on(Connection connection) throws SQLException;
    }

    /** The note is the twin: it is sent as it is. */
    private static void agrees(Connection connection, String expected) throws SQLException {
        Sql.run(connection, "DELETE FROM vault", INSERT);
        assertThat(Sql.rows(connection, "SELECT v, note FROM vault").get(0)).containsExactly(expected, expected);
        assertThat(Sql.column(connection, "SELECT id FROM vault WHERE v = " + LITERAL))
                .containsExactly("1");
    }

    private static void on(TestDatabase kind, String parameters, Steps steps) throws SQLException {
        try (FreshDatabase database = kind.fresh(ChangedSettingsIT.class);
                Connection raw = database.connect()) {
            String text = Application.text(kind.dialect());
            Sql.run(raw, "CREATE TABLE vault (id INT, v " + text + ", note " + text + ")");
            String url = database.kmsencUrl();
            String separator = parameters.isEmpty() ? "" : url.contains("?") ? "&" : "?";
            try (Connection connection = new Application(database, INI).connect(url + separator + parameters)) {
                steps.on(connection);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepareThreshold=1", "preferQueryMode=simple"})
    void onPostgreSqlAChangeLastsAsLongAsOnTheServer(String parameters) throws SQLException {
        on(TestDatabase.POSTGRESQL, parameters, connection -> {
            agrees(connection, "a\\\\b");
            Sql.run(connection, OFF);
            agrees(connection, "a\\b");
            Sql.run(connection, "RESET ALL");
            agrees(connection, "a\\\\b");
            Sql.run(connection, "SELECT set_config('standard_' || 'conforming_strings', 'off', false)");
            agrees(connection, "a\\b");
            Sql.run(connection, "DISCARD ALL");
            agrees(connection, "a\\\\b");
            Sql.run(connection, "UPDATE pg_settings SET setting = 'off' WHERE name LIKE 'standard_conf%'");
            agrees(connection, "a\\b");
            Sql.run(connection, "SET U&\"standard_conforming_string\\0073\" TO DEFAULT");
            agrees(connection, "a\\\\b");
            Sql.run(
                    connection,
                    "DO $$ BEGIN PERFORM set_config('standard_' || 'conforming_strings', 'off', false); END $$");
            agrees(connection, "a\\b");
        });
    }

    @Test
    void onPostgreSqlARollbackTakesAChangeBack() throws SQLException {
        on(TestDatabase.POSTGRESQL, "", connection -> {
            connection.setAutoCommit(false);
            Sql.run(connection, OFF);
            agrees(connection, "a\\b");
            connection.rollback();
            agrees(connection, "a\\\\b");
            Sql.run(connection, "SET LOCAL standard_conforming_strings = off");
            agrees(connection, "a\\b");
            connection.commit();
            agrees(connection, "a\\\\b");
            Savepoint savepoint = connection.setSavepoint();
            Sql.run(connection, OFF);
            connection.rollback(savepoint);
            agrees(connection, "a\\\\b");
            Sql.run(connection, OFF);
            agrees(connection, "a\\b");
            Sql.run(connection, "ROLLBACK");
            agrees(connection, "a\\\\b");
        });
    }

    @Test
    void onPostgreSqlAFailedStatementTakesAChangeBack() throws SQLException {
        on(TestDatabase.POSTGRESQL, "", connection -> {
            connection.setAutoCommit(false);
            Sql.run(connection, OFF);
            assertThatThrownBy(() -> Sql.run(connection, "SELECT 1 / 0")).isInstanceOf(SQLException.class);
            connection.rollback();
            agrees(connection, "a\\\\b");
        });
    }

    @Test
    void onPostgreSqlAPreparedTextThatWouldBeReadOtherwiseIsRefused() throws SQLException {
        String select = "SELECT id FROM vault WHERE note = " + LITERAL + " OR v = ?";
        on(TestDatabase.POSTGRESQL, "prepareThreshold=2", connection -> {
            Sql.run(connection, INSERT);
            try (PreparedStatement prepared = connection.prepareStatement(select);
                    PreparedStatement other = connection.prepareStatement("SELECT id FROM vault WHERE v = ?")) {
                prepared.setString(1, "none");
                for (int i = 0; i < 5; i++) {
                    prepared.execute();
                }
                Sql.run(connection, OFF);
                assertThatThrownBy(prepared::execute).hasMessageContaining("prepare it again");
                assertThatThrownBy(() -> prepared.setString(1, "x")).hasMessageContaining("prepare it again");
                other.setString(1, "a\\\\b");
                assertThat(other.executeQuery().next()).isTrue();
            }
            // the server and its driver still remember the text as it was read first
            try (PreparedStatement again = connection.prepareStatement(select)) {
                again.setString(1, "none");
                assertThat(again.executeQuery().next()).isFalse();
                Sql.run(connection, "UPDATE vault SET note = " + LITERAL);
                assertThat(again.executeQuery().next()).isTrue();
            }
        });
    }

    @Test
    void aTextOfABatchThatMayBeReadOtherwiseIsRefused() throws SQLException {
        on(TestDatabase.POSTGRESQL, "", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.addBatch(OFF);
                assertThatThrownBy(() -> statement.addBatch("CREATE TABLE x (y text DEFAULT 'a\\')"))
                        .hasMessageContaining("[batch-order]");
                statement.addBatch("CREATE TABLE x (y text DEFAULT 'a')");
                statement.executeBatch();
            }
            agrees(connection, "a\\b");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void onMariaDbAChangeCountsFromTheNextTextOn(TestDatabase kind) throws SQLException {
        on(kind, "useServerPrepStmts=true&cachePrepStmts=true", connection -> {
            String names = "SELECT \"v\" FROM vault WHERE id = ?";
            agrees(connection, "a\\b");
            assertThat(prepared(connection, names)).isEqualTo("v");
            Sql.run(connection, "SET sql_mode = 'STRICT_ALL_TABLES,ANSI_QUOTES'");
            agrees(connection, "a\\b");
            assertThat(prepared(connection, names)).isEqualTo("a\\b");
            Sql.run(connection, "SET autocommit = 1, @@session.sql_mode = 'TRADITIONAL'");
            agrees(connection, "a\\b");
            assertThat(prepared(connection, names)).isEqualTo("v");
        });
    }

    private static String prepared(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, 1);
            try (var row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    @Test
    void onMariaDbAModeThatLosesValuesIsRefusedHoweverItIsSet() throws SQLException {
        on(TestDatabase.MARIADB, "", connection -> {
            for (String refused : new String[] {
                "SET sql_mode = ''",
                "SET sql_mode = DEFAULT",
                "SET sql_mode = @x",
                "SET sql_mode = 'ORACLE,TRADITIONAL'",
                "SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES')"
            }) {
                assertThatThrownBy(() -> Sql.run(connection, refused)).hasMessageContaining("[syntax-setting]");
            }
            agrees(connection, "a\\b");
        });
    }

    @Test
    void onMariaDbARoutineLeavesTheModeAsItWas() throws SQLException {
        on(TestDatabase.MARIADB, "", connection -> {
            Sql.run(connection, "CREATE PROCEDURE change_mode() SET sql_mode = ''", "CALL change_mode()");
            agrees(connection, "a\\b");
        });
    }

    @Test
    void onH2AModeThatAnotherConnectionHasSetIsNoticed() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.fresh(ChangedSettingsIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(raw, "CREATE TABLE vault (id INT, v VARCHAR, note VARCHAR)", "SET MODE Oracle");
            Sql.run(connection, "CALL 1");
            assertThatThrownBy(() -> Sql.run(connection, INSERT)).hasMessageContaining("[syntax-setting]");
            Sql.run(raw, "SET MODE PostgreSQL");
            agrees(connection, "a\\\\b");
        }
    }
}
