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
import io.kmsenc.walk.WalkOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Prints how long a column takes to be encrypted, encrypted anew and decrypted, as a ratio to a plain walk of one connection that reads and
 * updates the same rows; and the memory that is in use meanwhile. More rows: {@code -Dkmsenc.throughput.rows=1000000}.
 */
class MigrationThroughputIT {

    private static final int ROWS = Integer.getInteger("kmsenc.throughput.rows", 2000);
    private static final int PAGE = 500;
    private static final int TRANSACTION = 100;

    private static final MigrationOptions OPTIONS =
            new MigrationOptions(List.of(), new WalkOptions(1, PAGE, 20_000, 0, false), 0, false);

    private static final Path INI = Ini.withSecretKey()
            .columns("orders.card = randomized plaintext=allow")
            .write();

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_FILE", "POSTGRESQL", "MARIADB"})
    void printsRatiosToAPlainWalk(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(MigrationThroughputIT.class);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, INI)) {
            Sql.run(owner, "CREATE TABLE orders (id INT PRIMARY KEY, card " + Application.text(kind.dialect()) + ")");
            fill(owner);
            plainWalk(owner, "warm");
            double plain = plainWalk(owner, "card of an order");
            for (Operation operation : new Operation[] {Operation.ENCRYPT, Operation.RE_ENCRYPT, Operation.DECRYPT}) {
                if (operation == Operation.RE_ENCRYPT) {
                    operations.rotateDataKeys();
                }
                long start = System.nanoTime();
                assertThat(operations
                                .migrate(operation, OPTIONS, MigrationListener.NONE)
                                .isDone())
                        .isTrue();
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%s %s: %d rows in %.1f s, %.0f rows/s, %.2f of the plain walk's time, %d MiB in use%n",
                        kind,
                        operation.word(),
                        ROWS,
                        seconds,
                        ROWS / seconds,
                        seconds / plain,
                        usedMemory());
            }
        }
    }

    private static void fill(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        try (PreparedStatement insert = owner.prepareStatement("INSERT INTO orders (id, card) VALUES (?, ?)")) {
            for (int id = 0; id < ROWS; id++) {
                insert.setInt(1, id);
                insert.setString(2, "4929 8371 0265 " + id);
                insert.addBatch();
                if (id % 1000 == 999) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        owner.commit();
    }

    /** The seconds in which every row is read by pages and updated, a hundred in a transaction. */
    private static double plainWalk(Connection owner, String value) throws SQLException {
        long start = System.nanoTime();
        int last = -1;
        try (PreparedStatement page =
                        owner.prepareStatement("SELECT id, card FROM orders WHERE id > ? ORDER BY id LIMIT " + PAGE);
                PreparedStatement update = owner.prepareStatement("UPDATE orders SET card = ? WHERE id = ?")) {
            List<Integer> ids = ids(page, last);
            while (!ids.isEmpty()) {
                for (int i = 0; i < ids.size(); i++) {
                    update.setString(1, value + " " + ids.get(i));
                    update.setInt(2, ids.get(i));
                    update.addBatch();
                    if (i % TRANSACTION == TRANSACTION - 1 || i == ids.size() - 1) {
                        update.executeBatch();
                        owner.commit();
                    }
                }
                last = ids.get(ids.size() - 1);
                ids = ids(page, last);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<Integer> ids(PreparedStatement page, int last) throws SQLException {
        page.setInt(1, last);
        List<Integer> ids = new ArrayList<>();
        try (ResultSet rows = page.executeQuery()) {
            while (rows.next()) {
                assertThat(rows.getString(2)).isNotNull();
                ids.add(rows.getInt(1));
            }
        }
        return ids;
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
