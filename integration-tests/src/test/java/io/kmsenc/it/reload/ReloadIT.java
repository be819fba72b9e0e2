package io.kmsenc.it.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.column.StoredForm;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.kms.AccessKey;
import io.kmsenc.it.kms.FakeKms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application goes on while its configuration changes, and what has changed is in force in time. */
class ReloadIT {

    private static final String SSN = "customers.ssn = randomized";
    private static final String NOTE = "customers.note = randomized plaintext=allow";
    /** What is new is in force after an interval and a second look, which takes as long at most. */
    private static final Duration IN_FORCE = Duration.ofSeconds(1);
    /** For a machine that does other things. */
    private static final Duration SLACK = Duration.ofMillis(1500);

    private static final String[] OPERATIONS = {"GenerateDataKey", "Decrypt", "Encrypt"};

    @TempDir
    Path folder;

    private static Ini quick(Ini ini) {
        return ini.encryption("reload_interval = 500ms");
    }

    private Path write(Ini ini) throws Exception {
        Path written = ini.write(folder.resolve("written"));
        return Files.move(written, folder.resolve("kmsenc.ini"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(ReloadIT.class);
        String text = Application.text(kind.dialect());
        try (Connection owner = database.connect()) {
            Sql.run(owner, "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", note " + text + ")");
        }
        return database;
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.call()) {
            assertThat(System.nanoTime() - end).as(what).isNegative();
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL"})
    void aColumnIsAddedUnderLoad(TestDatabase kind) throws Exception {
        try (FreshDatabase database = database(kind);
                Connection raw = database.connect();
                Load load = new Load(database, write(quick(Ini.withSecretKey()).columns(SSN)))) {
            load.writeMore(100);
            int connections = load.connections();
            long before = System.nanoTime();
            write(quick(Ini.withSecretKey()).columns(SSN, NOTE));
            Thread.sleep(IN_FORCE.plus(SLACK).toMillis());
            long inForce = System.nanoTime();
            load.writeMore(100);
            load.stop();

            Map<Integer, @Nullable String> notes = new HashMap<>();
            Sql.rows(raw, "SELECT id, note FROM customers")
                    .forEach(row -> notes.put(Integer.valueOf(String.valueOf(row.get(0))), row.get(1)));
            assertThat(load.preparedFrom(inForce))
                    .hasSizeGreaterThan(50)
                    .allSatisfy(id -> assertThat(notes.get(id)).matches(StoredForm::isCiphertext, "is a ciphertext"));
            List<Integer> since = load.preparedFrom(before);
            assertThat(notes).hasSizeGreaterThan(200);
            notes.forEach((id, note) -> assertThat(since.contains(id) || ("note of " + id).equals(note))
                    .isTrue());
            assertThat(Sql.column(raw, "SELECT ssn FROM customers"))
                    .allMatch(ssn -> StoredForm.isCiphertext(String.valueOf(ssn)));
            assertThat(load.connections()).isEqualTo(connections);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL"})
    void credentialsAreRotatedUnderLoad(TestDatabase kind) throws Exception {
        AccessKey first = AccessKey.of("AKIARELOADONE", "secret-access-key-of-the-first");
        AccessKey second = AccessKey.of("AKIARELOADTWO", "secret-access-key-of-the-second");
        AccessKey third = AccessKey.of("AKIARELOADTHREE", "secret-access-key-of-the-third");
        try (FakeKms kms = FakeKms.start();
                FreshDatabase database = database(kind)) {
            List.of(first, second, third).forEach(kms::register);
            String key = kms.createKey(Ini.REGION);
            try (Load load = new Load(database, write(ini(kms, key, first)))) {
                await("the first is used", () -> kms.count("Decrypt", first.id()) > 3);

                write(ini(kms, key, second));
                await("the second is used", () -> kms.count("Decrypt", second.id()) > 3);
                kms.deny(first.id(), OPERATIONS);
                load.writeMore(100);
                load.requireRunning();

                // without any overlap: nobody has looked yet when the second is denied
                write(ini(kms, key, third));
                kms.deny(second.id(), OPERATIONS);
                await("the third is used", () -> {
                    load.requireRunning();
                    return kms.count("Decrypt", third.id()) > 3;
                });
                kms.clearRequests();
                await("the third is used still", () -> kms.count("Decrypt", third.id()) > 3);
                load.stop();
                assertThat(kms.requests())
                        .allSatisfy(request -> assertThat(request.accessKeyId()).isEqualTo(third.id()));
            }
        }
    }

    private static Ini ini(FakeKms kms, String key, AccessKey credentials) {
        return quick(new Ini())
                .encryptWith("awskms.main")
                .kms("main", kms, key, credentials)
                .cacheFor("200ms", "100ms")
                .columns(SSN);
    }

    @Test
    void credentialsThatDoNotWorkAreNotTakenUp() throws Exception {
        AccessKey good = AccessKey.of("AKIARELOADGOOD", "secret-access-key-of-the-good");
        AccessKey wrong = AccessKey.of("AKIARELOADWRONG", "secret-access-key-of-the-wrong");
        try (FakeKms kms = FakeKms.start();
                FreshDatabase database = database(TestDatabase.H2_MEMORY)) {
            kms.register(good);
            String key = kms.createKey(Ini.REGION);
            try (Load load = new Load(database, write(ini(kms, key, good)))) {
                await("the good one is used", () -> kms.count("Decrypt", good.id()) > 3);
                write(ini(kms, key, wrong));
                await("the wrong one is tried", () -> kms.count("Decrypt", wrong.id()) > 1);
                load.writeMore(100);
                load.stop();
            }
        }
    }

    @Test
    void aProviderThatIsTakenAwayIsMissedByNameWhereItsDataKeysAreNeeded() throws Exception {
        AccessKey credentials = AccessKey.of("AKIARELOADPROVIDER", "secret-access-key-of-the-provider");
        try (FakeKms kms = FakeKms.start();
                FreshDatabase database = database(TestDatabase.H2_MEMORY)) {
            kms.register(credentials);
            Ini both = quick(Ini.withSecretKey())
                    .encryptWith("awskms.main", "secretKey.v1")
                    .kms("main", kms, kms.createKey(Ini.REGION), credentials)
                    .columns(SSN);
            Path file = write(both);
            try (Connection connection = new Application(database, file).connect()) {
                insert(connection, 1);
                write(quick(Ini.withSecretKey()).columns(SSN));
                await("the provider is gone", () -> fails(connection, 1));
                assertThatThrownBy(() -> read(connection, 1))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("\"customers\".\"ssn\"")
                        .hasMessageContaining(
                                "encrypted by provider \"awskms.main\", which is not configured; add it to available_encryption_providers");
                insert(connection, 2);
                assertThat(read(connection, 2)).containsExactly("ssn of 2");
                write(both);
                await("the provider is back", () -> !fails(connection, 1));
                assertThat(read(connection, 1)).containsExactly("ssn of 1");
            }
        }
    }

    private static boolean fails(Connection connection, int id) {
        try {
            read(connection, id);
            return false;
        } catch (SQLException e) {
            return true;
        }
    }

    private static void insert(Connection connection, int id) throws SQLException {
        Sql.run(connection, "INSERT INTO customers VALUES (" + id + ", 'ssn of " + id + "', 'note of " + id + "')");
    }

    private static List<@Nullable String> read(Connection connection, int id) throws SQLException {
        return Sql.column(connection, "SELECT ssn FROM customers WHERE id = " + id);
    }

    @Test
    void aTransactionUnderWayIsLeftAsItIs() throws Exception {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL)) {
            Path file = write(quick(Ini.withSecretKey()).columns(SSN));
            Application application = new Application(database, file);
            try (Connection idle = application.connect();
                    Connection failed = application.connect();
                    Connection working = application.connect();
                    Connection other = application.connect()) {
                idle.setAutoCommit(false);
                failed.setAutoCommit(false);
                working.setAutoCommit(false);
                insert(working, 1);
                assertThatThrownBy(() -> Sql.run(failed, "SELECT 1 / 0")).isInstanceOf(SQLException.class);
                write(quick(Ini.withSecretKey()).columns(SSN, NOTE));
                await("the note is secret", () -> isSecret(other));

                try (PreparedStatement prepared = idle.prepareStatement("SELECT note FROM customers")) {
                    // PostgreSQL refuses this once the transaction has begun
                    idle.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                    assertThat(prepared.getMetaData().getColumnCount()).isEqualTo(1);
                }
                try (PreparedStatement prepared = failed.prepareStatement("SELECT note FROM customers")) {
                    assertThatThrownBy(prepared::executeQuery)
                            .isInstanceOf(SQLException.class)
                            .extracting(e -> ((SQLException) e).getSQLState())
                            .isEqualTo("25P02");
                }
                failed.rollback();
                insert(working, 2);
                working.rollback();
                insert(working, 3);
                working.commit();
                assertThat(Sql.column(failed, "SELECT note FROM customers")).containsExactly("note of 3");
                try (Connection raw = database.connect()) {
                    assertThat(Sql.column(raw, "SELECT note FROM customers"))
                            .singleElement()
                            .matches(note -> StoredForm.isCiphertext(String.valueOf(note)));
                }
            }
        }
    }

    private static boolean isSecret(Connection connection) throws SQLException {
        return Sql.rows(connection, "EXPLAIN ENCRYPTION SELECT note FROM customers").stream()
                .anyMatch(row -> row.contains("customers.note"));
    }
}
