package io.kmsenc.it.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.ChildApplication;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.process.ChildProcess;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed, wherever it may be, leaves no committed value that can't be read. */
class CrashIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Path INI = Ini.withSecretKey()
            .columns("customers.ssn = randomized", "customers.email = deterministic compare=exact")
            .write();
    private static final String ACTIVE_LABELS =
            "SELECT label, count(*) FROM kmsenc_data_keys WHERE active = TRUE" + " GROUP BY label ORDER BY label";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB"})
    void everyCommittedValueReadsBackWhereverAProcessWasKilled(TestDatabase kind) throws Exception {
        try (FreshDatabase database = database(kind)) {
            killed(database, "bind:1", "hold:here"); // the keys are made, the row isn't inserted
            assertThat(stored(database)).isEmpty();
            assertOneActiveKeyPerLabel(database, 2);
            killed(database, "insert:2", "hold:here", "commit"); // nor committed
            killed(database, "insert:3", "commit", "hold:here");
            killed(database, "insert:4", "commit", "batch:5,6,7", "hold:here");
            killed(database, "batch:8,9,10", "commit", "hold:here");
            assertReadable(database, 3, 4, 8, 9, 10);
            assertOneActiveKeyPerLabel(database, 2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB"})
    void keysOutliveTheTransactionThatAskedForThem(TestDatabase kind) throws Exception {
        try (FreshDatabase database = database(kind)) {
            Application application = new Application(database, INI);
            try (Connection connection = application.connect()) {
                connection.setAutoCommit(false);
                Sql.run(connection, "INSERT INTO customers (id, ssn, email) VALUES (1, 'ssn of 1', 'email of 0')");
                connection.rollback();
                Sql.run(connection, "INSERT INTO customers (id, ssn, email) VALUES (2, 'ssn of 2', 'email of 0')");
                connection.commit();
            }
            assertReadable(database, 2);
            assertOneActiveKeyPerLabel(database, 2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB"})
    void twoProcessesKilledWhileTheyRaceLeaveReadableValues(TestDatabase kind) throws Exception {
        try (FreshDatabase database = database(kind);
                ChildProcess one = ChildApplication.start(database, INI, race(100));
                ChildProcess other = ChildApplication.start(database, INI, race(200))) {
            for (ChildProcess each : List.of(one, other)) {
                each.awaitReached("race", LIMIT);
            }
            one.resume();
            other.resume();
            // whichever commits first, both die in the middle of their work
            one.awaitReached("committed", LIMIT);
            one.kill();
            other.awaitReached("committed", LIMIT);
            other.kill();
            List<String> ids = stored(database);
            assertThat(ids).contains("100", "200");
            assertReadable(database, ids.stream().mapToInt(Integer::parseInt).toArray());
            assertOneActiveKeyPerLabel(database, 2);
        }
    }

    // Commits once, tells it, and goes on until it is killed.
    private static String[] race(int first) {
        List<String> script = new ArrayList<>(List.of("hold:race", "insert:" + first, "commit", "tell:committed"));
        IntStream.range(first + 1, first + 90).forEach(id -> script.addAll(List.of("insert:" + id, "commit")));
        script.add("hold:end");
        return script.toArray(new String[0]);
    }

    @Test
    void valuesInAFileOfH2OutliveAKill() throws Exception {
        String url = "jdbc:kmsenc:h2:file:" + folder.resolve("crash");
        try (ChildProcess child = start(
                url,
                "ddl:CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(500), email VARCHAR(500))",
                "insert:1",
                "rollback",
                "insert:2",
                "commit",
                "ddl:CHECKPOINT SYNC",
                "insert:3",
                "hold:here")) {
            child.killAt("here", LIMIT);
        }
        try (ChildProcess reader = start(url, "read")) {
            assertThat(reader.awaitExit(LIMIT)).isZero();
            reader.awaitLine("done", LIMIT);
            assertThat(reader.output()).containsExactly(ChildApplication.line(2), "done");
        }
        try (Connection raw =
                DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("crash"), "owner", "password")) {
            assertThat(Sql.rows(raw, ACTIVE_LABELS)).hasSize(2).allMatch(row -> "1".equals(row.get(1)));
        }
    }

    private static ChildProcess start(String url, String... script) {
        return ChildApplication.start(url, "owner", "password", INI, script);
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(CrashIT.class);
        String text = Application.text(kind.dialect());
        try (Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", email " + text + ")"
                            + (kind.dialect() == Dialect.MARIADB ? " ENGINE = InnoDB" : ""));
        }
        return database;
    }

    private static void killed(FreshDatabase database, String... script) throws Exception {
        try (ChildProcess child = ChildApplication.start(database, INI, script)) {
            child.killAt("here", LIMIT);
        }
    }

    private static List<String> stored(FreshDatabase database) throws SQLException {
        try (Connection raw = database.connect()) {
            return Sql.column(raw, "SELECT id FROM customers ORDER BY id");
        }
    }

    private static void assertReadable(FreshDatabase database, int... ids) throws Exception {
        try (ChildProcess reader = ChildApplication.start(database, INI, "read")) {
            assertThat(reader.awaitExit(LIMIT)).as("%s", reader.output()).isZero();
            reader.awaitLine("done", LIMIT);
            List<String> expected = new ArrayList<>(
                    Arrays.stream(ids).sorted().mapToObj(ChildApplication::line).toList());
            expected.add("done");
            assertThat(reader.output()).isEqualTo(expected);
        }
    }

    private static void assertOneActiveKeyPerLabel(FreshDatabase database, int labels) throws SQLException {
        try (Connection raw = database.connect()) {
            assertThat(Sql.rows(raw, ACTIVE_LABELS)).hasSize(labels).allMatch(row -> "1".equals(row.get(1)));
        }
    }
}
