package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.config.DataKeySettings;
import io.kmsenc.config.DataKeySettings.Prewarm;
import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of data keys while their provider is out of order, and when it denies them. */
class KeyOutageTest {

    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final String ANY = "column:any";

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider provider = new CountingProvider("test.one");

    private StoredDataKeys keys(Duration grace) {
        DataKeySettings settings = new DataKeySettings(
                KeyDatabase.TTL, KeyDatabase.INTERVAL, grace, DataKeySettings.DEFAULT_BUDGET, Prewarm.OFF, true);
        return database.keys(settings, List.of("test.one"), provider);
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(2);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void goesOnForTheGraceWhileTheProviderIsOutOfOrder() {
        try (StoredDataKeys keys = keys(GRACE)) {
            DataKey key = keys.current(DataKeys.ROOT_SCOPE);
            provider.failing = true;
            database.clock.advance(KeyDatabase.TTL);
            for (int minute = 0; minute < 10; minute++) {
                assertThat(keys.current(DataKeys.ROOT_SCOPE)).isSameAs(key);
                assertThat(keys.find(key.id(), ANY)).isSameAs(key);
                assertThat(ForkJoinPool.commonPool().awaitQuiescence(20, TimeUnit.SECONDS))
                        .isTrue();
                database.clock.advance(Duration.ofMinutes(1));
            }
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.find(key.id(), ANY))
                    .matches(DataKeyException::retryable);
            assertThat(key.isDestroyed()).isTrue();
        }
    }

    @Test
    void fetchesAKeyAgainBesideThoseWhoUseIt() throws InterruptedException {
        try (StoredDataKeys keys = keys(GRACE)) {
            DataKey key = keys.current(DataKeys.ROOT_SCOPE);
            database.clock.advance(KeyDatabase.TTL);
            assertThat(keys.find(key.id(), ANY)).isSameAs(key);
            eventually(() -> provider.decrypted.get() == 1);
            assertThat(ForkJoinPool.commonPool().awaitQuiescence(20, TimeUnit.SECONDS))
                    .isTrue();
            database.clock.advance(KeyDatabase.TTL.minusMillis(1));
            assertThat(keys.find(key.id(), ANY)).isSameAs(key);
            assertThat(key.isDestroyed()).isFalse();
            assertThat(provider.decrypted).hasValue(1);
        }
    }

    @Test
    void destroysAKeyThatIsDeniedWithoutWaitingForTheGrace() throws InterruptedException {
        try (StoredDataKeys keys = keys(GRACE)) {
            DataKey key = keys.current(DataKeys.ROOT_SCOPE);
            provider.denied = true;
            database.clock.advance(KeyDatabase.TTL);
            keys.find(key.id(), ANY);
            eventually(key::isDestroyed);
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.find(key.id(), ANY))
                    .withMessageContaining("denied")
                    .matches(e -> !e.retryable());
        }
    }

    @Test
    void withoutGraceAKeyIsGoneWhenItsTimeIsOver() {
        try (StoredDataKeys keys = keys(Duration.ZERO)) {
            DataKey key = keys.current(DataKeys.ROOT_SCOPE);
            provider.failing = true;
            database.clock.advance(KeyDatabase.TTL);
            assertThatExceptionOfType(DataKeyException.class).isThrownBy(() -> keys.find(key.id(), ANY));
            assertThat(key.isDestroyed()).isTrue();
        }
    }

    @Test
    void yesterdaysKeyGoesOnWhereTodaysCantBeMade() throws InterruptedException {
        try (StoredDataKeys keys = keys(GRACE)) {
            database.clock.advance(Duration.ofHours(12).minusMinutes(1));
            KeyId yesterday = keys.current(DataKeys.ROOT_SCOPE).id();
            provider.failing = true;
            database.clock.advance(Duration.ofMinutes(1));
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(yesterday);
            provider.failing = false;
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isNotEqualTo(yesterday);
        }
    }

    @Test
    void yesterdaysKeyDoesNotGoOnWhereTodaysIsDenied() {
        try (StoredDataKeys keys = keys(GRACE)) {
            database.clock.advance(Duration.ofHours(12).minusMinutes(1));
            keys.current(DataKeys.ROOT_SCOPE);
            provider.denied = true;
            database.clock.advance(Duration.ofMinutes(1));
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                    .withMessageContaining("denied");
        }
    }

    @Test
    void aKeyThatWasMadeInactiveGoesOnWhereNoOtherCanBeMade() {
        try (StoredDataKeys keys = keys(GRACE)) {
            KeyId rotated = keys.current(DataKeys.ROOT_SCOPE).id();
            provider.failing = true;
            new DataKeyRecords(database::open, database.clock).rotate();
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(rotated);
            provider.failing = false;
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isNotEqualTo(rotated);
        }
    }

    @Test
    void aKeyThatAnotherProcessHasReplacedGoesOnWhereItsSuccessorCantBeDecrypted() {
        try (StoredDataKeys keys = keys(GRACE);
                StoredDataKeys other = database.keys(new CountingProvider("test.one"))) {
            KeyId replaced = keys.current(DataKeys.ROOT_SCOPE).id();
            provider.failing = true;
            new DataKeyRecords(database::open, database.clock).rotate();
            KeyId successor = other.current(DataKeys.ROOT_SCOPE).id();
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(replaced);
            provider.failing = false;
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(successor);
        }
    }

    @Test
    void aDeterministicKeyThatWasReplacedDoesNotGoOn() throws SQLException {
        try (StoredDataKeys keys = keys(GRACE)) {
            keys.deterministic("group:email", DataKeys.ROOT_SCOPE);
            provider.failing = true;
            database.execute("UPDATE kmsenc_data_keys SET active = FALSE");
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.deterministic("group:email", DataKeys.ROOT_SCOPE));
        }
    }

    @Test
    void aKeyWhoseRowIsGoneDoesNotGoOn() throws SQLException {
        try (StoredDataKeys keys = keys(GRACE)) {
            keys.current(DataKeys.ROOT_SCOPE);
            provider.failing = true;
            database.execute("DELETE FROM kmsenc_data_keys");
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThatExceptionOfType(DataKeyException.class).isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE));
        }
    }

    @Test
    void leavesAProviderAloneThatIsOutOfOrder() {
        try (StoredDataKeys keys = keys(Duration.ZERO)) {
            provider.failing = true;
            for (int i = 0; i < 100; i++) {
                assertThatExceptionOfType(DataKeyException.class)
                        .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                        .withMessageContaining("out of order")
                        .matches(DataKeyException::retryable);
            }
            assertThat(provider.generated).hasValue(1);
            // Each pause is at least half of what it may be, and at most half a minute.
            for (int i = 0; i < 20; i++) {
                database.clock.advance(Duration.ofSeconds(30));
                assertThatExceptionOfType(DataKeyException.class).isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE));
                assertThatExceptionOfType(DataKeyException.class).isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE));
            }
            assertThat(provider.generated).hasValue(21);
        }
    }

    @Test
    void asksOnceInAFewSecondsForAKeyThatIsDenied() {
        try (StoredDataKeys keys = keys(Duration.ZERO)) {
            KeyId id = keys.current(DataKeys.ROOT_SCOPE).id();
            keys.invalidate();
            provider.denied = true;
            for (int row = 0; row < 1_000; row++) {
                assertThatExceptionOfType(DataKeyException.class)
                        .isThrownBy(() -> keys.find(id, ANY))
                        .withMessageContaining("denied");
            }
            assertThat(provider.decrypted).hasValue(1);
            provider.denied = false;
            database.clock.advance(RememberedFailures.KEPT_FOR);
            assertThat(keys.find(id, ANY).id()).isEqualTo(id);
        }
    }

    @Test
    void anOutageOfTenMinutesUnderLoadMakesAFewDozenCalls() {
        try (StoredDataKeys keys = keys(GRACE.plusMinutes(1))) {
            DataKey key = keys.current(DataKeys.ROOT_SCOPE);
            provider.failing = true;
            database.clock.advance(KeyDatabase.TTL);
            for (int second = 0; second < 600; second++) {
                assertThat(keys.find(key.id(), ANY)).isSameAs(key);
                assertThat(ForkJoinPool.commonPool().awaitQuiescence(20, TimeUnit.SECONDS))
                        .isTrue();
                database.clock.advance(Duration.ofSeconds(1));
            }
            // Pauses double up to half a minute, up to a half of each is taken off: 20 to 40 of them, and 9 on the way
            // there.
            assertThat(provider.decrypted.get()).isBetween(20, 50);
        }
    }
}
