package io.kmsenc.it.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Secret tables that are reached by names in which theirs isn't seen at once. */
class HiddenNamesIT {

    private static final Path INI = Ini.withSecretKey()
            .columns("people.email = deterministic compare=exact", "people.ssn = randomized")
            .write();

    @Test
    void whatReachesASecretTableThroughRoutinesIsRefused() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(
                    raw,
                    "CREATE TABLE people (id INT, email TEXT, ssn TEXT)",
                    "CREATE FUNCTION f3() RETURNS TABLE (id INT, email TEXT) LANGUAGE sql AS"
                            + " $$ SELECT id, email FROM people $$",
                    "CREATE VIEW v3 AS SELECT id, email FROM f3()",
                    "CREATE VIEW v5 AS SELECT * FROM v3",
                    "CREATE FUNCTION put(p TEXT) RETURNS INT LANGUAGE sql AS"
                            + " $$ INSERT INTO people (email) VALUES (p) RETURNING 1 $$",
                    "CREATE FUNCTION put2(p TEXT) RETURNS INT LANGUAGE sql BEGIN ATOMIC SELECT put(p); END",
                    "CREATE FUNCTION put3(p TEXT, q TEXT) RETURNS INT LANGUAGE sql AS $$ SELECT put(p) $$",
                    "CREATE OPERATOR <<<< (LEFTARG = TEXT, RIGHTARG = TEXT, FUNCTION = put3)",
                    "CREATE VIEW v6 AS SELECT CAST('x' AS TEXT) <<<< CAST('y' AS TEXT) AS z");
            for (String statement : List.of(
                    "SELECT count(*) FROM v3 WHERE email = 'secret'",
                    "SELECT * FROM v5",
                    "SELECT put2('secret')",
                    "SELECT * FROM v6")) {
                assertThatThrownBy(() -> Sql.run(connection, statement))
                        .as(statement)
                        .hasMessageContaining("[view-on-secret-table]");
            }
            assertThat(Sql.rows(raw, "SELECT * FROM people")).isEmpty();
        }
    }

    @Test
    void aNameOfSeveralWordsIsSeenInWhatTheServerExecutes() throws SQLException {
        Path ini = Ini.withSecretKey().columns("my-items.b = randomized").write();
        try (FreshDatabase database = TestDatabase.MARIADB.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, ini).connect()) {
            Sql.run(connection, "CREATE TABLE `my-items` (id INT, b VARCHAR(500))");
            for (String statement : List.of(
                    "INSERT /*! INTO */ `my-items` VALUES (2, 'secret')",
                    "INSERT INTO /*! `my-items` */ VALUES (2, 'secret')",
                    "SELECT /*! STRAIGHT_JOIN */ * FROM `my-items` WHERE b = 'secret'")) {
                assertThatThrownBy(() -> Sql.run(connection, statement))
                        .as(statement)
                        .hasMessageContaining("[un");
            }
            assertThat(Sql.rows(raw, "SELECT * FROM `my-items`")).isEmpty();
        }
    }

    @Test
    void aNameThatPostgresqlCutsIsTheOneItIsCutTo() throws SQLException {
        String table = "t".repeat(63);
        Path ini = Ini.withSecretKey().columns(table + ".b = randomized").write();
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, ini).connect()) {
            Sql.run(connection, "CREATE TABLE " + table + " (id INT, b VARCHAR(500))");
            Sql.run(connection, "INSERT INTO " + table + "t VALUES (2, 'secret')");
            assertThat(Sql.column(raw, "SELECT b FROM " + table).get(0)).startsWith("kmsenc1.");
            assertThat(Sql.column(connection, "SELECT b FROM " + table + "t")).containsExactly("secret");
        }
    }
}
