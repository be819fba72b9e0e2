package io.kmsenc.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A logarithmic scale.
 *
 * @param low the power of ten at the start
 * @param high the power of ten at the end
 */
record Scale(int low, int high, double start, double end) {

    /** From the power of ten below the least value to the one above the greatest. */
    static Scale over(double[] values, double start, double end) {
        DoubleStream logs = Arrays.stream(values).map(Math::log10);
        double[] sorted = logs.sorted().toArray();
        int low = (int) Math.floor(sorted[0]);
        int high = (int) Math.ceil(sorted[sorted.length - 1]);
        return new Scale(low, Math.max(high, low + 1), start, end);
    }

    double place(double value) {
        return start + (Math.log10(value) - low) / (high - low) * (end - start);
    }

    List<Double> ticks() {
        return IntStream.rangeClosed(low, high)
                .mapToObj(power -> Math.pow(10, power))
                .toList();
    }
}
