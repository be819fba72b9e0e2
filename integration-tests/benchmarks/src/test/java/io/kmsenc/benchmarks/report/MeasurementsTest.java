package io.kmsenc.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementsTest {

    private static final List<Measured> SLICES = List.of(
            slice(1, 1, "plain", 100),
            slice(1, 1, "kmsenc", 110),
            // a round in which the machine was slow for both
            slice(1, 2, "plain", 1000),
            slice(1, 2, "kmsenc", 1200),
            slice(2, 1, "plain", 100),
            slice(2, 1, "kmsenc", 130));

    private static Measured slice(int fork, int round, String contender, double cpu) {
        return new Measured("h2", "insert", fork, round, contender, cpu, 2 * cpu, 64);
    }

    @Test
    void takesRatiosWithinARoundBeforeTheMedian() {
        Spread ratio = new Measurements(SLICES).ratio("kmsenc", "plain", Measured::cpu);

        assertThat(ratio.median()).isCloseTo(1.2, within(1e-9));
        assertThat(ratio.low()).isCloseTo(1.15, within(1e-9));
        assertThat(ratio.high()).isCloseTo(1.25, within(1e-9));
    }

    @Test
    void overheadIsTheDifferenceOfMedians() {
        assertThat(new Measurements(SLICES).overhead("kmsenc", Measured::cpu)).isCloseTo(30, within(1e-9));
    }

    @Test
    void readsTheSlicesThatItWrote(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("slices.csv");

        Csv.write(file, SLICES);

        assertThat(Csv.read(file)).isEqualTo(SLICES);
    }
}
