package io.kmsenc.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.ChildApplication;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.kms.AccessKey;
import io.kmsenc.it.kms.FakeKms;
import io.kmsenc.it.kms.Fault;
import io.kmsenc.it.process.ChildProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls of the KMS count data keys, not connections, rows or statements; and its errors are typed and hold no secret. */
class KmsCallsIT {

    private static final String[] COLUMNS = {
        "customers.ssn = randomized", "customers.email = deterministic compare=exact"
    };
    private static final AccessKey CREDENTIALS =
            AccessKey.of("AKIAKMSCALLSIT", "secret-access-key-of-the-kms-calls-it");
    private static final AccessKey SESSION = AccessKey.temporary(
            "ASIAKMSCALLSIT",
            "secret-access-key-of-the-session",
            "session-token-of-the-kms-calls-it",
            Instant.parse("2999-01-01T00:00:00Z"));
    private static final int CONNECTIONS = 100;

    private FakeKms kms;
    private String key;

    @BeforeEach
    void start() {
        kms = FakeKms.start();
        kms.register(CREDENTIALS);
        kms.register(SESSION);
        key = kms.createKey(Ini.REGION);
    }

    @AfterEach
    void stop() {
        kms.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aHundredConnectionsAtOnceMakeOneCallForEachDataKey(TestDatabase kind) throws Exception {
        try (FreshDatabase database = database(kind)) {
            Application application = new Application(database, ini(CREDENTIALS).write());
            atOnce(application);
            assertThat(kms.count("GenerateDataKey")).isEqualTo(2);
            assertThat(kms.count("Decrypt")).isZero();

            try (Connection again = application.connect()) {
                assertThat(Sql.column(again, "SELECT ssn FROM customers")).hasSize(CONNECTIONS);
                assertThat(Sql.column(again, "SELECT ssn FROM customers WHERE email = 'email of 0'"))
                        .hasSize(10);
            }
            assertThat(kms.requests()).hasSize(2);
        }
    }

    @Test
    void anotherProcessMakesOneDecryptForEachDataKey() throws Exception {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL)) {
            Path ini = ini(SESSION).write();
            atOnce(new Application(database, ini));
            kms.clearRequests();
            try (ChildProcess reader =
                    ChildApplication.start(database, ini, "read", "insert:900", "insert:901", "read")) {
                assertThat(reader.awaitExit(Duration.ofSeconds(90))).isZero();
                assertThat(reader.output()).contains(ChildApplication.line(0), ChildApplication.line(901));
            }
            assertThat(kms.count("Decrypt")).isEqualTo(2);
            assertThat(kms.requests()).hasSize(2);
        }
    }

    @Test
    void anOutageIsNotNoticedWhileTheDataKeysAreInMemory() throws Exception {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY)) {
            Application application = new Application(database, ini(CREDENTIALS).write());
            try (Connection connection = application.connect()) {
                insert(connection, 1);
                kms.failWhen(request -> true, Fault.cut());
                insert(connection, 2);
                assertThat(Sql.column(connection, "SELECT ssn FROM customers ORDER BY id"))
                        .containsExactly(ChildApplication.ssn(1), ChildApplication.ssn(2));
            }
        }
    }

    @Test
    void eachDataKeyIsDecryptedByTheProviderThatItsRowNames() throws Exception {
        String previous = kms.createKey(Ini.REGION);
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY);
                Connection keeper = database.connect()) {
            Ini old = new Ini()
                    .encryptWith("awskms.old")
                    .kms("old", kms, previous, CREDENTIALS)
                    .columns(COLUMNS);
            Ini fixed = Ini.withSecretKey().columns(COLUMNS);
            Ini all = Ini.withSecretKey()
                    .encryptWith("awskms.main", "awskms.old", "secretKey.v1")
                    .kms("main", kms, key, SESSION)
                    .kms("old", kms, previous, CREDENTIALS)
                    .columns(COLUMNS);
            int id = 0;
            for (Ini each : List.of(old, fixed, all)) {
                try (Connection connection = new Application(database, each.write()).connect()) {
                    // the deterministic key is long-lived: each configuration but the last could make only its own
                    Sql.run(connection, "INSERT INTO customers (id, ssn) VALUES (" + id + ", 'ssn of " + id + "')");
                    id++;
                }
            }
            try (Connection connection = new Application(database, all.write()).connect()) {
                assertThat(Sql.column(connection, "SELECT ssn FROM customers ORDER BY id"))
                        .containsExactly("ssn of 0", "ssn of 1", "ssn of 2");
            }
            assertThat(Sql.column(keeper, "SELECT provider FROM kmsenc_data_keys ORDER BY provider"))
                    .containsExactly("awskms.main", "awskms.old", "secretKey.v1");
        }
    }

    @Test
    void errorsOfTheKmsAreTypedAndHoldNoCredential() throws Exception {
        assertFails(() -> kms.disableKey(Ini.REGION, key), SQLException.class, "KE201");
        kms.enableKey(Ini.REGION, key);
        assertFails(() -> kms.deny(SESSION.id(), "GenerateDataKey"), SQLException.class, "KE201");
        kms.allow(SESSION.id(), "GenerateDataKey");
        assertFails(() -> kms.failWhen(request -> true, Fault.throttling()), SQLTransientException.class, "KE202");
    }

    private void assertFails(Runnable fault, Class<? extends SQLException> type, String state) throws Exception {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY);
                Connection connection = new Application(database, ini(SESSION).write()).connect()) {
            fault.run();
            assertThatThrownBy(() -> insert(connection, 1))
                    .isInstanceOf(type)
                    .hasMessageContaining("awskms.main")
                    .hasMessageContaining("\"customers\".\"ssn\"")
                    .satisfies(e -> {
                        assertThat(((SQLException) e).getSQLState()).isEqualTo(state);
                        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                            assertThat(String.valueOf(cause.getMessage()))
                                    .doesNotContain(SESSION.secret())
                                    .doesNotContain("session-token-of");
                        }
                    });
            assertThat(Sql.column(connection, "SELECT COUNT(*) FROM customers")).containsExactly("0");
        }
    }

    private Ini ini(AccessKey credentials) {
        return new Ini()
                .encryptWith("awskms.main")
                .kms("main", kms, key, credentials)
                .columns(COLUMNS);
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(KmsCallsIT.class);
        String text = Application.text(kind.dialect());
        try (Connection owner = database.connect()) {
            Sql.run(owner, "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", email " + text + ")");
        }
        return database;
    }

    private static void atOnce(Application application) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        CountDownLatch together = new CountDownLatch(1);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int id = 0; id < CONNECTIONS; id++) {
                int row = id;
                all.add(threads.submit(() -> {
                    together.await();
                    try (Connection connection = application.connect()) {
                        insert(connection, row);
                    }
                    return null;
                }));
            }
            together.countDown();
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO customers (id, ssn, email) VALUES (?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, ChildApplication.ssn(id));
            insert.setString(3, ChildApplication.email(id));
            insert.executeUpdate();
        }
    }
}
