package io.kmsenc.sql;

/**
 * How a secret parameter is given to the delegate.
 *
 * @param array whether it is an array whose elements are encrypted
 * @param limit how many characters or bytes of the ciphertext the statement leaves
 * @param compared whether it is compared: no value is rounded or converted then, as one that is stored may be
 * @param document what the statement makes a JSON document of its text with: {@code json} or {@code jsonb} for a cast, {@code
 *     extracted} for MariaDB's {@code JSON_EXTRACT(?, '$')}; empty for nothing
 */
public record ParameterForm(boolean array, int limit, boolean compared, String document) {

    /** One ciphertext of any length. */
    public static final ParameterForm USUAL = new ParameterForm(false, Integer.MAX_VALUE, false, "");
}
