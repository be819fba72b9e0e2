package io.kmsenc.it.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After {@code setSchema} or {@code setCatalog} a name stands for the table of that schema: secret there, plain here. */
class ChosenSchemaIT {

    private static final Path INI =
            Ini.withSecretKey().columns("other.visits.code = randomized").write();
    private static final String INSERT = "INSERT INTO visits (id, code) VALUES (?, ?)";
    private static final String SECRET = "4929-8371-0265-7714";

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL"})
    void decidesWhichTableIsMeant(TestDatabase kind) throws SQLException {
        boolean h2 = kind.dialect() == Dialect.H2;
        try (FreshDatabase database = kind.fresh(ChosenSchemaIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(
                    raw,
                    "CREATE SCHEMA other",
                    "CREATE TABLE visits (id INT, code VARCHAR(600))",
                    "CREATE TABLE other.visits (id INT, code VARCHAR(600))");
            String first = connection.getSchema();
            PreparedStatement before = connection.prepareStatement(INSERT);
            store(connection, 1);
            connection.setSchema(h2 ? "OTHER" : "other");
            store(connection, 2);
            // prepared for the other table: what it means now is never guessed
            assertThatThrownBy(() -> before.setString(2, SECRET))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("KE001"));
            assertThat(Sql.column(connection, "SELECT code FROM visits")).containsExactly(SECRET);
            connection.setSchema(first);
            store(connection, 3);
            assertThat(Sql.column(connection, "SELECT code FROM visits ORDER BY id"))
                    .containsExactly(SECRET, SECRET);
            assertThat(Sql.column(raw, "SELECT code FROM visits ORDER BY id")).containsExactly(SECRET, SECRET);
            assertThat(Sql.column(raw, "SELECT code FROM other.visits"))
                    .hasSize(1)
                    .allMatch(code -> code.startsWith("kmsenc1."));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"MARIADB", "MYSQL"})
    void decidesInWhichDatabaseTheTableIs(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(ChosenSchemaIT.class);
                Connection raw = database.connect()) {
            String first = raw.getCatalog();
            String other = first + "_other";
            Sql.run(
                    raw,
                    "CREATE DATABASE " + other,
                    "CREATE TABLE visits (id INT, code VARCHAR(600))",
                    "CREATE TABLE " + other + ".visits (id INT, code VARCHAR(600))");
            Path ini = Ini.withSecretKey()
                    .columns(other + ".visits.code = randomized")
                    .write();
            try (Connection connection = new Application(database, ini).connect()) {
                PreparedStatement before = connection.prepareStatement(INSERT);
                store(connection, 1);
                connection.setCatalog(other);
                store(connection, 2);
                assertThatThrownBy(() -> before.setString(2, SECRET))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("KE001"));
                assertThat(Sql.column(connection, "SELECT code FROM visits")).containsExactly(SECRET);
                Sql.run(connection, "USE " + first);
                store(connection, 3);
                assertThat(Sql.column(connection, "SELECT code FROM visits ORDER BY id"))
                        .containsExactly(SECRET, SECRET);
            }
            assertThat(Sql.column(raw, "SELECT code FROM visits ORDER BY id")).containsExactly(SECRET, SECRET);
            assertThat(Sql.column(raw, "SELECT code FROM " + other + ".visits"))
                    .hasSize(1)
                    .allMatch(code -> code.startsWith("kmsenc1."));
            Sql.run(raw, "DROP DATABASE " + other);
        }
    }

    private static void store(Connection connection, int id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, id);
            insert.setString(2, SECRET);
            insert.executeUpdate();
        }
    }
}
