package io.kmsenc.benchmarks;

import java.util.Arrays;

/** Where the rows are. */
public enum Database {
    /** H2 in memory. */
    H2("h2"),
    /** A PostgreSQL on the loopback interface. */
    POSTGRESQL("postgresql"),
    /** What a PostgreSQL answered before, replayed in process: the client's part alone is measured. */
    REPLAY("replay");

    private final String label;

    Database(String label) {
        this.label = label;
    }

    /** How parameters and reports call it. */
    public String label() {
        return label;
    }

    static Database ofLabel(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label.equals(label))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no database is named \"" + label + "\""));
    }
}
