package io.kmsenc.it.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.KmsEncOperations;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.process.ChildProcess;
import io.kmsenc.migration.Operation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Migrations are killed (SIGKILL) at random pages and begun again until they are done; then every value is what was written. More:
 * {@code -Dkmsenc.kills=200 -Dkmsenc.kills.seed=<number>}.
 */
class KilledMigrationIT {

    private static final int KILLS = Integer.getInteger("kmsenc.kills", 2);
    private static final long SEED = Long.getLong("kmsenc.kills.seed", 1);
    private static final int ROWS = 600;
    private static final int PAGES = 60;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final Path INI = Ini.withSecretKey()
            .columns(
                    "customers.ssn = randomized plaintext=allow",
                    "customers.email = deterministic plaintext=allow compare=exact",
                    "customers.photo = randomized binary plaintext=allow")
            .write();

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB"})
    void everyValueIsReadHoweverOftenItWasKilled(TestDatabase kind) throws Exception {
        Random random = new Random(SEED);
        Operation[] order = {Operation.ENCRYPT, Operation.RE_ENCRYPT, Operation.DECRYPT};
        int kills = 0;
        int resumed = 0;
        try (FreshDatabase database = MigratedTable.database(kind, KilledMigrationIT.class);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            MigratedTable.insert(owner, 0, ROWS);
            for (int round = 0; kills < KILLS || round % order.length != 0; round++) {
                Operation operation = order[round % order.length];
                if (operation == Operation.RE_ENCRYPT) {
                    operations.rotateDataKeys();
                }
                while (kills < KILLS && kill(database, operation, 1 + random.nextInt(PAGES))) {
                    kills++;
                    resumed += Sql.column(owner, "SELECT part FROM kmsenc_walks WHERE part > 0")
                            .size();
                    assertReadable(database);
                    if (random.nextInt(3) > 0) {
                        break;
                    }
                }
                finish(database, operation);
                assertReadable(database);
            }
            assertThat(kills).isEqualTo(KILLS);
            assertThat(resumed).isPositive();
            assertThat(Sql.column(owner, "SELECT ssn FROM customers WHERE ssn LIKE 'kmsenc1.%'"))
                    .isEmpty();
        }
    }

    private static ChildProcess start(FreshDatabase database, Operation operation) {
        return ChildProcess.start(
                MigrationProcess.class,
                database.kmsencUrl(),
                database.user(),
                database.password(),
                INI.toString(),
                operation.name());
    }

    /** False if it was done before it could be killed. */
    private static boolean kill(FreshDatabase database, Operation operation, int page) throws InterruptedException {
        try (ChildProcess process = start(database, operation)) {
            while (process.isAlive() && !process.output().contains("page " + page)) {
                Thread.sleep(1);
            }
            boolean alive = process.isAlive();
            process.kill();
            return alive;
        }
    }

    private static void finish(FreshDatabase database, Operation operation) throws InterruptedException {
        try (ChildProcess process = start(database, operation)) {
            assertThat(process.awaitExit(LIMIT))
                    .as(() -> process.output().toString())
                    .isZero();
        }
    }

    private static void assertReadable(FreshDatabase database) throws SQLException {
        try (Connection connection = new Application(database, INI).connect()) {
            assertThat(Sql.rows(connection, "SELECT id, ssn, email FROM customers"))
                    .hasSize(ROWS)
                    .allSatisfy(row -> {
                        int id = Integer.parseInt(row.get(0));
                        assertThat(row.get(1)).isEqualTo(id % 10 == 9 ? null : "ssn of " + id);
                        assertThat(row.get(2)).isEqualTo("mail" + id + "@example.com");
                    });
        }
    }
}
