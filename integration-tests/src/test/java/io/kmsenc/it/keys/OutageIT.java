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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application goes on through an outage of its KMS within the grace, and through the loss of one of two. */
class OutageIT {

    private static final String COLUMN = "customers.ssn = randomized";
    private static final AccessKey CREDENTIALS = AccessKey.of("AKIAOUTAGEIT", "secret-access-key-of-the-outage-it");
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(1);

    private FakeKms kms;
    private String key;

    @BeforeEach
    void start() {
        kms = FakeKms.start();
        kms.register(CREDENTIALS);
        key = kms.createKey(Ini.REGION);
    }

    @AfterEach
    void stop() {
        kms.close();
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(OutageIT.class);
        try (Connection owner = database.connect()) {
            Sql.run(owner, "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + Application.text(kind.dialect()) + ")");
        }
        return database;
    }

    private Ini shortLived(String grace) {
        return new Ini()
                .encryptWith("awskms.main")
                .cacheFor("1s", "100ms")
                .encryption("data_keys_cache_grace = " + grace)
                .kms("main", kms, key, CREDENTIALS)
                .columns(COLUMN);
    }

    private static void insert(Connection connection, int id) throws SQLException {
        Sql.run(connection, "INSERT INTO customers VALUES (" + id + ", '" + ChildApplication.ssn(id) + "')");
    }

    private static void insertAndReadFor(Connection connection, Duration time, int first) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        for (int id = first; System.nanoTime() < end; id++) {
            insert(connection, id);
            assertThat(Sql.column(connection, "SELECT ssn FROM customers WHERE id IN (1, " + id + ") ORDER BY id"))
                    .containsExactly(ChildApplication.ssn(1), ChildApplication.ssn(id));
            Thread.sleep(50);
        }
    }

    @Test
    void anOutageWithinTheGraceIsNotNoticed() throws Exception {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL);
                Connection connection =
                        new Application(database, shortLived("1h").write()).connect()) {
            insert(connection, 1);
            kms.failWhen(request -> true, Fault.cut());
            kms.clearRequests();
            insertAndReadFor(connection, TIME_TO_LIVE.multipliedBy(4), 2);
            // One key, and pauses between: a few calls, with the SDK's own attempts, and not one for each statement.
            assertThat(kms.requests()).hasSizeBetween(1, 30);
            kms.clearFaults();
            insertAndReadFor(connection, TIME_TO_LIVE.multipliedBy(2), 10_000);
        }
    }

    @Test
    void anOutageIsNotNoticedByWhoClosesEachConnection() throws Exception {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY);
                Connection owner = database.connect()) {
            Application application = new Application(database, shortLived("1h").write());
            try (Connection connection = application.connect()) {
                insert(connection, 1);
            }
            kms.failWhen(request -> true, Fault.cut());
            Thread.sleep(TIME_TO_LIVE.plusMillis(500).toMillis());
            try (Connection connection = application.connect()) {
                assertThat(Sql.column(connection, "SELECT ssn FROM customers"))
                        .containsExactly(ChildApplication.ssn(1));
            }
            assertThat(owner.isClosed()).isFalse();
        }
    }

    @Test
    void anOutageBeyondTheGraceIsAnErrorAndEndsByItself() throws Exception {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY);
                Connection connection =
                        new Application(database, shortLived("500ms").write()).connect()) {
            insert(connection, 1);
            kms.failWhen(request -> true, Fault.cut());
            Thread.sleep(TIME_TO_LIVE.plusSeconds(1).toMillis());
            assertThatThrownBy(() -> insert(connection, 2))
                    .isInstanceOf(SQLTransientException.class)
                    .hasMessageContaining("awskms.main");
            kms.clearFaults();
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!inserted(connection, 3) && System.nanoTime() < end) {
                Thread.sleep(100);
            }
            assertThat(Sql.column(connection, "SELECT ssn FROM customers ORDER BY id"))
                    .containsExactly(ChildApplication.ssn(1), ChildApplication.ssn(3));
        }
    }

    private static boolean inserted(Connection connection, int id) {
        try {
            insert(connection, id);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void aKeyThatIsDisabledEndsWithTheTimeToLiveWhateverTheGrace() throws Exception {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY);
                Connection connection =
                        new Application(database, shortLived("1h").write()).connect()) {
            insert(connection, 1);
            kms.disableKey(Ini.REGION, key);
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (inserted(connection, 2) && System.nanoTime() < end) {
                Sql.run(connection, "DELETE FROM customers WHERE id = 2");
                Thread.sleep(50);
            }
            assertThatThrownBy(() -> Sql.column(connection, "SELECT ssn FROM customers"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("awskms.main");
            kms.clearRequests();
            for (int row = 0; row < 100; row++) {
                assertThatThrownBy(() -> Sql.column(connection, "SELECT ssn FROM customers"))
                        .isInstanceOf(SQLException.class);
            }
            assertThat(kms.requests()).hasSizeLessThan(3);
        }
    }

    @Test
    void theLossOfOneOfTwoProvidersLosesNothing() throws Exception {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY);
                Connection keeper = database.connect();
                FakeKms south = FakeKms.start()) {
            south.register(CREDENTIALS);
            String southern = south.createKey(Ini.REGION);
            Ini both = Ini.withSecretKey()
                    .encryptWithAll("awskms.north", "awskms.south", "secretKey.v1")
                    .kms("north", kms, key, CREDENTIALS)
                    .kms("south", south, southern, CREDENTIALS)
                    .columns(COLUMN);
            try (Connection connection = new Application(database, both.write()).connect()) {
                insert(connection, 1);
            }
            assertThat(Sql.column(keeper, "SELECT provider FROM kmsenc_data_keys"))
                    .containsExactly("awskms.north awskms.south secretKey.v1");
            assertThat(Sql.column(keeper, "SELECT kms_key FROM kmsenc_data_keys"))
                    .containsExactly(key + " " + southern + " -");
            kms.scheduleKeyDeletion(Ini.REGION, key);
            for (Path each : List.of(
                    both.write(),
                    new Ini()
                            .encryptWith("awskms.south")
                            .kms("south", south, southern, CREDENTIALS)
                            .columns(COLUMN)
                            .write(),
                    Ini.withSecretKey().columns(COLUMN).write())) {
                try (Connection connection = new Application(database, each).connect()) {
                    assertThat(Sql.column(connection, "SELECT ssn FROM customers"))
                            .containsExactly(ChildApplication.ssn(1));
                }
            }
        }
    }
}
