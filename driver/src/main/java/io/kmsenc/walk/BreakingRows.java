package io.kmsenc.walk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Rows at which connections broke, as where a value is larger than what the server takes. Threads share it. */
final class BreakingRows {

    private static final int TIMES = 2;

    private final TableKey key;
    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    BreakingRows(TableKey key) {
        this.key = key;
    }

    /** A connection broke while some rows were written. */
    void broke(List<RowKey> rows) {
        rows.forEach(row -> times.merge(key.text(row), 1, Integer::sum));
    }

    /** Whether any of some rows is to be written alone, as it may be the one. */
    boolean isAnySuspect(List<RowKey> rows) {
        return !times.isEmpty() && rows.stream().map(key::text).anyMatch(times::containsKey);
    }

    /** Whether it is the one. */
    boolean isBreaking(RowKey row) {
        return times.getOrDefault(key.text(row), 0) >= TIMES;
    }

    /** It was written. */
    void passed(RowKey row) {
        if (!times.isEmpty()) {
            times.remove(key.text(row));
        }
    }
}
