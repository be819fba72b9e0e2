package io.kmsenc.walk;

import org.jspecify.annotations.Nullable;

/**
 * A part of a walk.
 *
 * @param number 1 for the first
 * @param rows how many there were in the range when it was planned
 * @param done the last key up to which it is done; null where nothing is
 * @param walked how many rows that were
 * @param changed how many of their values were changed
 * @param failed how many failures there were among them
 */
record Part(
        int number,
        KeyRange range,
        long rows,
        @Nullable RowKey done,
        boolean finished,
        long walked,
        long changed,
        long failed) {

    static Part planned(int number, KeyRange range, long rows) {
        return new Part(number, range, rows, null, false, 0, 0, 0);
    }

    /** What is left of it. */
    KeyRange rest() {
        return done == null ? range : range.behind(done);
    }

    Part reached(RowKey key, RangeWalk.Step step) {
        return new Part(
                number,
                range,
                rows,
                key,
                finished,
                walked + step.rows(),
                changed + step.changed(),
                failed + step.failed());
    }

    Part end() {
        return new Part(number, range, rows, done, true, walked, changed, failed);
    }
}
