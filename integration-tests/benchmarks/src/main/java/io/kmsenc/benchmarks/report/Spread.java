package io.kmsenc.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * Where the middle of some figures is, and the half of them that is nearest to it.
 *
 * @param low a quarter of the figures is below
 * @param high a quarter of the figures is above
 */
public record Spread(double low, double median, double high) {

    /**
     * Of at least one figure.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Spread of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("there is no figure");
        }
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    // Between the two nearest figures, in proportion.
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The median, with the half of the figures around it. */
    public String shown() {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, low, high);
    }
}
