package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "15m,PT15M",
        "1h30m,PT1H30M",
        "90s,PT90S",
        "500ms,PT0.5S",
        "1.5h,PT1H30M",
        ".5s,PT0.5S",
        "1.s,PT1S",
        "250us,PT0.00025S",
        "7µs,PT0.000007S",
        "3ns,PT0.000000003S",
        "1m1m,PT2M"
    })
    void readsWhatGoReads(String text, Duration duration) {
        assertThat(GoDuration.positive(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0s",
                "15",
                "-1m",
                "1d",
                "1 m",
                "m",
                "15M",
                "1h 30m",
                ".s",
                "0.1ns",
                "9999999999h",
                "١٥m"
            })
    void refusesTheRest(String text) {
        assertThat(GoDuration.positive(text)).isEmpty();
    }
}
