package io.kmsenc.column;

import io.kmsenc.crypto.Header;

/**
 * Tells by its first bytes whether a stored value is one of ours, of whatever version. Says nothing about whether it can
 * be decrypted. Allocates nothing, so that every value of every result may be asked.
 */
public final class StoredForm {

    /** What the text form of this release begins with; the digit is the format's version. */
    static final String TEXT_PREFIX = "kmsenc1.";

    /** As many leading characters or bytes of a value tell whether it is one of ours. */
    public static final int PREFIX_LENGTH = TEXT_PREFIX.length();

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

    /** Whether the bytes are those of a text that {@link #isCiphertext(String)} knows, in an encoding like ASCII. */
    public static boolean isTextForm(byte[] stored) {
        int digit = TEXT_MAGIC.length();
        if (stored.length < PREFIX_LENGTH || stored[digit + 1] != '.' || stored[digit] < '1' || stored[digit] > '9') {
            return false;
        }
        for (int i = 0; i < digit; i++) {
            if (stored[i] != TEXT_MAGIC.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
