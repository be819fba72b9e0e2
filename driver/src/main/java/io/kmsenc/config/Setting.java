package io.kmsenc.config;

import org.jspecify.annotations.Nullable;

/**
 * One setting of ours on its way from a file or the environment to the configuration.
 *
 * @param place where it was written, for messages
 * @param line where in the file, or {@link Findings#NOWHERE}
 * @param value null where it can't be told and that was reported already, so that nothing more is said of it
 * @param written the value before references in it were expanded
 */
record Setting(
        String key,
        String place,
        int line,
        @Nullable String value,
        @Nullable String written) {

    /** A setting as it is written. */
    Setting(String key, String place, int line, @Nullable String value) {
        this(key, place, line, value, value);
    }

    Setting withValue(@Nullable String other) {
        return new Setting(key, place, line, other, written);
    }

    boolean broken() {
        return value == null;
    }

    /** An empty value is none, as in Grafana, whose shipped files are full of empty keys. */
    boolean given() {
        return value != null && !value.isEmpty();
    }

    /** Names no value: it may be secret. */
    @Override
    public String toString() {
        return place;
    }
}
