package io.kmsenc.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.config.DataKeySettings;
import io.kmsenc.crypto.KeyId;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.Login;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.keys.DataKeys;
import io.kmsenc.keys.KeyConnections;
import io.kmsenc.keys.StoredDataKeys;
import io.kmsenc.keys.local.SecretKeyProviderFactory;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredDataKeysIT {

    private static final int PROCESSES = 4;
    private static final int THREADS = 24;

    private static StoredDataKeys keys(KeyConnections connections) {
        Provider provider = new SecretKeyProviderFactory()
                .create(new ProviderSettings(
                        "secretKey", "v1", "test", Map.of("secret_key", "a secret key of the tests")));
        return new StoredDataKeys(
                connections,
                Map.of(provider.name(), provider),
                List.of(provider.name()),
                DataKeySettings.of(Duration.ofMinutes(15), Duration.ofMinutes(1)),
                Clock.systemUTC());
    }

    private static String query(FreshDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesOnOneActiveKeyFromAnEmptyDatabase(TestDatabase kind) throws Exception {
        // A connection that stays open: a database in memory ends with its last.
        try (FreshDatabase database = kind.fresh(StoredDataKeysIT.class);
                Connection open = database.connect()) {
            List<StoredDataKeys> processes = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(keys(database::connect));
            }
            assertThat(currentOfAll(processes)).containsExactly(query(database, "SELECT name FROM kmsenc_data_keys"));
            assertThat(query(database, "SELECT COUNT(*) FROM kmsenc_data_keys")).isEqualTo("1");
            processes.forEach(StoredDataKeys::close);
            assertThat(open.isClosed()).isFalse();
        }
    }

    private static Set<String> currentOfAll(List<StoredDataKeys> processes) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch start = new CountDownLatch(THREADS);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                StoredDataKeys asked = processes.get(i % PROCESSES);
                answers.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return asked.current(DataKeys.ROOT_SCOPE).id().toString();
                }));
            }
            Set<String> ids = new HashSet<>();
            for (Future<String> answer : answers) {
                ids.add(answer.get());
            }
            return ids;
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsKeysForAnotherProcessAndTellsLettersByCase(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.fresh(StoredDataKeysIT.class);
                Connection open = database.connect()) {
            KeyId upper;
            KeyId lower;
            try (StoredDataKeys keys = keys(database::connect)) {
                upper = keys.deterministic("group:Straße", DataKeys.ROOT_SCOPE).id();
                lower = keys.deterministic("group:straße", DataKeys.ROOT_SCOPE).id();
            }
            assertThat(upper).isNotEqualTo(lower);
            try (StoredDataKeys keys = keys(database::connect)) {
                assertThat(keys.deterministic("group:Straße", DataKeys.ROOT_SCOPE)
                                .id())
                        .isEqualTo(upper);
                assertThat(keys.find(lower, "column:any").id()).isEqualTo(lower);
            }
            assertThat(open.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhoMayNotCreateTheTableHowToAndWorksOnceItIsThere(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.fresh(StoredDataKeysIT.class);
                Connection open = database.connect()) {
            Login clerk = database.createUserWithoutCreate();
            try (StoredDataKeys keys = keys(() -> database.connect(database.url(), clerk))) {
                assertThatExceptionOfType(DataKeyException.class)
                        .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                        .withMessageContaining("CREATE TABLE IF NOT EXISTS kmsenc_data_keys (");
                try (StoredDataKeys owners = keys(database::connect)) {
                    KeyId id = owners.current(DataKeys.ROOT_SCOPE).id();
                    assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(id);
                    assertThat(keys.deterministic("group:email", DataKeys.ROOT_SCOPE)
                                    .isDestroyed())
                            .isFalse();
                }
            }
            assertThat(open.isClosed()).isFalse();
        }
    }
}
