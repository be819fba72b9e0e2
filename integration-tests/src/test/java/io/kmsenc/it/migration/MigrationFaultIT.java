package io.kmsenc.it.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.KmsEncOperations;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.Login;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.process.ChildProcess;
import io.kmsenc.it.spy.SpyDriver;
import io.kmsenc.migration.MigrationListener;
import io.kmsenc.migration.MigrationOptions;
import io.kmsenc.migration.Operation;
import io.kmsenc.migration.TableReport;
import io.kmsenc.walk.RowFailure;
import io.kmsenc.walk.WalkException;
import io.kmsenc.walk.WalkOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others do while values are migrated, and what becomes of a migration that was cut short. */
class MigrationFaultIT {

    private static final int ROWS = 6;
    /** As many values of four million characters are more than the process may hold. */
    private static final int LARGE = 40;

    private static final Path INI = Ini.withSecretKey()
            .columns(
                    "people.secret = randomized plaintext=allow",
                    "people.note = randomized plaintext=allow",
                    "people.email = deterministic plaintext=allow compare=exact")
            .write();

    private static MigrationOptions options(int rate, long maxFailures) {
        return new MigrationOptions(List.of(), new WalkOptions(1, 2, 50, rate, false), maxFailures, false);
    }

    private static TableReport run(KmsEncOperations operations, Operation operation) throws SQLException {
        return run(operations, operation, MigrationListener.NONE);
    }

    private static TableReport run(KmsEncOperations operations, Operation operation, MigrationListener listener)
            throws SQLException {
        return operations.migrate(operation, options(0, 100), listener).tables().get(0);
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(MigrationFaultIT.class);
        String text = kind == TestDatabase.POSTGRESQL ? "TEXT" : "VARCHAR(600)";
        try (Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE people (id INT PRIMARY KEY, secret " + text + ", note " + text
                            + ", email VARCHAR(300), UNIQUE (email))");
        }
        return database;
    }

    private static void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO people (id, secret, note, email) VALUES (?, ?, ?, ?)")) {
            for (int id = 1; id <= ROWS; id++) {
                insert.setInt(1, id);
                insert.setString(2, "secret of " + id);
                insert.setString(3, "note of " + id);
                insert.setString(4, "mail of " + id);
                insert.executeUpdate();
            }
        }
    }

    @Test
    void sendsNoPlaintextThatIsToStay() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL);
                Connection owner = database.connect();
                Connection application = new Application(database, INI).connect()) {
            insert(application);
            Sql.run(owner, "UPDATE people SET secret = 'left as it is' WHERE id = 2");
            SpyDriver.clear();
            try (KmsEncOperations operations = KmsEncOperations.open(
                    database.kmsencSpyUrl(), Application.properties(database.user(), database.password(), INI))) {
                operations.rotateDataKeys();
                assertThat(run(operations, Operation.RE_ENCRYPT).changed()).isEqualTo(2 * ROWS - 1);
            }
            assertThat(SpyDriver.received())
                    .isNotEmpty()
                    .noneMatch(received -> received.toString().contains("left as it is"));
        }
    }

    @Test
    void isInNoDeadlockWithWhoRefersToARow() throws Exception {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL);
                Connection owner = database.connect();
                Connection other = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            insert(owner);
            Sql.run(owner, "CREATE TABLE orders (person INT REFERENCES people, mail VARCHAR(300))");
            other.setAutoCommit(false);
            Sql.run(other, "INSERT INTO orders VALUES (1, '')");
            CompletableFuture<TableReport> migration = CompletableFuture.supplyAsync(() -> {
                try {
                    return run(operations, Operation.ENCRYPT);
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });
            // Behind the time after which the server looks for a deadlock for whoever waited first.
            Thread.sleep(1500);
            Sql.run(other, "UPDATE people SET id = id WHERE id = 2");
            other.commit();
            assertThat(migration.get().isDone()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void leavesAValueInTheScopeThatWasNewAMomentAgo(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind);
                Connection application = new Application(database, INI).connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            insert(application);
            application.setClientInfo("kmsenc.scope", "tenant-1");
            run(operations, Operation.RE_ENCRYPT, new MigrationListener() {
                private int pages;

                @Override
                public void walked(String table, long rows, long changed) {
                    try {
                        if (pages++ == 0) {
                            Sql.run(application, "UPDATE people SET secret = 'of the tenant' WHERE id = 5");
                        }
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                }
            });
            assertThat(operations.foreseeErasure("tenant-1").values())
                    .singleElement()
                    .satisfies(column -> assertThat(column.values()).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void doesNotForgetWhatFailedBeforeItWentOn(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind);
                Connection owner = database.connect()) {
            try (Connection application = new Application(database, INI).connect()) {
                insert(application);
            }
            Sql.run(
                    owner,
                    "DELETE FROM kmsenc_data_keys WHERE label LIKE '2%'",
                    "UPDATE people SET note = NULL",
                    "UPDATE people SET secret = 'plain' WHERE id <> 1");
            try (KmsEncOperations operations = MigratedTable.operations(database, INI)) {
                TableReport stopped = operations
                        .migrate(Operation.ENCRYPT, options(0, 0), MigrationListener.NONE)
                        .tables()
                        .get(0);
                assertThat(stopped.walked()).isFalse();
                TableReport rest = run(operations, Operation.ENCRYPT);
                assertThat(rest.walked()).isTrue();
                assertThat(rest.failed()).isEqualTo(1);
                assertThat(rest.isDone()).isFalse();
                TableReport again = run(operations, Operation.ENCRYPT);
                assertThat(again.failures()).hasSize(1);
                Sql.run(owner, "UPDATE people SET secret = NULL WHERE id = 1");
                assertThat(run(operations, Operation.ENCRYPT).isDone()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void beginsAnewWhereTheOppositeWasDoneMeanwhile(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            insert(owner);
            assertThat(run(operations, Operation.ENCRYPT, new MigrationListener() {
                                private volatile boolean stopping;

                                @Override
                                public void walked(String table, long rows, long changed) {
                                    stopping = true;
                                }

                                @Override
                                public boolean stopping() {
                                    return stopping;
                                }
                            })
                            .walked())
                    .isFalse();
            assertThat(run(operations, Operation.DECRYPT).isDone()).isTrue();
            assertThat(run(operations, Operation.ENCRYPT).isDone()).isTrue();
        }
    }

    @Test
    void retiresNoKeyWhileRowsAreHidden() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL);
                Connection owner = database.connect();
                Connection application = new Application(database, INI).connect()) {
            Login clerk = database.createUserWithoutCreate();
            insert(application);
            Sql.run(
                    owner,
                    "UPDATE kmsenc_data_keys SET active = FALSE, updated = '2026-01-01 00:00:00'",
                    "REVOKE ALL ON people FROM " + clerk.user());
            try (KmsEncOperations operations = KmsEncOperations.open(
                    database.kmsencUrl(), Application.properties(clerk.user(), clerk.password(), INI))) {
                assertThat(operations.dataKeys()).hasSize(2);
                assertThatThrownBy(() -> operations.retireDataKeys(Duration.ofDays(30), true))
                        .isInstanceOf(WalkException.class)
                        .hasMessageContaining("public.people.secret");
                Sql.run(
                        owner,
                        "GRANT ALL ON people TO " + clerk.user(),
                        "ALTER TABLE people ENABLE ROW LEVEL SECURITY",
                        "CREATE POLICY few ON people USING (id > 100)");
                assertThatThrownBy(() -> operations.retireDataKeys(Duration.ofDays(30), true))
                        .isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> run(operations, Operation.RE_ENCRYPT)).isInstanceOf(SQLException.class);
                assertThat(operations.dataKeys()).hasSize(2);
            }
        }
    }

    @Test
    void endsWellWhereConnectionsThatRestAreCut() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            insert(owner);
            TableReport report = run(operations, Operation.ENCRYPT, new MigrationListener() {
                private boolean cut;

                @Override
                public void walked(String table, long rows, long changed) {
                    try {
                        if (!cut) {
                            cut = true;
                            Sql.rows(
                                    owner,
                                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                                            + " AND pid <> pg_backend_pid() AND state = 'idle' AND pid NOT IN"
                                            + " (SELECT pid FROM pg_locks WHERE locktype = 'advisory')");
                        }
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                }
            });
            assertThat(report.isDone()).isTrue();
        }
    }

    @Test
    void keepsNoTransactionOpenWhileItRests() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL);
                Connection owner = database.connect()) {
            Sql.run(owner, "ALTER DATABASE " + database.name() + " SET idle_in_transaction_session_timeout = '400ms'");
            insert(owner);
            try (KmsEncOperations operations = MigratedTable.operations(database, INI)) {
                assertThat(operations
                                .migrate(Operation.ENCRYPT, options(1, 100), MigrationListener.NONE)
                                .isDone())
                        .isTrue();
            }
        }
    }

    @Test
    void countsWhereACollationTakesDifferentTextsForEqual() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(MigrationFaultIT.class);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            Sql.run(
                    owner,
                    "CREATE COLLATION alike (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                    "CREATE TABLE people (id INT PRIMARY KEY, secret TEXT COLLATE alike)",
                    "INSERT INTO people VALUES (1, 'one'), (2, 'KMSENC1.two')");
            assertThat(run(operations, Operation.ENCRYPT).isDone()).isTrue();
        }
    }

    @Test
    void goesOnBehindRowsThatBreakTheConnection() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            insert(owner);
            // As a server ends a connection that sends a longer message than it takes.
            Sql.run(
                    owner,
                    "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id IN (2, 3, 4) THEN"
                            + " PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$",
                    "CREATE TRIGGER cuts BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION cut()");
            TableReport report = run(operations, Operation.ENCRYPT);
            assertThat(report.walked()).isTrue();
            assertThat(report.isDone()).isFalse();
            assertThat(report.failures()).extracting(RowFailure::key).containsExactlyInAnyOrder("2", "3", "4");
            assertThat(Sql.column(owner, "SELECT id FROM people WHERE secret LIKE 'kmsenc1.%' ORDER BY id"))
                    .containsExactly("1", "5", "6");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB"})
    void holdsFewLargeValuesInMemory(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.fresh(MigrationFaultIT.class);
                Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE people (id INT PRIMARY KEY, secret "
                            + (kind == TestDatabase.MARIADB ? "LONGTEXT" : "TEXT") + ")");
            for (int id = 1; id <= LARGE; id++) {
                Sql.run(owner, "INSERT INTO people VALUES (" + id + ", REPEAT('x', 4000000))");
            }
            try (ChildProcess process = ChildProcess.start(
                    MigrationProcess.class,
                    Map.of(),
                    Map.of("JAVA_TOOL_OPTIONS", "-Xmx112m"),
                    database.kmsencUrl(),
                    database.user(),
                    database.password(),
                    INI.toString(),
                    Operation.ENCRYPT.name(),
                    "500")) {
                assertThat(process.awaitExit(Duration.ofMinutes(2)))
                        .as(() -> process.output().toString())
                        .isZero();
            }
        }
    }
}
