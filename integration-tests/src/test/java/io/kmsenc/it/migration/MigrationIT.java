package io.kmsenc.it.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.KmsEncOperations;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.migration.MigrationListener;
import io.kmsenc.migration.MigrationOptions;
import io.kmsenc.migration.MigrationReport;
import io.kmsenc.migration.Operation;
import io.kmsenc.walk.WalkException;
import io.kmsenc.walk.WalkOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values are encrypted, encrypted anew, rolled back and decrypted, all of them, and read as they were written throughout. */
class MigrationIT {

    private static final int ROWS = 300;

    private static final MigrationOptions OPTIONS =
            new MigrationOptions(List.of(), new WalkOptions(2, 20, 50, 0, false), 10, false);

    private static Ini ini() {
        return Ini.withSecretKey()
                .columns(
                        "customers.ssn = randomized plaintext=allow",
                        "customers.email = deterministic plaintext=allow compare=exact",
                        "customers.photo = randomized binary plaintext=allow");
    }

    private static List<List<String>> rows(Connection connection) throws SQLException {
        List<List<String>> rows = new ArrayList<>(
                Sql.rows(connection, "SELECT region, id, ssn, email, plain FROM customers ORDER BY id"));
        try (Statement statement = connection.createStatement();
                ResultSet photos = statement.executeQuery("SELECT photo FROM customers ORDER BY id")) {
            while (photos.next()) {
                rows.add(List.of(HexFormat.of().formatHex(photos.getBytes(1))));
            }
        }
        return rows;
    }

    private static MigrationReport run(KmsEncOperations operations, Operation operation) throws SQLException {
        MigrationReport report = operations.migrate(operation, OPTIONS, MigrationListener.NONE);
        assertThat(report.tables()).singleElement().satisfies(table -> {
            assertThat(table.failures()).isEmpty();
            assertThat(table.leftValues()).isZero();
            assertThat(table.rows()).isEqualTo(ROWS);
        });
        assertThat(report.isDone()).isTrue();
        return report;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void takesValuesThereAndBack(TestDatabase kind) throws SQLException {
        Path ini = ini().write();
        try (FreshDatabase database = MigratedTable.database(kind, MigrationIT.class);
                Connection owner = database.connect();
                KmsEncOperations operations = MigratedTable.operations(database, ini)) {
            MigratedTable.insert(owner, 0, ROWS);
            List<List<String>> written = rows(owner);
            assertThat(operations.foreseeMigration(Operation.ENCRYPT, OPTIONS).tables())
                    .singleElement()
                    .satisfies(table -> assertThat(table.leftValues()).isEqualTo(ROWS * 3 - ROWS / 10));

            MigrationReport encrypted = run(operations, Operation.ENCRYPT);
            assertThat(encrypted.tables().get(0).changed()).isEqualTo(ROWS * 3 - ROWS / 10);
            List<List<String>> stored = rows(owner);
            assertThat(stored.subList(0, ROWS))
                    .noneMatch(row -> String.valueOf(row.get(2)).startsWith("ssn"))
                    .allMatch(row -> row.get(3).startsWith("kmsenc1."));
            assertThat(stored.subList(ROWS, 2 * ROWS)).doesNotContainAnyElementsOf(written.subList(ROWS, 2 * ROWS));
            try (Connection connection = new Application(database, ini).connect()) {
                assertThat(rows(connection)).isEqualTo(written);
            }
            assertThat(run(operations, Operation.ENCRYPT).tables().get(0).changed())
                    .isZero();

            operations.rotateDataKeys();
            MigrationReport again = run(operations, Operation.RE_ENCRYPT);
            assertThat(again.tables().get(0).changed()).isEqualTo(ROWS * 2 - ROWS / 10);
            assertThat(operations.dataKeys()).filteredOn(DataKeyRecord::active).hasSize(2);
            assertThat(run(operations, Operation.RE_ENCRYPT).tables().get(0).changed())
                    .isZero();
            try (Connection connection = new Application(database, ini().write()).connect()) {
                assertThat(rows(connection)).isEqualTo(written);
            }

            run(operations, Operation.DECRYPT);
            assertThat(rows(owner)).isEqualTo(written);
            assertThat(Sql.column(owner, "SELECT job FROM kmsenc_walks WHERE part > 0"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void rollsBackToTheSecretKey(TestDatabase kind) throws SQLException {
        Path ini = ini().write();
        Path direct = ini().encryption("envelope_encryption = off").write();
        try (FreshDatabase database = MigratedTable.database(kind, MigrationIT.class);
                Connection owner = database.connect();
                KmsEncOperations before = MigratedTable.operations(database, ini);
                KmsEncOperations operations = MigratedTable.operations(database, direct)) {
            try (Connection connection = new Application(database, ini).connect()) {
                MigratedTable.insert(connection, 0, ROWS);
            }
            assertThatThrownBy(() -> before.rollBack(OPTIONS, MigrationListener.NONE))
                    .isInstanceOf(WalkException.class)
                    .hasMessageContaining("envelope_encryption");
            MigrationReport report = operations.rollBack(OPTIONS, MigrationListener.NONE);
            assertThat(report.isDone()).isTrue();
            Sql.run(owner, "DELETE FROM kmsenc_data_keys WHERE label NOT LIKE 'deterministic/%'");
            try (Connection connection = new Application(database, direct).connect()) {
                assertThat(Sql.column(connection, "SELECT ssn FROM customers WHERE id = 7"))
                        .containsExactly("ssn of 7");
                assertThat(Sql.column(connection, "SELECT id FROM customers WHERE email = 'mail8@example.com'"))
                        .containsExactly("8");
            }
        }
    }
}
