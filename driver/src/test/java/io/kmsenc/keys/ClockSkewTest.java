package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.crypto.KeyId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes whose clocks differ share the table all the same. */
class ClockSkewTest {

    private static final String ANY = "column:any";

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final ManualClock otherClock = new ManualClock();

    private StoredDataKeys process(ManualClock clock) {
        return database.keys(clock, new CountingProvider("test.one"));
    }

    @Test
    void readsWhatAProcessWroteThatIsADayAhead() throws SQLException {
        otherClock.advance(Duration.ofDays(1));
        try (StoredDataKeys here = process(database.clock);
                StoredDataKeys ahead = process(otherClock)) {
            KeyId tomorrow = ahead.current(DataKeys.ROOT_SCOPE).id();
            KeyId today = here.current(DataKeys.ROOT_SCOPE).id();
            assertThat(today).isNotEqualTo(tomorrow);
            assertThat(here.find(tomorrow, ANY).id()).isEqualTo(tomorrow);
            assertThat(ahead.find(today, ANY).id()).isEqualTo(today);
            database.clock.advance(Duration.ofDays(1));
            assertThat(here.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(tomorrow);
            assertThat(database.query("SELECT COUNT(*) FROM kmsenc_data_keys")).isEqualTo("2");
        }
    }

    @Test
    void agreesOnADeterministicKeyWhateverTheClocks() {
        otherClock.advance(Duration.ofDays(-400));
        try (StoredDataKeys here = process(database.clock);
                StoredDataKeys behind = process(otherClock)) {
            assertThat(behind.deterministic("group:email", DataKeys.ROOT_SCOPE).id())
                    .isEqualTo(here.deterministic("group:email", DataKeys.ROOT_SCOPE)
                            .id());
        }
    }

    @Test
    void aClockThatIsSetBackOverMidnightGoesBackToYesterdaysKey() {
        try (StoredDataKeys keys = process(otherClock)) {
            KeyId yesterday = keys.current(DataKeys.ROOT_SCOPE).id();
            otherClock.advance(Duration.ofHours(12));
            KeyId today = keys.current(DataKeys.ROOT_SCOPE).id();
            otherClock.advance(Duration.ofMinutes(-1));
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isEqualTo(yesterday);
            otherClock.advance(Duration.ofMinutes(1));
            assertThat(List.of(yesterday, today))
                    .last()
                    .isEqualTo(keys.current(DataKeys.ROOT_SCOPE).id());
        }
    }
}
