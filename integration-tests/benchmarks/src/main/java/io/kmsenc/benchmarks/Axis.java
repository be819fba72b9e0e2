package io.kmsenc.benchmarks;

import java.util.Arrays;
import java.util.List;

/** What may grow, in which steps, and what a chart of it says. */
public enum Axis {
    COLUMNS("columns", "secret columns of a row; 100 rows are read", "1 2 4 8 16 32"),
    BYTES("bytes", "bytes of the one value that is read", "16 128 1024 8192 65536 524288"),
    ROWS("rows", "rows that are read, with one secret each", "1 10 100 1000 10000"),
    STATEMENTS("statements", "distinct statements, prepared in turn; one row is read", "2 10 100 1000 10000"),
    CONFIGURED(
            "configured", "configured columns; a known statement is prepared and reads one row", "1 10 100 1000 10000"),
    KEYS("keys", "data keys; one row is read, of another key each time", "1 10 100 1000"),
    CONNECTIONS("connections", "connections, used in turn; one row is read", "1 10 100 1000");

    private final String label;
    private final String title;
    /** Steps, separated by spaces. */
    private final String steps;

    Axis(String label, String title, String steps) {
        this.label = label;
        this.title = title;
        this.steps = steps;
    }

    /** How files and reports call it. */
    public String label() {
        return label;
    }

    /** What a number on the axis counts. */
    public String title() {
        return title;
    }

    List<Integer> steps() {
        return Arrays.stream(steps.split(" ", -1)).map(Integer::valueOf).toList();
    }
}
