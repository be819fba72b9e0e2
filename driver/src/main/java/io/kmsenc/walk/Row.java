package io.kmsenc.walk;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was read.
 *
 * @param values of the columns that are looked at, in their order: strings, byte arrays or null
 */
record Row(RowKey key, List<@Nullable Object> values) {

    /** Whether another reading found the very same values. */
    boolean sameValues(Row other) {
        for (int i = 0; i < values.size(); i++) {
            Object mine = values.get(i);
            Object its = other.values.get(i);
            boolean same = mine instanceof byte[] bytes
                    ? its instanceof byte[] others && Arrays.equals(bytes, others)
                    : mine == null ? its == null : mine.equals(its);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** About how much memory the values take. */
    long weight() {
        long weight = 0;
        for (Object value : values) {
            weight += value instanceof byte[] bytes ? bytes.length : value == null ? 0 : ((String) value).length();
        }
        return weight;
    }
}
