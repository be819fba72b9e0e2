package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.config.DataKeySettings;
import io.kmsenc.config.DataKeySettings.Prewarm;
import io.kmsenc.crypto.KeyId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A data key that has encrypted enough gives way to another, and goes on decrypting. */
class MessageBudgetTest {

    private static final DataKeySettings TEN_EACH =
            new DataKeySettings(KeyDatabase.TTL, KeyDatabase.INTERVAL, KeyDatabase.TTL, 10, Prewarm.OFF, true);

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider provider = new CountingProvider("test.one");

    private StoredDataKeys keys() {
        return database.keys(TEN_EACH, List.of("test.one"), provider);
    }

    private static KeyId used(StoredDataKeys keys, int times) {
        for (int i = 1; i < times; i++) {
            keys.current(DataKeys.ROOT_SCOPE);
        }
        return keys.current(DataKeys.ROOT_SCOPE).id();
    }

    @Test
    void anotherKeyTakesThePlaceOfOneThatIsSpent() throws SQLException {
        try (StoredDataKeys keys = keys()) {
            KeyId first = used(keys, 10);
            database.clock.advance(KeyDatabase.INTERVAL);
            KeyId second = used(keys, 9);
            assertThat(second).isNotEqualTo(first);
            assertThat(database.query("SELECT active FROM kmsenc_data_keys WHERE name = '" + first + "'"))
                    .isEqualTo("FALSE");
            assertThat(keys.find(first, "column:any").id()).isEqualTo(first);
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(second);
        }
    }

    @Test
    void aKeyThatIsSpentGoesOnWhileNoOtherCanBeMade() {
        try (StoredDataKeys keys = keys()) {
            KeyId first = used(keys, 10);
            provider.failing = true;
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(first);
            provider.failing = false;
            database.clock.advance(KeyDatabase.INTERVAL);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isNotEqualTo(first);
        }
    }

    @Test
    void twoProcessesAgreeOnTheKeyThatFollows() {
        try (StoredDataKeys here = keys();
                StoredDataKeys there = keys()) {
            KeyId first = used(here, 10);
            assertThat(used(there, 10)).isEqualTo(first);
            database.clock.advance(KeyDatabase.INTERVAL);
            KeyId second = here.current(DataKeys.ROOT_SCOPE).id();
            assertThat(second).isNotEqualTo(first);
            assertThat(there.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(second);
        }
    }

    @Test
    void deterministicKeysHaveNoBudget() {
        try (StoredDataKeys keys = keys()) {
            KeyId first = keys.deterministic("group:email", DataKeys.ROOT_SCOPE).id();
            for (int i = 0; i < 100; i++) {
                keys.deterministic("group:email", DataKeys.ROOT_SCOPE);
            }
            database.clock.advance(Duration.ofMinutes(2));
            assertThat(keys.deterministic("group:email", DataKeys.ROOT_SCOPE).id())
                    .isEqualTo(first);
        }
    }

    @Test
    void asksOnceInAFewSecondsWhereTheKeyThatFollowsIsDenied() {
        try (StoredDataKeys keys = keys()) {
            used(keys, 10);
            provider.denied = true;
            database.clock.advance(KeyDatabase.INTERVAL);
            for (int row = 0; row < 1_000; row++) {
                assertThatExceptionOfType(DataKeyException.class).isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE));
            }
            assertThat(provider.generated).hasValue(2);
        }
    }

    @Test
    void asksOnceInAFewSecondsWhereTheTableMayNotBeUpdated() throws SQLException {
        keys().close();
        try (StoredDataKeys sa = keys()) {
            sa.current("any-scope");
        }
        database.execute("CREATE USER inserter PASSWORD ''");
        database.execute("GRANT SELECT, INSERT ON kmsenc_data_keys TO inserter");
        try (StoredDataKeys keys = new StoredDataKeys(
                () -> database.open("inserter"),
                Map.of(provider.name(), provider),
                List.of(provider.name()),
                TEN_EACH,
                database.clock,
                database.clock)) {
            used(keys, 10);
            int before = provider.generated.get();
            database.clock.advance(KeyDatabase.INTERVAL);
            for (int row = 0; row < 1_000; row++) {
                assertThatExceptionOfType(DataKeyException.class)
                        .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                        .withMessageContaining("UPDATE");
            }
            assertThat(provider.generated.get() - before).isEqualTo(1);
        }
    }
}
