package io.kmsenc.keys;

import java.time.Instant;

/**
 * A row of the data key table, without the key.
 *
 * @param name the key's id, 32 hexadecimal digits
 * @param provider the names of all that encrypted it, a space between them
 * @param active whether it encrypts new values of its label
 */
public record DataKeyRecord(
        String name, boolean active, String scope, String provider, String label, Instant created, Instant updated) {

    /** Whether it is the long-lived key of a group of deterministic columns. */
    public boolean isDeterministic() {
        return label.startsWith(KeyLabel.DETERMINISTIC);
    }
}
