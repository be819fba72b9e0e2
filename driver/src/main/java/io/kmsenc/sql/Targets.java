package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Optional;

/**
 * The columns that a query's result is written to, in order: none for a query whose result is read. A value for a
 * column that holds more equal than its ciphertexts are is refused: a unique key on it would no longer hold.
 */
record Targets(boolean written, List<OutputColumn> columns) {

    static final Targets NONE = new Targets(false, List.of());

    static Targets of(List<OutputColumn> columns) {
        return new Targets(true, List.copyOf(columns));
    }

    Optional<ColumnRule> rule(int index) {
        if (written && index >= columns.size()) {
            throw Walk.unknown("a row with more values than columns");
        }
        if (!written) {
            return Optional.empty();
        }
        Origin target = columns.get(index).origin();
        target.requireExact();
        return target.rule();
    }
}
