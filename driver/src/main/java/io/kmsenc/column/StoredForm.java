package io.kmsenc.column;

import io.kmsenc.crypto.Header;

/**
 * Tells by its first bytes whether a stored value is one of ours, of whatever version. Says nothing about whether it can
 * be decrypted. Allocates nothing, so that every value of every result may be asked.
 */
public final class StoredForm {

    /** What the text form of this release begins with; the digit is the format's version. */
    static final String TEXT_PREFIX = "kmsenc1.";

    private static final String TEXT_MAGIC = "kmsenc";

    private StoredForm() {}

    /** Whether the text begins {@code kmsenc}, a digit from 1 to 9, and a full stop. */
    public static boolean isCiphertext(String stored) {
        int digit = TEXT_MAGIC.length();
        return stored.length() > digit + 1
                && stored.charAt(digit + 1) == '.'
                && stored.charAt(digit) >= '1'
                && stored.charAt(digit) <= '9'
                && stored.startsWith(TEXT_MAGIC);
    }

    /** Whether the bytes begin with the four bytes of the magic. */
    public static boolean isCiphertext(byte[] stored) {
        return Header.startsWithMagic(stored);
    }
}
