package io.kmsenc.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What a data key is for; at most one active row of the table has it.
 *
 * <ul>
 *   <li>{@code YYYY-MM-DD/<scope>@<provider>}: the key of randomized values on one UTC day. Grafana's form.
 *   <li>{@code deterministic/<identity>}: the key of a group of deterministic columns. It names neither day nor
 *       provider, as equal values must stay equal when the encryption provider changes.
 * </ul>
 *
 * @param expires the time in milliseconds since 1970 from which on the label is no longer used for new values
 */
record KeyLabel(String text, String scope, long expires) {

    /** The widest label and provider name that the table holds, in UTF-16 units. */
    static final int MAX_LENGTH = 255;

    /** Grafana's name for keys that belong to no organisation. */
    static final String ROOT_SCOPE = "root";

    private static final String DETERMINISTIC = "deterministic/";

    /** The label of randomized values that are encrypted at {@code now}, in milliseconds since 1970. */
    static KeyLabel randomized(long now, String provider) {
        LocalDate day = Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC).toLocalDate();
        long midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return of(day + "/" + ROOT_SCOPE + "@" + provider, midnight);
    }

    /**
     * The label of a group of deterministic columns.
     *
     * @throws DataKeyException if the identity can't be kept exactly by every database
     */
    static KeyLabel deterministic(String identity) {
        return of(DETERMINISTIC + identity, Long.MAX_VALUE);
    }

    private static KeyLabel of(String text, long expires) {
        if (text.length() > MAX_LENGTH) {
            throw new DataKeyException(
                    "data key label \"" + text + "\": longer than " + MAX_LENGTH
                            + " characters; give the column a short group= or the provider a shorter name",
                    false,
                    null);
        }
        // Some databases pad when they compare, and a control character would not survive a terminal or a dump.
        if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
            throw new DataKeyException(
                    "data key label \"" + text.strip().replaceAll("\\p{Cntrl}", "?")
                            + "\": ends in a blank or has a control character; rename the group",
                    false,
                    null);
        }
        return new KeyLabel(text, ROOT_SCOPE, expires);
    }

    Map<String, String> encryptionContext() {
        return encryptionContext(text, scope);
    }

    /**
     * What a provider binds to the encrypted data key: known before the key is generated and found again in its row. A
     * row whose label or scope was altered can't be decrypted.
     */
    static Map<String, String> encryptionContext(String label, String scope) {
        return Map.of("kmsenc:label", label, "kmsenc:scope", scope);
    }
}
