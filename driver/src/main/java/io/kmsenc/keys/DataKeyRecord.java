package io.kmsenc.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the data key table, without the key.
 *
 * @param name the key's id, 32 hexadecimal digits
 * @param provider the names of all that encrypted it, a space between them
 * @param kmsKey the key-encryption keys as these tell them, in the same order; null where there is nothing to tell
 * @param active whether it encrypts new values of its label
 */
public record DataKeyRecord(
        String name,
        boolean active,
        String scope,
        String provider,
        String label,
        Instant created,
        Instant updated,
        @Nullable String kmsKey) {

    /** Whether it is the long-lived key of a group of deterministic columns. */
    public boolean isDeterministic() {
        return label.startsWith(KeyLabel.DETERMINISTIC);
    }
}
