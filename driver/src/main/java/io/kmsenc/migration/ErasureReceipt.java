package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyRecord;
import java.time.Instant;
import java.util.List;

/**
 * What became unreadable, and by what.
 *
 * @param at when the rows were deleted, or when they were counted
 * @param done whether they were deleted; else it is what would become unreadable
 * @param keys the data keys of the scope
 * @param values how many values each column had under them; columns without any are left out
 * @param leftKeys how many rows of the scope there were afterwards, because somebody went on writing for it
 */
public record ErasureReceipt(
        String scope, Instant at, boolean done, List<DataKeyRecord> keys, List<ColumnValues> values, int leftKeys) {

    /** A column, and a number of its values. */
    public record ColumnValues(String column, long values) {}

    public ErasureReceipt {
        keys = List.copyOf(keys);
        values = List.copyOf(values);
    }
}
