package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataKeyRaceTest {

    private static final int THREADS = 100;

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider provider = new CountingProvider("test.one");

    /** What each of the threads got: an id, or the message of its failure. */
    private static List<String> together(List<? extends DataKeys> keys, Function<DataKeys, DataKey> question)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch start = new CountDownLatch(THREADS);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                DataKeys asked = keys.get(i % keys.size());
                Callable<String> task = () -> {
                    start.countDown();
                    start.await();
                    try {
                        return question.apply(asked).id().toString();
                    } catch (DataKeyException e) {
                        return e.getMessage();
                    }
                };
                answers.add(threads.submit(task));
            }
            List<String> ids = new ArrayList<>();
            for (Future<String> answer : answers) {
                ids.add(answer.get());
            }
            return ids;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void agreesOnOneActiveKeyFromAnEmptyDatabase() throws Exception {
        for (int round = 0; round < 20; round++) {
            CountingProvider mine = new CountingProvider("test.one");
            CountingProvider yours = new CountingProvider("test.one");
            mine.delayMillis = 2;
            yours.delayMillis = 2;
            try (StoredDataKeys here = database.keys(mine);
                    StoredDataKeys there = database.keys(yours)) {
                Set<String> ids =
                        new HashSet<>(together(List.of(here, there), asked -> asked.current(DataKeys.ROOT_SCOPE)));
                assertThat(ids).containsExactly(database.query("SELECT name FROM kmsenc_data_keys"));
                assertThat(database.query("SELECT COUNT(*) FROM kmsenc_data_keys"))
                        .isEqualTo("1");
                assertThat(mine.generated.get()).isLessThanOrEqualTo(1);
                assertThat(yours.generated.get()).isLessThanOrEqualTo(1);
            }
            database.execute("DROP TABLE kmsenc_data_keys");
        }
    }

    @Test
    void makesOneProviderCallForAllWhoAskForTheCurrentKey() throws Exception {
        provider.delayMillis = 50;
        try (StoredDataKeys keys = database.keys(provider)) {
            assertThat(new HashSet<>(together(List.of(keys), asked -> asked.current(DataKeys.ROOT_SCOPE))))
                    .hasSize(1);
            assertThat(provider.generated).hasValue(1);
            assertThat(provider.decrypted).hasValue(0);
        }
    }

    @Test
    void makesOneProviderCallForAllWhoAskForOneKey() throws Exception {
        KeyId id = storedKey();
        provider.delayMillis = 50;
        try (StoredDataKeys keys = database.keys(provider)) {
            assertThat(together(List.of(keys), asked -> asked.find(id, "column:any")))
                    .containsOnly(id.toString());
            assertThat(provider.decrypted).hasValue(1);
        }
    }

    @Test
    void givesTheFailureOfOneCallToAllWhoWait() throws Exception {
        KeyId id = storedKey();
        provider.delayMillis = 500;
        provider.failing = true;
        try (StoredDataKeys keys = database.keys(provider)) {
            assertThat(together(List.of(keys), asked -> asked.find(id, "column:any")))
                    .allMatch(answer -> answer.contains("out of order"));
            assertThat(provider.decrypted).hasValue(1);
        }
    }

    @Test
    void neverHandsOutADestroyedKeyForGoodWhileKeysAreInvalidated() throws Exception {
        KeyId id = storedKey();
        try (StoredDataKeys keys = database.keys(provider)) {
            Thread invalidating = new Thread(() -> {
                for (int i = 0; i < 200; i++) {
                    keys.invalidate();
                }
            });
            invalidating.start();
            assertThat(together(List.of(keys), asked -> live(asked, id))).containsOnly(id.toString());
            invalidating.join();
            assertThat(keys.current(DataKeys.ROOT_SCOPE).isDestroyed()).isFalse();
        }
    }

    private static DataKey live(DataKeys keys, KeyId id) {
        DataKey found = keys.find(id, "column:any");
        DataKey current = keys.current(DataKeys.ROOT_SCOPE);
        while (found.isDestroyed() || current.isDestroyed()) {
            found = keys.find(id, "column:any");
            current = keys.current(DataKeys.ROOT_SCOPE);
        }
        return found;
    }

    private KeyId storedKey() throws SQLException {
        try (StoredDataKeys keys = database.keys(provider)) {
            KeyId id = keys.current(DataKeys.ROOT_SCOPE).id();
            provider.generated.set(0);
            return id;
        }
    }
}
