package io.kmsenc.migration;

import io.kmsenc.walk.RowFailure;
import java.util.List;
import java.util.Map;

/**
 * What a migration did with a table.
 *
 * @param columns those that were looked at, {@code schema.table.column}
 * @param rows how many were looked at; after an interruption only those since
 * @param changed how many values were changed
 * @param failed how many rows were left as they were because something is the matter with them, those before an interruption
 *     among them
 * @param failures the first of those since
 * @param left for each column how many values aren't as they are to be, counted when all was done
 * @param walked whether every row was looked at
 */
public record TableReport(
        String table,
        List<String> columns,
        long rows,
        long changed,
        long failed,
        List<RowFailure> failures,
        Map<String, Long> left,
        boolean walked) {

    public TableReport {
        columns = List.copyOf(columns);
        failures = List.copyOf(failures);
    }

    /** How many values of all columns aren't as they are to be. */
    public long leftValues() {
        return left.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether every value is as it is to be. */
    public boolean isDone() {
        return walked && failed == 0 && leftValues() == 0;
    }
}
