package io.kmsenc.it.definition;

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
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A default that the database holds for a secret column is never stored through kmsenc. */
class DefaultsIT {

    private static final Path INI =
            Ini.withSecretKey().columns("customers.ssn = randomized").write();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void defaultIsRefusedAsLongAsThereIsOne(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(DefaultsIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(raw, "CREATE TABLE customers (id INT, ssn VARCHAR(1000) DEFAULT '000')");
            for (String statement : List.of(
                    "INSERT INTO customers (id) VALUES (1)",
                    "INSERT INTO customers (id, ssn) VALUES (1, DEFAULT)",
                    "INSERT INTO customers VALUES (1, DEFAULT)",
                    "UPDATE customers SET ssn = DEFAULT")) {
                assertRefused(connection, statement);
            }
            Sql.run(
                    connection,
                    "INSERT INTO customers (id, ssn) VALUES (1, 'one'), (2, NULL)",
                    "ALTER TABLE customers ALTER COLUMN ssn DROP DEFAULT");
            // after which MariaDB wants a value
            Sql.run(
                    connection,
                    kind.dialect() == Dialect.MARIADB
                            ? "ALTER TABLE customers ALTER COLUMN ssn SET DEFAULT NULL"
                            : "INSERT INTO customers (id) VALUES (7)",
                    "DELETE FROM customers WHERE id = 7",
                    "INSERT INTO customers (id) VALUES (3)",
                    "INSERT INTO customers (id, ssn) VALUES (4, DEFAULT)",
                    "UPDATE customers SET ssn = DEFAULT WHERE id = 1",
                    "ALTER TABLE customers ALTER COLUMN ssn SET DEFAULT NULL",
                    "INSERT INTO customers VALUES (5, DEFAULT), (6, 'six')");
            assertThat(Sql.column(connection, "SELECT ssn FROM customers ORDER BY id"))
                    .containsExactly(null, null, null, null, null, "six");
            assertThat(Sql.column(raw, "SELECT ssn FROM customers WHERE ssn IS NOT NULL"))
                    .singleElement()
                    .asString()
                    .doesNotContain("six");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL"})
    void defaultOfADomainIsOneOfTheColumn(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(DefaultsIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(
                    raw,
                    "CREATE DOMAIN unset AS VARCHAR(1000) DEFAULT '000'",
                    "CREATE DOMAIN narrower AS unset",
                    "CREATE TABLE customers (id INT, ssn " + (kind.dialect() == Dialect.H2 ? "narrower" : "unset")
                            + ")");
            assertRefused(connection, "INSERT INTO customers (id) VALUES (1)");
            assertRefused(connection, "INSERT INTO customers DEFAULT VALUES");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void computedColumnIsNotLeftOut(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(DefaultsIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            String stored = kind == TestDatabase.H2_MEMORY || kind == TestDatabase.H2_FILE ? "" : " STORED";
            Sql.run(
                    raw,
                    "CREATE TABLE customers (id INT, name VARCHAR(9), ssn VARCHAR(1000) GENERATED ALWAYS AS"
                            + " (UPPER(name))" + stored + ")");
            assertRefused(connection, "INSERT INTO customers (id, name) VALUES (1, 'a')");
        }
    }

    @Test
    void mariadbRefusesToLeaveOutWhatMustNotBeNull() throws SQLException {
        try (FreshDatabase database = TestDatabase.MARIADB.fresh(DefaultsIT.class);
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(connection, "CREATE TABLE customers (id INT, ssn VARCHAR(1000) NOT NULL)");
            assertThatThrownBy(() -> Sql.run(connection, "INSERT INTO customers (id) VALUES (1)"))
                    .hasMessageContaining("doesn't have a default value");
            assertThatThrownBy(() -> Sql.run(connection, "INSERT INTO customers VALUES (1, DEFAULT)"))
                    .hasMessageContaining("doesn't have a default value");
        }
    }

    private static void assertRefused(Connection connection, String statement) {
        assertThatThrownBy(() -> Sql.run(connection, statement)).as(statement).hasMessageContaining("[default-value]");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aTableWithAColumnComputedFromASecretOneIsRefused(TestDatabase kind) throws SQLException {
        Path ini = Ini.withSecretKey()
                .columns("notes.secret = deterministic compare=exact")
                .write();
        try (FreshDatabase database = kind.fresh(DefaultsIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, ini).connect()) {
            String computed = kind.dialect() == Dialect.POSTGRESQL
                    ? "VARCHAR(500) GENERATED ALWAYS AS (UPPER(%s)) STORED"
                    : "VARCHAR(500) AS (UPPER(%s))";
            Sql.run(
                    raw,
                    "CREATE TABLE notes (id INT, title VARCHAR(100), secret VARCHAR(500), loud "
                            + computed.formatted("title") + ")");
            Sql.run(connection, "INSERT INTO notes (id, title, secret) VALUES (1, 'a', 'one')");
            assertThat(Sql.column(connection, "SELECT loud FROM notes WHERE secret = 'one'"))
                    .containsExactly("A");
            Sql.run(
                    raw,
                    "ALTER TABLE notes DROP COLUMN loud",
                    "ALTER TABLE notes ADD COLUMN loud " + computed.formatted("secret"));
            try (Connection later = new Application(database, ini).connect()) {
                Sql.run(later, "ALTER TABLE notes ADD COLUMN more INT");
                assertThatThrownBy(() -> Sql.rows(later, "SELECT * FROM notes"))
                        .hasMessageContaining("is computed from a secret column")
                        .hasMessageContaining("[definition]");
            }
        }
    }
}
