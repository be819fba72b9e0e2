package io.kmsenc.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.diagnosis.Finding.Severity;
import io.kmsenc.keys.DataKeyRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks that disagree are told with the direction. */
class ClockFindingsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T23:59:00Z"), ZoneOffset.UTC);

    private static List<DataKeyRecord> labelled(String... labels) {
        return Arrays.stream(labels)
                .map(label ->
                        new DataKeyRecord("0", true, "root", "test.one", label, CLOCK.instant(), CLOCK.instant(), null))
                .toList();
    }

    @Test
    void aMinuteIsTooMuchInEitherDirection() {
        assertThat(ClockFindings.skew(Duration.ofSeconds(59)).severity()).isEqualTo(Severity.OK);
        assertThat(ClockFindings.skew(Duration.ofSeconds(-59)).severity()).isEqualTo(Severity.OK);
        assertThat(ClockFindings.skew(Duration.ofMillis(-400)).said()).isEqualTo("agrees with this machine's");
        assertThat(ClockFindings.skew(Duration.ofSeconds(60)))
                .isEqualTo(Finding.problem(
                        "clock",
                        "the database's clock",
                        "is 60 seconds ahead of this machine's",
                        "let both follow a time server"));
        assertThat(ClockFindings.skew(Duration.ofHours(-2)).said()).isEqualTo("is 7200 seconds behind this machine's");
    }

    @Test
    void aLabelOfTomorrowIsOfAClockThatIsAhead() {
        assertThat(ClockFindings.ofLabels(labelled("2026-03-01/root@test.one", "deterministic/group:x"), CLOCK)
                        .severity())
                .isEqualTo(Severity.OK);
        assertThat(ClockFindings.ofLabels(labelled("2026-03-02/root@test.one", "2026-03-01/root@test.one"), CLOCK))
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.PROBLEM);
                    assertThat(finding.said())
                            .isEqualTo("a data key is of 2026-03-02, and here it is 2026-03-01 (UTC)");
                });
        assertThat(ClockFindings.ofLabels(labelled("2026-99-99/root@test.one"), CLOCK)
                        .said())
                .isEqualTo("there is none, and here it is 2026-03-01 (UTC)");
    }
}
