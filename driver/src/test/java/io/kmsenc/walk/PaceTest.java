package io.kmsenc.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long a walk rests. */
class PaceTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void restsNotAtAllWithoutALimit() {
        Pace pace = new Pace(0, false);
        assertThat(pace.nanosToRest(500, SECOND, System.nanoTime() + SECOND)).isZero();
    }

    @Test
    void restsUntilTheRowsAreDue() {
        Pace pace = new Pace(100, false);
        long now = System.nanoTime() + 10 * SECOND;
        assertThat(pace.nanosToRest(100, SECOND / 4, now)).isEqualTo(SECOND * 3 / 4);
        // Another worker at the same moment waits behind it.
        assertThat(pace.nanosToRest(100, SECOND / 4, now)).isEqualTo(SECOND * 7 / 4);
    }

    @Test
    void restsLongerWhereTheDatabaseHasBecomeSlow() {
        Pace pace = new Pace(0, true);
        long now = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(pace.nanosToRest(100, SECOND / 100, now)).isZero();
        }
        long rest = 0;
        for (int i = 0; i < 20; i++) {
            rest = pace.nanosToRest(100, SECOND / 10, now);
        }
        assertThat(rest).isBetween(SECOND / 20, SECOND / 10);
        for (int i = 0; i < 30; i++) {
            rest = pace.nanosToRest(100, SECOND / 100, now);
        }
        assertThat(rest).isZero();
    }
}
