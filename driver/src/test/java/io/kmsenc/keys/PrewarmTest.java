package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.config.DataKeySettings;
import io.kmsenc.config.DataKeySettings.Prewarm;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrewarmTest {

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider provider = new CountingProvider("test.one");

    private StoredDataKeys keys(Prewarm prewarm) {
        DataKeySettings settings = new DataKeySettings(
                KeyDatabase.TTL, KeyDatabase.INTERVAL, Duration.ZERO, DataKeySettings.DEFAULT_BUDGET, prewarm, true);
        return database.keys(settings, List.of("test.one"), provider);
    }

    private void threeDays() {
        try (StoredDataKeys keys = keys(Prewarm.OFF)) {
            for (int day = 0; day < 3; day++) {
                keys.current(DataKeys.ROOT_SCOPE);
                database.clock.advance(Duration.ofDays(1));
            }
        }
        provider.generated.set(0);
    }

    @Test
    void fetchesNothingWhereNothingIsAskedFor() {
        threeDays();
        try (StoredDataKeys keys = keys(Prewarm.OFF)) {
            keys.prewarm(() -> List.of("group:email"));
            assertThat(provider.generated).hasValue(0);
            assertThat(provider.decrypted).hasValue(0);
        }
    }

    @Test
    void fetchesTheKeysThatEncryptOnce() {
        threeDays();
        try (StoredDataKeys keys = keys(Prewarm.ACTIVE)) {
            keys.prewarm(() -> List.of("group:email"));
            keys.prewarm(() -> List.of("group:email"));
            keys.current(DataKeys.ROOT_SCOPE);
            keys.deterministic("group:email", DataKeys.ROOT_SCOPE);
            assertThat(provider.generated).hasValue(2);
            assertThat(provider.decrypted).hasValue(0);
        }
    }

    @Test
    void fetchesEveryKeyOfTheTable() {
        threeDays();
        try (StoredDataKeys keys = keys(Prewarm.ALL)) {
            keys.prewarm(() -> List.of());
            assertThat(provider.generated).hasValue(1);
            assertThat(provider.decrypted).hasValue(3);
        }
    }

    @Test
    void aProviderThatIsOutOfOrderKeepsNobodyFromStarting() {
        provider.failing = true;
        try (StoredDataKeys keys = keys(Prewarm.ALL)) {
            keys.prewarm(() -> List.of("group:email"));
            provider.failing = false;
            database.clock.advance(Duration.ofSeconds(1));
            assertThat(keys.current(DataKeys.ROOT_SCOPE).isDestroyed()).isFalse();
        }
    }
}
