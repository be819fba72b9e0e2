package io.kmsenc.it.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.KmsEncOperations;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.migration.MigrationListener;
import io.kmsenc.migration.MigrationOptions;
import io.kmsenc.migration.Operation;
import io.kmsenc.migration.TableReport;
import io.kmsenc.walk.WalkOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that alter, hide or repeat what a migration writes or reads: no value is lost, and none is left without being told. */
class HostileTableIT {

    private static final MigrationOptions OPTIONS =
            new MigrationOptions(List.of(), new WalkOptions(1, 2, 50, 0, false), 100, false);

    private static final Path INI = Ini.withSecretKey()
            .columns(
                    "people.secret = randomized plaintext=allow",
                    "people.email = deterministic plaintext=allow compare=exact")
            .write();

    private static TableReport run(KmsEncOperations operations, Operation operation) throws SQLException {
        return operations
                .migrate(operation, OPTIONS, MigrationListener.NONE)
                .tables()
                .get(0);
    }

    private static List<List<String>> read(FreshDatabase database, String query) throws SQLException {
        try (Connection connection = new Application(database, INI).connect()) {
            return Sql.rows(connection, query);
        }
    }

    @Test
    void leavesValuesThatATriggerWouldAlter() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(HostileTableIT.class);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            Sql.run(
                    owner,
                    "CREATE TABLE people (id INT PRIMARY KEY, secret TEXT)",
                    "INSERT INTO people VALUES (1, 'one'), (2, 'two'), (3, 'three')",
                    "CREATE FUNCTION lowered() RETURNS trigger LANGUAGE plpgsql AS"
                            + " $$ BEGIN IF NEW.id < 3 THEN NEW.secret := lower(NEW.secret); END IF; RETURN NEW; END $$",
                    "CREATE TRIGGER lowers BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION lowered()");
            TableReport report = run(operations, Operation.ENCRYPT);
            assertThat(report.isDone()).isFalse();
            assertThat(report.failures())
                    .hasSize(2)
                    .allSatisfy(failure -> assertThat(failure.reason()).contains("trigger"));
            assertThat(read(database, "SELECT id, secret FROM people ORDER BY id"))
                    .containsExactly(List.of("1", "one"), List.of("2", "two"), List.of("3", "three"));
        }
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, CHAR(120)", "POSTGRESQL, CHAR(200)", "MARIADB, CHAR(200)", "H2_MEMORY, CHAR(200)"})
    void losesNothingInColumnsThatArePadded(TestDatabase kind, String type) throws SQLException {
        try (FreshDatabase database = kind.fresh(HostileTableIT.class);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            Sql.run(
                    owner,
                    "CREATE TABLE people (id INT PRIMARY KEY, secret " + type + ")",
                    "INSERT INTO people VALUES (1, 'one'), (2, 'two'), (3, 'three')");
            List<List<String>> before = Sql.rows(owner, "SELECT id, secret FROM people ORDER BY id");
            run(operations, Operation.ENCRYPT);
            assertThat(run(operations, Operation.DECRYPT).isDone()).isTrue();
            assertThat(Sql.rows(owner, "SELECT id, secret FROM people ORDER BY id"))
                    .isEqualTo(before);
        }
    }

    @Test
    void neverWritesARowOfAChildTableOverAnother() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(HostileTableIT.class);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            Sql.run(
                    owner,
                    "CREATE TABLE people (id INT PRIMARY KEY, secret TEXT)",
                    "CREATE TABLE former () INHERITS (people)",
                    "INSERT INTO people VALUES (1, 'one'), (2, 'two')",
                    "INSERT INTO former VALUES (2, 'another two'), (3, 'three')");
            TableReport report = run(operations, Operation.ENCRYPT);
            assertThat(report.isDone()).isFalse();
            assertThat(report.failures()).isNotEmpty();
            assertThat(read(database, "SELECT id, secret FROM people"))
                    .containsExactlyInAnyOrder(
                            List.of("1", "one"),
                            List.of("2", "another two"),
                            List.of("2", "two"),
                            List.of("3", "three"));
        }
    }

    @Test
    void walksOverPartitions() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(HostileTableIT.class);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            Sql.run(
                    owner,
                    "CREATE TABLE people (id INT PRIMARY KEY, secret TEXT) PARTITION BY RANGE (id)",
                    "CREATE TABLE low PARTITION OF people FOR VALUES FROM (0) TO (3)",
                    "CREATE TABLE high PARTITION OF people FOR VALUES FROM (3) TO (9)",
                    "INSERT INTO people VALUES (1, 'one'), (2, 'two'), (3, 'three'), (4, NULL), (5, '')");
            List<List<String>> before = Sql.rows(owner, "SELECT id, secret FROM people ORDER BY id");
            assertThat(run(operations, Operation.ENCRYPT).isDone()).isTrue();
            assertThat(read(database, "SELECT id, secret FROM people ORDER BY id"))
                    .isEqualTo(before);
            assertThat(run(operations, Operation.DECRYPT).isDone()).isTrue();
            assertThat(Sql.rows(owner, "SELECT id, secret FROM people ORDER BY id"))
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "POSTGRESQL | CHAR(5)        | 'a', 'B', 'b', 'c', 'de'",
                "POSTGRESQL | CHAR(5) COLLATE ucs_basic | 'a', 'B', 'b', 'c', 'de'",
                "POSTGRESQL | VARCHAR(9)     | 'a', 'B', 'b ', 'b', 'a/b', '%2F', 'ä', ''",
                "POSTGRESQL | CITEXT         | 'a', 'B', 'c', 'D', 'e'",
                "POSTGRESQL | UUID           | 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '081d4fae-7dec-11d0-a765-00a0c91e6bf6', '881d4fae-7dec-11d0-a765-00a0c91e6bf6'",
                "POSTGRESQL | NUMERIC(9,3)   | 1.5, -7, 0, 33.125",
                "POSTGRESQL | TIMESTAMP      | '2024-03-31 02:30:00.123456', '0044-03-15 00:00:00 BC', '2024-10-27 02:30:00', 'infinity'",
                "POSTGRESQL | TIMESTAMPTZ    | '2024-03-31 02:30:00.123456+02', '2024-10-27 02:30:00Z', '2024-10-27 02:30:00.1Z'",
                "POSTGRESQL | DATE           | '2024-03-31', '0044-03-15 BC', '2024-10-27', '-infinity'",
                "POSTGRESQL | BYTEA          | '\\x00', '\\xff', '\\x', '\\x7f80'",
                "POSTGRESQL | SMALLINT       | 1, -1, 32767, 0",
                "MARIADB    | CHAR(5)        | 'a', 'B', 'c', 'de', ''",
                "MARIADB    | VARCHAR(9)     | 'a', 'B', 'c', 'a/b', '%2F', 'ö', ''",
                "MARIADB    | VARCHAR(9) CHARACTER SET latin1 COLLATE latin1_german2_ci | 'a', 'B', 'c', 'ä', 'ß'",
                "MARIADB    | VARCHAR(9) COLLATE utf8mb4_bin | 'a', 'A', 'b', 'B', 'ä'",
                "MARIADB    | UUID           | 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '081d4fae-7dec-11d0-a765-00a0c91e6bf6', '881d4fae-7dec-21d0-a765-00a0c91e6bf6'",
                "MARIADB    | BINARY(4)      | X'00', X'ff', X'7f80'",
                "MARIADB    | DATETIME(6)    | '2024-03-31 02:30:00.123456', '2024-10-27 02:30:00', '1000-01-01'",
                "MYSQL      | DATETIME(6)    | '2024-03-31 02:30:00.123456', '2024-10-27 02:30:00', '1000-01-01'",
                "MARIADB    | TIMESTAMP(6)   | '2024-03-31 04:30:00.123456', '2024-10-27 05:30:00', '1999-01-01'",
                "MYSQL      | TIMESTAMP(6)   | '2024-03-31 04:30:00.123456', '2024-10-27 05:30:00', '1999-01-01'",
                "MARIADB    | DATE           | '2024-03-31', '1001-03-15', '2024-10-27'",
                "MARIADB    | YEAR           | 2024, 1999, 2000",
                "MYSQL      | YEAR           | 2024, 1999, 2000",
                "MARIADB    | BIGINT UNSIGNED | 18446744073709551615, 0, 9223372036854775808",
                "MYSQL      | BIGINT UNSIGNED | 18446744073709551615, 0, 9223372036854775808",
                "MARIADB    | INET6          | '::1', 'fe80::', '10::'",
                "H2_MEMORY  | CHAR(5)        | 'a', 'B', 'b', 'c', 'de'",
                "H2_MEMORY  | VARCHAR_IGNORECASE(9) | 'a', 'B', 'c', 'D', 'e'",
                "H2_MEMORY  | UUID           | 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '081d4fae-7dec-11d0-a765-00a0c91e6bf6', '881d4fae-7dec-11d0-a765-00a0c91e6bf6'",
                "H2_MEMORY  | TIMESTAMP(9)   | TIMESTAMP '2024-03-31 02:30:00.123456789', TIMESTAMP '2024-10-27 02:30:00'",
                "H2_MEMORY  | TIMESTAMP WITH TIME ZONE | TIMESTAMP WITH TIME ZONE '2024-03-31 02:30:00.123456+02:00', TIMESTAMP WITH TIME ZONE '2024-10-27 02:30:00+00:00'",
                "H2_MEMORY  | BINARY(4)      | X'00', X'ff', X'7f80'",
                "H2_MEMORY  | NUMERIC(9,3)   | 1.5, -7, 0, 33.125",
            })
    void findsEveryRowAgainByItsKey(TestDatabase kind, String type, String keys) throws SQLException {
        try (FreshDatabase database = kind.fresh(HostileTableIT.class);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            if (type.equals("CITEXT")) {
                Sql.run(owner, "CREATE EXTENSION citext");
            }
            Sql.run(owner, "CREATE TABLE people (k " + type + " PRIMARY KEY, secret VARCHAR(300))");
            int rows = 0;
            for (String key : keys.split(", ", -1)) {
                Sql.run(owner, "INSERT INTO people VALUES (" + key + ", 'secret " + rows++ + "')");
            }
            TableReport report;
            try {
                report = run(operations, Operation.ENCRYPT);
            } catch (io.kmsenc.walk.WalkException e) {
                assertThat(e.isRefused()).as(e.getMessage()).isTrue();
                return;
            }
            assertThat(report.rows()).isEqualTo(rows);
            assertThat(report.changed()).isEqualTo(rows);
            assertThat(report.isDone()).isTrue();
            assertThat(Sql.column(owner, "SELECT COUNT(DISTINCT secret) FROM people WHERE secret LIKE 'kmsenc1.%'"))
                    .containsExactly(String.valueOf(rows));
        }
    }
}
