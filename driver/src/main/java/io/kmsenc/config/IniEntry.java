package io.kmsenc.config;

import org.jspecify.annotations.Nullable;

/**
 * One {@code key = value} of a file, its quotes and comment removed.
 *
 * @param key as written, the quotes of a quoted part among it
 * @param line where it begins, counted from 1
 * @param doubt why the value may not be what its writer meant, or null; without a part of the value
 */
record IniEntry(
        String key, String value, int line, @Nullable String doubt) {

    /** Names no value: it may be secret. */
    @Override
    public String toString() {
        return "line " + line;
    }
}
