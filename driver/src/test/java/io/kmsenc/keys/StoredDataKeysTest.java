package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredDataKeysTest {

    private static final String ONE = "SELECT COUNT(*) FROM kmsenc_data_keys WHERE active";

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider provider = new CountingProvider("test.one");

    @Test
    void commitsAKeyBeforeItIsHandedOut() throws SQLException {
        try (StoredDataKeys keys = database.keys(provider)) {
            DataKey key = keys.current(DataKeys.ROOT_SCOPE);
            assertThat(database.query("SELECT name FROM kmsenc_data_keys"))
                    .isEqualTo(key.id().toString());
            assertThat(database.query("SELECT label FROM kmsenc_data_keys")).isEqualTo("2026-03-01/root@test.one");
            assertThat(database.query("SELECT scope FROM kmsenc_data_keys")).isEqualTo("root");
            assertThat(database.query("SELECT provider FROM kmsenc_data_keys")).isEqualTo("test.one");
            assertThat(database.query("SELECT created FROM kmsenc_data_keys")).startsWith("2026-03-01 12:00:00");
        }
    }

    @Test
    void findsItsKeysInAnotherProcess() {
        try (StoredDataKeys here = database.keys(provider);
                StoredDataKeys there = database.keys(new CountingProvider("test.one"))) {
            KeyId current = here.current(DataKeys.ROOT_SCOPE).id();
            assertThat(there.find(current, "column:any").id()).isEqualTo(current);
            assertThat(there.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(current);
        }
    }

    @Test
    void callsTheProviderOnceForANewKey() {
        try (StoredDataKeys keys = database.keys(provider)) {
            DataKey key = keys.current(DataKeys.ROOT_SCOPE);
            assertThat(keys.current(DataKeys.ROOT_SCOPE)).isSameAs(key);
            assertThat(keys.find(key.id(), "column:any")).isSameAs(key);
            assertThat(provider.generated).hasValue(1);
            assertThat(provider.decrypted).hasValue(0);
        }
    }

    @Test
    void makesANewKeyOnANewDayAndKeepsTheOld() {
        try (StoredDataKeys keys = database.keys(provider)) {
            KeyId first = keys.current(DataKeys.ROOT_SCOPE).id();
            database.clock.advance(Duration.ofHours(12).minusMillis(1));
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(first);
            database.clock.advance(Duration.ofMillis(1));
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isNotEqualTo(first);
            assertThat(keys.find(first, "column:any").id()).isEqualTo(first);
        }
    }

    @Test
    void keepsADeterministicKeyOverDaysAndProviders() throws SQLException {
        KeyId first;
        try (StoredDataKeys keys = database.keys(provider)) {
            first = keys.deterministic("group:email", DataKeys.ROOT_SCOPE).id();
            assertThat(keys.deterministic("group:phone", DataKeys.ROOT_SCOPE).id())
                    .isNotEqualTo(first);
        }
        database.clock.advance(Duration.ofDays(400));
        try (StoredDataKeys keys = database.keys(new CountingProvider("test.two"), provider)) {
            assertThat(keys.deterministic("group:email", DataKeys.ROOT_SCOPE).id())
                    .isEqualTo(first);
        }
        assertThat(database.query("SELECT label FROM kmsenc_data_keys WHERE name = '" + first + "'"))
                .isEqualTo("deterministic/group:email");
    }

    @Test
    void decryptsAgainAfterTheTimeToLiveAndDestroysTheExpired() {
        try (StoredDataKeys keys = database.keys(provider)) {
            DataKey first = keys.current(DataKeys.ROOT_SCOPE);
            database.clock.advance(KeyDatabase.TTL.minusMillis(1));
            assertThat(keys.current(DataKeys.ROOT_SCOPE)).isSameAs(first);
            database.clock.advance(KeyDatabase.INTERVAL);
            DataKey second = keys.current(DataKeys.ROOT_SCOPE);
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(first.isDestroyed()).isTrue();
            assertThat(second.isDestroyed()).isFalse();
            assertThat(provider.generated).hasValue(1);
            assertThat(provider.decrypted).hasValue(1);
        }
    }

    @Test
    void noticesWithinTheIntervalThatTheTableWasDropped() throws SQLException {
        try (StoredDataKeys keys = database.keys(provider)) {
            KeyId current = keys.current(DataKeys.ROOT_SCOPE).id();
            KeyId deterministic =
                    keys.deterministic("group:email", DataKeys.ROOT_SCOPE).id();
            database.execute("DROP TABLE kmsenc_data_keys");
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isNotEqualTo(current);
            assertThat(keys.deterministic("group:email", DataKeys.ROOT_SCOPE).id())
                    .isNotEqualTo(deterministic);
            assertThat(database.query(ONE)).isEqualTo("2");
        }
    }

    @Test
    void noticesWithinTheIntervalThatItsKeyWasDeactivated() throws SQLException {
        try (StoredDataKeys keys = database.keys(provider)) {
            KeyId current = keys.current(DataKeys.ROOT_SCOPE).id();
            database.execute("UPDATE kmsenc_data_keys SET active = FALSE");
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isNotEqualTo(current);
            assertThat(keys.find(current, "column:any").id()).isEqualTo(current);
        }
    }

    @Test
    void confirmsItsKeyOnceAnIntervalWithoutAProviderCall() {
        try (StoredDataKeys keys = database.keys(provider)) {
            keys.current(DataKeys.ROOT_SCOPE);
            int before = database.opened.get();
            for (int minute = 0; minute < 5; minute++) {
                database.clock.advance(KeyDatabase.INTERVAL);
                keys.current(DataKeys.ROOT_SCOPE);
                keys.current(DataKeys.ROOT_SCOPE);
            }
            assertThat(database.opened).hasValue(before + 5);
            assertThat(provider.decrypted).hasValue(0);
        }
    }

    @Test
    void confirmsItsKeyWhenTheClockIsSetBack() throws SQLException {
        try (StoredDataKeys keys = database.keys(provider)) {
            KeyId current = keys.current(DataKeys.ROOT_SCOPE).id();
            database.execute("DROP TABLE kmsenc_data_keys");
            database.clock.advance(Duration.ofHours(-1));
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isNotEqualTo(current);
        }
    }

    @Test
    void forgetsEverythingWhenInvalidated() throws SQLException {
        try (StoredDataKeys keys = database.keys(provider)) {
            DataKey current = keys.current(DataKeys.ROOT_SCOPE);
            DataKey deterministic = keys.deterministic("group:email", DataKeys.ROOT_SCOPE);
            database.execute("DROP TABLE kmsenc_data_keys");
            keys.invalidate();
            assertThat(current.isDestroyed()).isTrue();
            assertThat(deterministic.isDestroyed()).isTrue();
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isNotEqualTo(current.id());
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.find(current.id(), "column:any"))
                    .withMessageContaining(current.id().toString());
        }
    }

    @Test
    void destroysKeysAndClosesProvidersAtTheEnd() {
        StoredDataKeys keys = database.keys(provider);
        DataKey key = keys.current(DataKeys.ROOT_SCOPE);
        keys.close();
        keys.close();
        assertThat(key.isDestroyed()).isTrue();
        assertThat(provider.closed).hasValue(1);
        assertThatThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                .isInstanceOf(DataKeyException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void asksAgainAMomentAfterAFailure() {
        try (StoredDataKeys keys = database.keys(provider)) {
            provider.failing = true;
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                    .withMessageContaining("\"test.one\"")
                    .matches(DataKeyException::retryable);
            provider.failing = false;
            database.clock.advance(Duration.ofMillis(100));
            assertThat(keys.current(DataKeys.ROOT_SCOPE).isDestroyed()).isFalse();
        }
    }

    @Test
    void leavesNoConnectionOpen() throws SQLException {
        try (StoredDataKeys keys = database.keys(provider)) {
            keys.find(keys.current(DataKeys.ROOT_SCOPE).id(), "column:any");
            keys.deterministic("group:email", DataKeys.ROOT_SCOPE);
        }
        assertThat(database.query("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS"))
                .isEqualTo("1");
    }

    @Test
    void refusesAnIdentityThatTheLabelCannotHold() {
        try (StoredDataKeys keys = database.keys(provider)) {
            String longest = "group:" + "x".repeat(235);
            assertThat(keys.deterministic(longest, DataKeys.ROOT_SCOPE).isDestroyed())
                    .isFalse();
            assertThatThrownBy(() -> keys.deterministic(longest + "x", DataKeys.ROOT_SCOPE))
                    .isInstanceOf(DataKeyException.class)
                    .hasMessageContaining("255");
            assertThatThrownBy(() -> keys.deterministic("group:a ", DataKeys.ROOT_SCOPE))
                    .isInstanceOf(DataKeyException.class)
                    .hasMessageContaining("blank");
        }
    }
}
