package io.kmsenc.walk;

import org.jspecify.annotations.Nullable;

/**
 * The rows whose keys are behind one and not behind another, in the order in which the database sorts keys.
 *
 * @param after null where the range begins with the first row
 * @param upTo the last one; null where the range has no end
 */
public record KeyRange(@Nullable RowKey after, @Nullable RowKey upTo) {

    /** All rows. */
    public static final KeyRange ALL = new KeyRange(null, null);

    /** What is left of it behind a key. */
    KeyRange behind(RowKey done) {
        return new KeyRange(done, upTo);
    }
}
