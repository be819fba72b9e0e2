package io.kmsenc.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a row.
 *
 * @param before as it was read
 * @param after with the values that it is to have
 * @param changed how many values differ
 * @param failures of values that stay as they are
 */
record ChangedRow(Row before, Row after, int changed, List<RowFailure> failures) {

    /** Asks for each value. */
    static ChangedRow of(WalkedTable table, Row row, ValueChange change) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        List<RowFailure> failures = new ArrayList<>();
        int changed = 0;
        for (int column = 0; column < values.size(); column++) {
            Object stored = values.get(column);
            if (stored != null) {
                try {
                    Object next = change.change(column, stored);
                    changed += next == stored ? 0 : 1;
                    values.set(column, next);
                } catch (UnchangeableValueException e) {
                    failures.add(new RowFailure(
                            table.key().text(row.key()),
                            table.columns().get(column).name(),
                            e.reason()));
                }
            }
        }
        return new ChangedRow(row, new Row(row.key(), values), changed, failures);
    }

    /** The indexes of the columns whose values differ: no other is written, as a plaintext may stand there. */
    List<Integer> changedColumns() {
        return IntStream.range(0, before.values().size())
                .filter(column -> before.values().get(column) != after.values().get(column))
                .boxed()
                .toList();
    }
}
