package io.kmsenc.column;

import io.kmsenc.crypto.Header;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/**
 * Tells by its first bytes whether a stored value is one of ours, of whatever version. Says nothing about whether it can
 * be decrypted. What every value of every result is asked
 * allocates nothing.
 */
public final class StoredForm {

    /** What the text form of this release begins with; the digit is the format's version. */
    static final String TEXT_PREFIX = "kmsenc1.";

    /** As many leading characters or bytes of a value tell whether it is one of ours. */
    public static final int PREFIX_LENGTH = TEXT_PREFIX.length();

    private static final String TEXT_MAGIC = "kmsenc";

    /** Characters of the text form of an empty text in a deterministic column; no text form has fewer. */
    private static final int SHORTEST_TEXT = 54;

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

    /**
     * Whether a database might hold the text equal to the text form of some ciphertext, under a collation of any kind. A
     * text that can't be told from one counts as one.
     */
    public static boolean resemblesCiphertext(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        int matched = 0;
        for (int i = 0; i < decomposed.length() && matched < TEXT_MAGIC.length(); i++) {
            char c = decomposed.charAt(i);
            UnicodeScript script = UnicodeScript.of(decomposed.codePointAt(i));
            if (script == UnicodeScript.LATIN && c >= 0x80) {
                break; // such as a sharp s, which some hold equal to one letter s and some to two
            } else if (script == UnicodeScript.LATIN || Character.isDigit(c)) {
                if (Character.toLowerCase(c) != TEXT_MAGIC.charAt(matched++)) {
                    return false;
                }
            } else if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
                return false; // a letter of another script, equal to none of these
            } // else signs and accents, which may count for nothing
        }
        return decomposed.length() >= SHORTEST_TEXT;
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
