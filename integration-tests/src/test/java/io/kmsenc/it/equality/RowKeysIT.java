package io.kmsenc.it.equality;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** DISTINCT and GROUP BY with a randomized column, where a primary key tells the rows apart already. */
class RowKeysIT {

    private static final Path INI = Ini.withSecretKey()
            .columns("customers.ssn = randomized\nparts.ssn = randomized")
            .write();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void rowsThatAPrimaryKeyTellsApartAreDistinct(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(RowKeysIT.class);
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(
                    connection,
                    "CREATE TABLE customers (a INT, b INT, ssn VARCHAR(1000), PRIMARY KEY (a, b))",
                    "CREATE TABLE orders (id INT PRIMARY KEY, a INT)",
                    "INSERT INTO customers (a, b, ssn) VALUES (1, 1, 'one'), (1, 2, 'one'), (2, 1, 'two'), (3, 1, NULL)",
                    "INSERT INTO orders VALUES (1, 1), (2, 1), (3, 2), (4, 9)");
            String from = " FROM orders o LEFT JOIN customers c ON c.a = o.a";
            assertThat(Sql.column(connection, "SELECT DISTINCT c.ssn, c.a, c.b" + from))
                    .containsExactlyInAnyOrder("one", "one", "two", null);
            assertThat(Sql.column(connection, "SELECT c.ssn, COUNT(*)" + from + " GROUP BY c.b, c.ssn, c.a"))
                    .containsExactlyInAnyOrder("one", "one", "two", null);
            assertUnproven(connection, "SELECT DISTINCT c.ssn, c.a" + from);
            Sql.run(connection, "CREATE TABLE parts (id INT UNIQUE, ssn VARCHAR(1000))");
            assertUnproven(connection, "SELECT DISTINCT id, ssn FROM parts");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theKeyIsAskedForAnewAfterAChange(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(RowKeysIT.class);
                Connection connection = new Application(database, INI).connect()) {
            String query = "SELECT DISTINCT id, ssn FROM customers";
            Sql.run(
                    connection,
                    "CREATE TABLE customers (id INT NOT NULL, ssn VARCHAR(1000), CONSTRAINT pk PRIMARY KEY (id))",
                    "INSERT INTO customers VALUES (1, 'one')");
            assertThat(Sql.column(connection, "SELECT DISTINCT ssn, id FROM customers"))
                    .containsExactly("one");
            Sql.run(connection, "ALTER TABLE customers DROP " + (isMaria(kind) ? "PRIMARY KEY" : "CONSTRAINT pk"));
            assertUnproven(connection, query);
            assertUnproven(connection, "SELECT DISTINCT ssn, id FROM customers");
        }
    }

    private static boolean isMaria(TestDatabase kind) {
        return kind.dialect() == Dialect.MARIADB;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H2_MEMORY  | id INT, hidden INT INVISIBLE, ssn VARCHAR(1000), PRIMARY KEY (id, hidden)",
                "MARIADB    | id INT, hidden INT INVISIBLE DEFAULT 1, ssn VARCHAR(1000), PRIMARY KEY (id, hidden)",
                "POSTGRESQL | id INT PRIMARY KEY DEFERRABLE, ssn VARCHAR(1000)",
            })
    void aKeyThatIsWiderOrCheckedLateDoesntCount(TestDatabase kind, String columns) throws SQLException {
        try (FreshDatabase database = kind.fresh(RowKeysIT.class);
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(connection, "CREATE TABLE customers (" + columns + ")");
            assertUnproven(connection, "SELECT DISTINCT id, ssn FROM customers");
        }
    }

    @Test
    void aKeyOfPostgresqlHoldsForPartitionsAndNotForTablesThatInherit() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(RowKeysIT.class);
                Connection connection = new Application(database, INI).connect()) {
            try (Connection raw = database.connect()) {
                Sql.run(
                        raw,
                        "CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(1000)) PARTITION BY RANGE (id)",
                        "CREATE TABLE low PARTITION OF customers FOR VALUES FROM (0) TO (10)",
                        "CREATE TABLE parts (id INT PRIMARY KEY, ssn VARCHAR(1000))",
                        "CREATE TABLE more_parts () INHERITS (parts)");
            }
            Sql.run(connection, "INSERT INTO customers VALUES (1, 'one')");
            assertThat(Sql.column(connection, "SELECT DISTINCT ssn, id FROM customers"))
                    .isEqualTo(List.of("one"));
            assertUnproven(connection, "SELECT DISTINCT id, ssn FROM parts");
        }
    }

    private static void assertUnproven(Connection connection, String query) {
        assertThatThrownBy(() -> Sql.run(connection, query)).as(query).hasMessageContaining("[secret-grouping]");
    }
}
