package io.kmsenc.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

    private static final int DAY_LENGTH = "YYYY-MM-DD".length();

    /**
     * Whether randomized values of its scope that are written now are encrypted under it, or would have been on a day not long
     * ago.
     *
     * @param since the first such day, in UTC
     * @param providers the names of the providers that encrypt, in their order
     */
    public boolean encryptsSince(LocalDate since, List<String> providers) {
        if (!active || isDeterministic() || label.length() < DAY_LENGTH) {
            return false;
        }
        String ofDay = "/" + scope + "@" + String.join("+", providers);
        return label.substring(DAY_LENGTH).equals(ofDay)
                && label.substring(0, DAY_LENGTH).compareTo(since.toString()) >= 0
                && provider.equals(String.join(" ", providers));
    }

    /** Whether it is the long-lived key of a group of deterministic columns. */
    public boolean isDeterministic() {
        return label.startsWith(KeyLabel.DETERMINISTIC);
    }
}
