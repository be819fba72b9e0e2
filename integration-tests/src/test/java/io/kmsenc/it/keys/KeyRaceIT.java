package io.kmsenc.it.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.ChildApplication;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.process.Checkpoint;
import io.kmsenc.it.process.ChildProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes on one database take new data keys all the time, and are killed in the middle of it. What any of them was told to
 * be committed is read afterwards. More rounds: {@code -Dkmsenc.races=<rounds> -Dkmsenc.races.seed=<number>}.
 */
class KeyRaceIT {

    private static final int ROUNDS = Integer.getInteger("kmsenc.races", 1);
    private static final long SEED = Long.getLong("kmsenc.races.seed", 1);
    private static final int PROCESSES = 3;
    private static final int ROWS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** Five values for a key, looked at each 5 milliseconds. */
    private static final Path INI = Ini.withSecretKey()
            .encryption("data_keys_cache_cleanup_interval = 5ms")
            .encryption("data_keys_message_budget = 5")
            .columns("customers.ssn = randomized", "customers.email = deterministic compare=exact")
            .write();

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB"})
    void everyAcknowledgedValueIsReadWhoeverWasKilled(TestDatabase kind) throws Exception {
        Random random = new Random(SEED);
        try (FreshDatabase database = database(kind)) {
            Set<String> acknowledged = new HashSet<>();
            for (int round = 0; round < ROUNDS; round++) {
                acknowledged.addAll(race(database, random, round));
            }
            try (Connection reader = new Application(database, INI).connect();
                    Connection owner = database.connect()) {
                Set<String> read = new HashSet<>();
                Sql.rows(reader, "SELECT id, ssn, email FROM customers").forEach(row -> {
                    assertThat(String.join(" ", row))
                            .isEqualTo(ChildApplication.line(Integer.parseInt(String.valueOf(row.get(0)))));
                    read.add(row.get(0));
                });
                assertThat(read).containsAll(acknowledged);
                assertThat(acknowledged).isNotEmpty();
                assertThat(Sql.column(owner, "SELECT label FROM kmsenc_data_keys WHERE active = TRUE"))
                        .doesNotHaveDuplicates();
                assertThat(Sql.column(owner, "SELECT name FROM kmsenc_data_keys"))
                        .hasSizeGreaterThan(5);
            }
        }
    }

    /** The ids that the processes of one round were told to be committed. */
    private static List<String> race(FreshDatabase database, Random random, int round) throws Exception {
        List<ChildProcess> processes = new ArrayList<>();
        try {
            for (int process = 0; process < PROCESSES; process++) {
                processes.add(ChildApplication.start(database, INI, script(first(round, process))));
            }
            for (int process = 0; process < PROCESSES; process++) {
                int row = first(round, process) + random.nextInt(ROWS);
                processes.get(process).killAt(String.valueOf(row), LIMIT);
            }
            List<String> told = new ArrayList<>();
            for (ChildProcess each : processes) {
                for (String line : each.output()) {
                    for (int id = first(round, 0); id < first(round + 1, 0); id++) {
                        if (line.equals(Checkpoint.line(String.valueOf(id)))) {
                            told.add(String.valueOf(id));
                        }
                    }
                }
            }
            return told;
        } finally {
            processes.forEach(ChildProcess::close);
        }
    }

    private static int first(int round, int process) {
        return (round * PROCESSES + process) * ROWS;
    }

    private static String[] script(int first) {
        List<String> script = new ArrayList<>();
        for (int id = first; id < first + ROWS; id++) {
            script.addAll(List.of("insert:" + id, "commit", "tell:" + id));
        }
        script.add("hold:end");
        return script.toArray(new String[0]);
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(KeyRaceIT.class);
        String text = Application.text(kind.dialect());
        try (Connection owner = database.connect()) {
            Sql.run(owner, "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", email " + text + ")");
        }
        return database;
    }
}
