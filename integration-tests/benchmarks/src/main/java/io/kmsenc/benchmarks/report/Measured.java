package io.kmsenc.benchmarks.report;

/**
 * One slice of one lane.
 *
 * @param cpu nanoseconds of the thread's CPU for each operation
 * @param wall nanoseconds of the clock for each operation
 * @param bytes allocated for each operation
 */
public record Measured(
        String database,
        String workload,
        int fork,
        int round,
        String contender,
        double cpu,
        double wall,
        double bytes) {}
