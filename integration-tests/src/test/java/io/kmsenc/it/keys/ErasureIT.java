package io.kmsenc.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kmsenc.KmsEncOperations;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.migration.ErasureReceipt;
import io.kmsenc.migration.ErasureReceipt.ColumnValues;
import io.kmsenc.migration.RetirementReport;
import io.kmsenc.migration.RetirementReport.Needed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator erases a scope and gets a receipt that tells exactly what became unreadable; and makes new keys due. */
class ErasureIT {

    private static Path ini() {
        return Ini.withSecretKey()
                .columns(
                        "customers.ssn = randomized",
                        "customers.photo = randomized binary",
                        "customers.note = randomized plaintext=allow")
                .write();
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(ErasureIT.class);
        String text = Application.text(kind.dialect());
        try (Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", photo "
                            + Application.binary(kind.dialect()) + ", note " + text + ")",
                    "INSERT INTO customers VALUES (0, NULL, NULL, 'a note from before')");
        }
        return database;
    }

    private static void insert(Connection connection, int id, boolean photo) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO customers (id, ssn, photo) VALUES (?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, "ssn of " + id);
            insert.setBytes(3, photo ? "photo".getBytes(StandardCharsets.UTF_8) : null);
            insert.executeUpdate();
        }
    }

    private static KmsEncOperations operations(FreshDatabase database, Path ini) throws SQLException {
        return KmsEncOperations.open(
                database.kmsencUrl(), Application.properties(database.user(), database.password(), ini));
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void tellsWhatBecomesUnreadableAndLeavesTheRest(TestDatabase kind) throws SQLException {
        Path ini = ini();
        try (FreshDatabase database = database(kind);
                Connection connection = new Application(database, ini).connect();
                KmsEncOperations operations = operations(database, ini)) {
            insert(connection, 1, true);
            connection.setClientInfo("kmsenc.scope", "tenant-42");
            for (int id = 2; id <= 6; id++) {
                insert(connection, id, id % 2 == 0);
            }

            ErasureReceipt foreseen = operations.foreseeErasure("tenant-42");
            assertThat(foreseen.done()).isFalse();
            assertThat(foreseen.keys()).extracting(DataKeyRecord::scope).containsExactly("tenant-42");
            assertThat(foreseen.values())
                    .extracting(each -> each.column().replaceAll(".*\\.", ""), ColumnValues::values)
                    .containsExactlyInAnyOrder(
                            tuple(kind == TestDatabase.H2_MEMORY ? "SSN" : "ssn", 5L),
                            tuple(kind == TestDatabase.H2_MEMORY ? "PHOTO" : "photo", 3L));
            assertThat(operations.dataKeys()).hasSize(2);

            ErasureReceipt receipt = operations.eraseScope("tenant-42");
            assertThat(receipt.done()).isTrue();
            assertThat(receipt.keys()).isEqualTo(foreseen.keys());
            assertThat(receipt.values()).isEqualTo(foreseen.values());
            assertThat(receipt.leftKeys()).isZero();
            assertThat(operations.dataKeys()).extracting(DataKeyRecord::scope).containsExactly("root");
            assertThat(operations.foreseeErasure("tenant-42").values()).isEmpty();

            try (Connection later = new Application(database, ini()).connect()) {
                assertThat(Sql.column(later, "SELECT ssn FROM customers WHERE id = 1"))
                        .containsExactly("ssn of 1");
                for (int id = 2; id <= 6; id++) {
                    String query = "SELECT ssn FROM customers WHERE id = " + id;
                    assertThatThrownBy(() -> Sql.column(later, query)).isInstanceOf(SQLException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aRunningProcessTakesAnotherKeyAfterARotation(TestDatabase kind) throws Exception {
        Path ini = Ini.withSecretKey()
                .encryption("data_keys_cache_cleanup_interval = 10ms")
                .columns("customers.ssn = randomized", "customers.note = deterministic compare=exact")
                .write();
        try (FreshDatabase database = database(kind);
                Connection connection = new Application(database, ini).connect();
                KmsEncOperations operations = operations(database, ini)) {
            insert(connection, 1, false);
            Sql.run(connection, "UPDATE customers SET note = 'a note' WHERE id = 1");
            assertThat(operations.rotateDataKeys()).isEqualTo(1);
            Thread.sleep(50);
            insert(connection, 2, false);
            assertThat(operations.dataKeys()).hasSize(3);
            assertThat(operations.dataKeys())
                    .filteredOn(key -> !key.active())
                    .hasSize(1)
                    .allMatch(key -> key.label().endsWith("/root@secretKey.v1"));
            assertThat(Sql.column(connection, "SELECT ssn FROM customers WHERE id > 0 ORDER BY id"))
                    .containsExactly("ssn of 1", "ssn of 2");
            assertThat(Sql.column(connection, "SELECT id FROM customers WHERE note = 'a note'"))
                    .containsExactly("1");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void retiresOldKeysThatNoValueNeeds(TestDatabase kind) throws SQLException {
        Path ini = ini();
        try (FreshDatabase database = database(kind);
                Connection owner = database.connect();
                Connection connection = new Application(database, ini).connect();
                KmsEncOperations operations = operations(database, ini)) {
            for (int tenant = 1; tenant <= 3; tenant++) {
                connection.setClientInfo("kmsenc.scope", "tenant-" + tenant);
                insert(connection, tenant, true);
            }
            Sql.run(connection, "DELETE FROM customers WHERE id = 1", "UPDATE customers SET ssn = NULL WHERE id = 2");
            assertThat(operations.retireDataKeys(Duration.ofDays(30), true).unused())
                    .isEmpty();
            Sql.run(
                    owner,
                    "UPDATE kmsenc_data_keys SET updated = '2026-01-01 00:00:00' WHERE scope IN ('tenant-1', 'tenant-2')");
            RetirementReport foreseen = operations.retireDataKeys(Duration.ofDays(30), false);
            assertThat(foreseen.unused()).extracting(DataKeyRecord::scope).containsExactly("tenant-1");
            assertThat(foreseen.used())
                    .extracting(needed -> needed.key().scope(), Needed::values)
                    .containsExactly(tuple("tenant-2", 1L));
            assertThat(operations.dataKeys()).hasSize(3);
            assertThat(operations.retireDataKeys(Duration.ofDays(30), true).unused())
                    .isEqualTo(foreseen.unused());
            assertThat(operations.dataKeys()).extracting(DataKeyRecord::scope).containsExactly("tenant-2", "tenant-3");
            assertThatThrownBy(() -> operations.retireDataKeys(Duration.ofHours(47), true))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void doesNotEraseWhatIsEverybodys(TestDatabase kind) throws SQLException {
        Path ini = ini();
        try (FreshDatabase database = database(kind);
                Connection connection = new Application(database, ini).connect();
                KmsEncOperations operations = operations(database, ini)) {
            insert(connection, 1, true);
            for (String name : new String[] {"root", "root ", "root\u00a0", ""}) {
                assertThatThrownBy(() -> operations.eraseScope(name)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(operations.eraseScope("ROOT").keys()).isEmpty();
            assertThat(operations.eraseScope("tenant-43").keys()).isEmpty();
            assertThat(operations.dataKeys()).hasSize(1);
        }
    }

    @Test
    void countsValuesInWhateverWayMariaDbKeepsThem() throws SQLException {
        Path ini = Ini.withSecretKey()
                .columns("history.ssn = randomized", "wide.ssn = randomized")
                .write();
        try (FreshDatabase database = TestDatabase.MARIADB.fresh(ErasureIT.class);
                Connection owner = database.connect();
                KmsEncOperations operations = operations(database, ini)) {
            Sql.run(
                    owner,
                    "CREATE TABLE history (id INT PRIMARY KEY, ssn TEXT) WITH SYSTEM VERSIONING",
                    "CREATE TABLE wide (id INT PRIMARY KEY, ssn VARCHAR(1000) CHARACTER SET utf16)");
            try (Connection connection = new Application(database, ini).connect()) {
                connection.setClientInfo("kmsenc.scope", "tenant-42");
                for (String table : new String[] {"history", "wide"}) {
                    Sql.run(
                            connection,
                            "INSERT INTO " + table + " (id, ssn) VALUES (1, 'a secret')",
                            "INSERT INTO " + table + " (id, ssn) VALUES (2, 'another')");
                }
            }
            Sql.run(owner, "DELETE FROM history WHERE id = 2");
            assertThat(operations.foreseeErasure("tenant-42").values())
                    .extracting(each -> each.column().replaceAll("^[^.]*\\.", ""), ColumnValues::values)
                    .containsExactlyInAnyOrder(tuple("history.ssn", 2L), tuple("wide.ssn", 2L));
        }
    }
}
