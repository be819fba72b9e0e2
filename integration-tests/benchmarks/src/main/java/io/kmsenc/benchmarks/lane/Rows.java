package io.kmsenc.benchmarks.lane;

/** The rows of every lane: made, never read, so that no lane has to hold others. */
final class Rows {

    /** How many rows there are of each table. */
    static final int COUNT = 1000;

    private static final int SECRET_LENGTH = 64;

    private final String[] secrets = new String[COUNT];
    private final String[] names = new String[COUNT];

    Rows() {
        for (int i = 0; i < COUNT; i++) {
            String start = "secret of row " + i + " of the benchmark, padded ";
            secrets[i] = start + "x".repeat(SECRET_LENGTH - start.length());
            names[i] = "name of row " + i;
        }
    }

    /** 64 characters of ASCII, different for each row. */
    String secret(int row) {
        return secrets[row % COUNT];
    }

    String name(int row) {
        return names[row % COUNT];
    }
}
