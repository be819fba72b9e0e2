package io.kmsenc.sql;

/**
 * How a secret parameter is given to the delegate.
 *
 * @param array whether it is an array whose elements are encrypted
 * @param limit how many characters or bytes of the ciphertext the statement leaves
 * @param compared whether it is compared: no value is rounded or converted then, as one that is stored may be
 */
public record ParameterForm(boolean array, int limit, boolean compared) {

    /** One ciphertext of any length. */
    public static final ParameterForm USUAL = new ParameterForm(false, Integer.MAX_VALUE, false);
}
