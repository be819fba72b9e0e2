package io.kmsenc.it.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a name stands for, as the databases decide it: search paths, temporary tables, views, partitions, upserts. */
class NamesIT {

    private static final Path INI = Ini.withSecretKey()
            .columns(
                    "a.customers.ssn = randomized",
                    "people.email = deterministic compare=exact",
                    "people.ssn = randomized")
            .write();
    private static final String INSERT = "INSERT INTO customers (id, ssn) VALUES (?, ?)";

    @Test
    void aSearchPathThatIsRolledBackCountsNoMore() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            schemas(raw);
            Sql.run(connection, "SET search_path = a");
            connection.setAutoCommit(false);
            Sql.run(connection, "SET LOCAL search_path = b", "INSERT INTO customers VALUES (1, 'open')");
            connection.commit();
            insert(connection, 2);
            Sql.run(connection, "SET search_path = b");
            insert(connection, 3);
            connection.rollback();
            insert(connection, 4);
            connection.commit();
            assertThat(Sql.column(raw, "SELECT ssn FROM a.customers WHERE ssn NOT LIKE 'kmsenc1.%'"))
                    .isEmpty();
            assertThat(Sql.column(raw, "SELECT id FROM a.customers ORDER BY id"))
                    .containsExactly("4");
            assertThat(Sql.column(raw, "SELECT ssn FROM b.customers")).containsExactly("open");
        }
    }

    @Test
    void aRollbackIsSeenAfterAutoCommitWasSetToWhatItWas() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            schemas(raw);
            Sql.run(connection, "SET search_path = a");
            connection.setAutoCommit(false);
            Sql.run(connection, "SET search_path = b", "INSERT INTO customers VALUES (1, 'open')");
            connection.setAutoCommit(false);
            Sql.run(connection, "INSERT INTO customers VALUES (3, 'open too')");
            connection.rollback();
            insert(connection, 2);
            connection.commit();
            assertThat(Sql.column(raw, "SELECT ssn FROM a.customers").get(0)).startsWith("kmsenc1.");
        }
    }

    @Test
    void aSearchPathThatAFunctionSetsIsFollowed() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            schemas(raw);
            Sql.run(
                    raw,
                    "CREATE FUNCTION use_schema(t text) RETURNS void LANGUAGE sql AS"
                            + " $$ SELECT set_config('search_path', t, false) $$",
                    "CREATE FUNCTION use_a() RETURNS void LANGUAGE plpgsql AS"
                            + " $$ BEGIN PERFORM public.use_schema('a'); END $$",
                    "CREATE FUNCTION use_atomic() RETURNS text LANGUAGE sql"
                            + " BEGIN ATOMIC SELECT set_config('search_path', 'a', false); END",
                    "CREATE VIEW tenant AS SELECT use_atomic() AS path");
            Sql.run(connection, "SET search_path = b, public", "INSERT INTO customers VALUES (1, 'open')");
            Sql.run(connection, "SELECT use_schema('a, public')");
            insert(connection, 2);
            Sql.run(connection, "SET search_path = b, public");
            insert(connection, 3);
            Sql.run(connection, "SELECT use_a()");
            insert(connection, 4);
            Sql.run(connection, "SET search_path = b, public");
            insert(connection, 5);
            Sql.run(connection, "SELECT path FROM tenant");
            insert(connection, 6);
            assertThat(Sql.column(raw, "SELECT ssn FROM a.customers WHERE ssn NOT LIKE 'kmsenc1.%'"))
                    .isEmpty();
            assertThat(Sql.column(raw, "SELECT id FROM a.customers ORDER BY id"))
                    .containsExactly("2", "4", "6");
        }
    }

    @Test
    void aBatchMeansWhatItMeantWhenItWasFilled() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect();
                PreparedStatement prepared = prepared(raw, connection);
                Statement statement = connection.createStatement()) {
            prepared.setInt(1, 1);
            prepared.setString(2, "secret");
            prepared.addBatch();
            statement.addBatch("INSERT INTO customers VALUES (2, 'secret')");
            Sql.run(connection, "SET search_path = a");
            for (Statement each : List.of(prepared, statement)) {
                assertThatThrownBy(each::executeBatch).hasMessageContaining("[schema-changed]");
                assertThatThrownBy(each::executeLargeBatch).hasMessageContaining("[schema-changed]");
                each.clearBatch();
            }
            statement.addBatch("INSERT INTO customers VALUES (3, 'secret')");
            Sql.run(connection, "SET search_path = a");
            assertThat(statement.executeBatch()).containsExactly(1);
            assertThat(Sql.column(raw, "SELECT ssn FROM a.customers"))
                    .singleElement()
                    .asString()
                    .startsWith("kmsenc1.");
            assertThat(Sql.rows(raw, "SELECT ssn FROM b.customers")).isEmpty();
        }
    }

    private static PreparedStatement prepared(Connection raw, Connection connection) throws SQLException {
        schemas(raw);
        Sql.run(connection, "SET search_path = b");
        return connection.prepareStatement(INSERT);
    }

    @Test
    void aBatchThatTakesASearchPathBackTakesNoMoreStatements() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect();
                Statement batch = connection.createStatement()) {
            schemas(raw);
            Sql.run(connection, "SET search_path = a");
            connection.setAutoCommit(false);
            Sql.run(connection, "SET search_path = b");
            batch.addBatch("ROLLBACK");
            assertThatThrownBy(() -> batch.addBatch("INSERT INTO customers VALUES (1, 'secret')"))
                    .hasMessageContaining("[batch-order]");
        }
    }

    @Test
    void aStatementPreparedUnderAnotherSearchPathTakesNoSecret() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            schemas(raw);
            Sql.run(connection, "SET search_path = b");
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                Sql.run(connection, "SET search_path = a");
                assertThatThrownBy(() -> insert.setString(2, "secret")).hasMessageContaining("[schema-changed]");
            }
        }
    }

    @Test
    void viewsAndPartitionsOfASecretTableAreAnsweredAndItsRoutinesRefusedOnPostgreSql() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(NamesIT.class);
                Connection raw = database.connect()) {
            Sql.run(
                    raw,
                    "CREATE TABLE people (id INT, email TEXT, ssn TEXT) PARTITION BY LIST (id)",
                    "CREATE TABLE people_1 PARTITION OF people FOR VALUES IN (1)",
                    "CREATE TABLE orders (id INT)",
                    "CREATE VIEW v AS SELECT p.* FROM people p JOIN orders o ON o.id = p.id",
                    "CREATE VIEW vv AS SELECT * FROM v",
                    "CREATE FUNCTION store(t TEXT) RETURNS void LANGUAGE sql AS "
                            + "$$ INSERT INTO people (id, ssn) VALUES (1, t) $$");
            try (Connection connection = new Application(database, INI).connect()) {
                assertThatThrownBy(() -> Sql.run(connection, "SELECT store('secret')"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("[view-on-secret-table]");
                Sql.run(connection, "INSERT INTO orders VALUES (1)", "INSERT INTO people_1 VALUES (1, 'e', 's')");
                assertThat(Sql.column(raw, "SELECT ssn FROM people").get(0)).startsWith("kmsenc1.");
                assertThat(Sql.column(connection, "SELECT ssn FROM vv")).containsExactly("s");
                assertThat(Sql.rows(connection, "SELECT * FROM people").get(0)).containsExactly("1", "e", "s");
            }
        }
    }

    @Test
    void upsertsAndReturningOnPostgreSqlAnswerAsOnPlaintext() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(raw, "CREATE TABLE people (id INT PRIMARY KEY, email TEXT UNIQUE, ssn TEXT)");
            for (String ssn : new String[] {"first", "second"}) {
                try (PreparedStatement upsert = connection.prepareStatement(
                        "INSERT INTO people VALUES (1, ?, ?) ON CONFLICT (email) DO UPDATE SET ssn = EXCLUDED.ssn"
                                + " RETURNING email, ssn")) {
                    upsert.setString(1, "e@example.org");
                    upsert.setString(2, ssn);
                    try (var rows = upsert.executeQuery()) {
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.getString("email")).isEqualTo("e@example.org");
                        assertThat(rows.getString("ssn")).isEqualTo(ssn);
                    }
                }
            }
            assertThat(Sql.column(connection, "SELECT ssn FROM people WHERE email IN ('x', E'e@example.org')"))
                    .containsExactly("second");
            assertThat(Sql.column(connection, "SELECT COUNT(DISTINCT email) FROM people"))
                    .containsExactly("1");
        }
    }

    @Test
    void temporaryTablesAndUpsertsOnMariaDb() throws SQLException {
        try (FreshDatabase database = TestDatabase.MARIADB.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(raw, "CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(400) UNIQUE, ssn VARCHAR(400))");
            Sql.run(
                    connection,
                    "INSERT INTO people VALUES (1, 'e', \"it's\")",
                    "INSERT INTO people VALUES (2, 'e', 'b\\'c') ON DUPLICATE KEY UPDATE ssn = VALUES(ssn)");
            assertThat(Sql.rows(connection, "SELECT * FROM people WHERE email = 'e'")
                            .get(0))
                    .containsExactly("1", "e", "b'c");
            assertThatThrownBy(() -> Sql.run(connection, "INSERT IGNORE INTO people VALUES (3, 'e', 's')"))
                    .hasMessageContaining("[lossy-write]");
            Sql.run(
                    connection,
                    "CREATE TEMPORARY TABLE people (ssn VARCHAR(400), id INT, email VARCHAR(400))",
                    "INSERT INTO people VALUES ('secret', 5, 'f')");
            assertThat(Sql.rows(connection, "SELECT * FROM people").get(0)).containsExactly("secret", "5", "f");
            assertThat(Sql.rows(connection, "SELECT id, ssn FROM people").get(0))
                    .containsExactly("5", "secret");
        }
    }

    private static void schemas(Connection raw) throws SQLException {
        Sql.run(
                raw,
                "CREATE SCHEMA a",
                "CREATE SCHEMA b",
                "CREATE TABLE a.customers (id INT, ssn TEXT)",
                "CREATE TABLE b.customers (id INT, ssn TEXT)");
    }

    private static void insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, id);
            insert.setString(2, "secret");
            insert.executeUpdate();
        }
    }

    @Test
    void anOpenConnectionKeepsItsPathWhenTheDefaultOfItsRoleChanges() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(NamesIT.class);
                Connection raw = database.connect();
                Connection other = new Application(database, INI).connect()) {
            schemas(raw);
            Sql.run(other, "ALTER ROLE CURRENT_USER SET search_path = a");
            try (Connection connection = new Application(database, INI).connect()) {
                insert(connection, 1);
                Sql.run(other, "ALTER ROLE CURRENT_USER SET search_path = b");
                insert(connection, 2);
                assertThat(Sql.column(raw, "SELECT id FROM a.customers WHERE ssn LIKE 'kmsenc1.%' ORDER BY id"))
                        .containsExactly("1", "2");
            } finally {
                Sql.run(other, "ALTER ROLE CURRENT_USER RESET search_path");
            }
        }
    }
}
