package io.kmsenc.it.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.KmsEncOperations;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.migration.MigrationListener;
import io.kmsenc.migration.MigrationOptions;
import io.kmsenc.migration.MigrationReport;
import io.kmsenc.migration.Operation;
import io.kmsenc.migration.TableReport;
import io.kmsenc.walk.WalkOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An application reads and writes while its table is encrypted, encrypted anew after a rotation, and decrypted: nobody sees an error or
 * another value, and no write is lost. More rows: {@code -Dkmsenc.live.rows=1000000}.
 */
class LiveMigrationIT {

    private static final int ROWS = Integer.getInteger("kmsenc.live.rows", 3000);
    private static final long SEED = Long.getLong("kmsenc.live.seed", 1);

    private static final MigrationOptions OPTIONS =
            new MigrationOptions(List.of(), new WalkOptions(2, 200, Math.max(500, ROWS / 20), 0, false), 0, false);

    private static final Path INI = Ini.withSecretKey()
            .encryption("data_keys_cache_cleanup_interval = 50ms")
            .columns(
                    "customers.ssn = randomized plaintext=allow",
                    "customers.email = deterministic plaintext=allow compare=exact",
                    "customers.photo = randomized binary plaintext=allow")
            .write();

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void nobodyNoticesAnything(TestDatabase kind) throws Exception {
        try (FreshDatabase database = MigratedTable.database(kind, LiveMigrationIT.class);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            for (int from = 0; from < ROWS; from += 1000) {
                MigratedTable.insert(owner, from, Math.min(ROWS, from + 1000));
            }
            try (Statement statement = owner.createStatement()) {
                statement.execute("CREATE INDEX customers_email ON customers (email)");
            }
            try (Load load = new Load(new Application(database, INI), ROWS)) {
                load.start(2, 2, SEED);
                TableReport encrypted = run(operations, Operation.ENCRYPT);
                assertThat(encrypted.leftValues()).isZero();
                assertThat(load.faults()).isEmpty();

                operations.rotateDataKeys();
                // Processes go on under the old key until they have looked at its row.
                Thread.sleep(200);
                assertThat(run(operations, Operation.RE_ENCRYPT).leftValues()).isZero();
                assertThat(load.faults()).isEmpty();

                run(operations, Operation.DECRYPT);
                assertThat(load.faults()).isEmpty();
                assertThat(load.reads()).isPositive();
                assertThat(load.writes()).isPositive();
                long[] versions = load.end();
                assertThat(load.faults()).isEmpty();
                assertThat(run(operations, Operation.DECRYPT).isDone()).isTrue();
                assertNothingLost(owner, versions);
            }
        }
    }

    private static TableReport run(KmsEncOperations operations, Operation operation) throws SQLException {
        MigrationReport report = operations.migrate(operation, OPTIONS, MigrationListener.NONE);
        assertThat(report.tables()).hasSize(1);
        assertThat(report.tables().get(0).failures()).isEmpty();
        return report.tables().get(0);
    }

    private static void assertNothingLost(Connection owner, long[] versions) throws SQLException {
        int rows = 0;
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, ssn FROM customers")) {
            while (row.next()) {
                int id = row.getInt(1);
                long version = versions[id];
                assertThat(row.getString(2)).isEqualTo(version == 0 && id % 10 == 9 ? null : Load.value(id, version));
                rows++;
            }
        }
        assertThat(rows).isEqualTo(versions.length);
    }
}
