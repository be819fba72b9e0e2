package io.kmsenc.it.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.sentinel.Sentinel;
import io.kmsenc.it.spy.SpyDriver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets with quotes and backslashes are kept as a plaintext twin keeps them, whichever settings a connection has. */
class SettingsIT {

    private static final Path INI = Ini.withSecretKey()
            .columns("vault.v = randomized", "vault.d = deterministic compare=exact", "vault.b = randomized binary")
            .write();
    private static final String QUOTES = "\\'\"\\\\''%\\n";

    @ParameterizedTest
    @CsvSource({
        "H2_MEMORY, MODE=MySQL",
        "H2_MEMORY, MODE=PostgreSQL",
        "POSTGRESQL, standard_conforming_strings=off",
        "POSTGRESQL, standard_conforming_strings=off backslash_quote=off",
        "MARIADB, ''",
        "MARIADB, ANSI_QUOTES",
        "MARIADB, NO_BACKSLASH_ESCAPES",
        "MARIADB, 'ANSI,NO_BACKSLASH_ESCAPES'",
        "MYSQL, ''",
        "MYSQL, ANSI_QUOTES",
        "MYSQL, NO_BACKSLASH_ESCAPES",
        "MYSQL, 'ANSI,NO_BACKSLASH_ESCAPES'"
    })
    void keepsSecretsAsATwinDoes(TestDatabase kind, String settings) throws SQLException {
        try (FreshDatabase database = kind.fresh(SettingsIT.class);
                Connection raw = database.connect(SettingsUrl.of(database, "", settings))) {
            createTables(raw, kind);
            Application application = new Application(database, INI);
            try (Connection connection = application.connect(SettingsUrl.of(database, "kmsenc:spy:", settings))) {
                keepsSecrets(raw, connection, settings);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "H2_MEMORY, MODE MySQL",
        "POSTGRESQL, standard_conforming_strings=off",
        "MARIADB, ANSI_QUOTES",
        "MYSQL, ANSI_QUOTES"
    })
    void keepsSecretsAsATwinDoesAfterAChange(TestDatabase kind, String settings) throws SQLException {
        try (FreshDatabase database = kind.fresh(SettingsIT.class);
                Connection raw = database.connect()) {
            createTables(raw, kind);
            Application application = new Application(database, INI);
            try (Connection connection = application.connectSpied()) {
                keepsSecrets(raw, connection, "");
                Sql.run(raw, "DELETE FROM twin", "DELETE FROM vault");
                for (Connection each : new Connection[] {raw, connection}) {
                    Sql.run(each, SettingsUrl.statements(kind.dialect(), settings));
                }
                keepsSecrets(raw, connection, settings);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "H2_MEMORY, MODE=Oracle, MODE is",
        "H2_MEMORY, MODE=MSSQLServer, MODE is",
        "MARIADB, ORACLE, has ORACLE",
        "MARIADB, EMPTY_STRING_IS_NULL, has EMPTY_STRING_IS_NULL",
        "MYSQL, MSSQL, has MSSQL"
    })
    void refusesAConnectionUnderWhichSecretsCantBeKept(TestDatabase kind, String settings, String message)
            throws SQLException {
        try (FreshDatabase database = kind.fresh(SettingsIT.class)) {
            Application application = new Application(database, INI);
            assertThatThrownBy(() -> application
                            .connect(SettingsUrl.of(database, "kmsenc:", settings))
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(message)
                    .hasMessageContaining("[syntax-setting]");
        }
    }

    private static void createTables(Connection raw, TestDatabase kind) throws SQLException {
        String text = Application.text(kind.dialect());
        String columns = " (id INT, v " + text + ", d " + text + ", b " + Application.binary(kind.dialect()) + ", note "
                + text + ")";
        Sql.run(raw, "CREATE TABLE vault" + columns, "CREATE TABLE twin" + columns);
    }

    /** A row by literals and one by parameters, in both tables. */
    private static void keepsSecrets(Connection raw, Connection connection, String settings) throws SQLException {
        Sentinel secret = Sentinel.random();
        Sentinel note = Sentinel.random();
        SpyDriver.clear();
        String value = secret + QUOTES;
        String literal;
        try (Statement statement = connection.createStatement()) {
            literal = statement.enquoteLiteral(value);
        }
        String values = " (id, v, d, note) VALUES (1, " + literal + ", " + literal + ", '" + note + "\\\\ ''')";
        Sql.run(raw, "INSERT INTO twin" + values);
        Sql.run(connection, "INSERT INTO vault" + values);
        byte[] bytes = ("\0\\'\"" + value + "\u0080\n\u001A").getBytes(StandardCharsets.ISO_8859_1);
        insert(raw, "twin", value, bytes);
        insert(connection, "vault", value, bytes);

        String query = "SELECT id, v, d, note FROM ";
        assertThat(Sql.column(raw, "SELECT v FROM twin")).containsExactly(value, value);
        assertThat(Sql.rows(connection, query + "vault ORDER BY id"))
                .isEqualTo(Sql.rows(raw, query + "twin ORDER BY id"));
        assertThat(Sql.column(connection, "SELECT id FROM vault WHERE d = " + literal + " ORDER BY id"))
                .containsExactly("1", "2");
        names(connection, settings, value);
        assertThat(SpyDriver.find(secret.text())).isEmpty();
        assertThat(SpyDriver.find(note.text())).isNotEmpty();
    }

    private static void names(Connection connection, String settings, String value) throws SQLException {
        if (settings.contains("ANSI")) {
            assertThat(Sql.column(connection, "SELECT \"v\" FROM \"vault\" WHERE \"id\" = 2"))
                    .containsExactly(value);
        } else if (connection.getMetaData().getIdentifierQuoteString().equals("`")) {
            assertThat(Sql.column(connection, "SELECT \"v\" FROM vault WHERE d = \"none\" OR id = 2"))
                    .containsExactly("v");
        }
    }

    private static void insert(Connection connection, String table, String value, byte[] bytes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + table + " (id, v, d, b, note) VALUES (2, ?, ?, ?, '?\\\\')")) {
            insert.setString(1, value);
            insert.setString(2, value);
            insert.setBytes(3, bytes);
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT b FROM " + table + " WHERE id = 2");
                ResultSet row = select.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBytes(1)).as(table).isEqualTo(bytes);
        }
    }
}
