package io.kmsenc.config;

import java.time.Instant;
import java.util.Optional;

/**
 * The text of a file, not looked at yet.
 *
 * @param modified when the file was written last, where that is known; asked after the text was read, so that what was
 *     written while it was read is not taken for old
 */
record ConfigurationText(String text, Optional<Instant> modified) {

    /** Shows no text: it may hold secrets. */
    @Override
    public String toString() {
        return "text of " + text.length() + " characters";
    }
}
