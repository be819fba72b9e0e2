package io.kmsenc.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What a data key is for; at most one active row of the table has it.
 *
 * <ul>
 *   <li>{@code YYYY-MM-DD/<scope>@<provider>}: the key of a scope's randomized values on one UTC day. Grafana's form; several
 *       providers stand with {@code +} between them.
 *   <li>{@code deterministic/<identity>} and {@code deterministic@<scope>/<identity>}: the key of a group of deterministic
 *       columns, of all rows or of one scope's. It names neither day nor provider, as equal values must stay equal when the
 *       encryption provider changes.
 * </ul>
 *
 * @param expires the time in milliseconds since 1970 from which on the label is no longer used for new values
 */
record KeyLabel(String text, String scope, long expires) {

    /** The widest label and provider name that the table holds, in UTF-16 units. */
    static final int MAX_LENGTH = 255;

    /** How the label of a key of deterministic columns begins, and no other. */
    static final String DETERMINISTIC = "deterministic";

    /** Grafana's name for keys that belong to no organisation. */
    static final String ROOT_SCOPE = DataKeys.ROOT_SCOPE;

    /**
     * The label of randomized values that are encrypted at {@code now}, in milliseconds since 1970.
     *
     * @param providers the names of all that encrypt the key, {@code +} between them
     */
    static KeyLabel randomized(long now, String scope, String providers) {
        LocalDate day = Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC).toLocalDate();
        long midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return of(day + "/" + scope + "@" + providers, scope, midnight);
    }

    /**
     * The label of a group of deterministic columns.
     *
     * @throws DataKeyException if the identity can't be kept exactly by every database
     */
    static KeyLabel deterministic(String identity, String scope) {
        return of(deterministicText(identity, scope), scope, Long.MAX_VALUE);
    }

    /** The text of that label, whether or not a row can hold it. */
    static String deterministicText(String identity, String scope) {
        return DETERMINISTIC + (scope.equals(ROOT_SCOPE) ? "" : "@" + scope) + "/" + identity;
    }

    private static KeyLabel of(String text, String scope, long expires) {
        if (text.length() > MAX_LENGTH) {
            throw new DataKeyException(
                    "data key label \"" + text + "\": longer than " + MAX_LENGTH
                            + " characters; give the column a short group=, the provider a shorter name, or the scope",
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
        return new KeyLabel(text, scope, expires);
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
