package io.kmsenc.benchmarks;

/** What one slice cost, for each operation: nanoseconds of the thread's CPU and of the clock, and bytes allocated. */
public record Sample(double cpu, double wall, double bytes) {}
