package io.kmsenc.column;

import io.kmsenc.crypto.Header;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its first bytes whether a stored value is one of ours, of whatever version. Says nothing about whether it can
 * be decrypted. What every value of every result is asked
 * allocates nothing.
 */
public final class StoredForm {

    /** What the text form of this release begins with; the digit is the format's version. */
    public static final String TEXT_PREFIX = "kmsenc1.";

    /** As many leading characters of a text form tell its data key: the prefix, and 18 bytes in base64. */
    public static final int TEXT_KEY_LENGTH = 32;

    /** As many leading bytes of a binary form tell its data key. */
    public static final int BINARY_KEY_LENGTH = Header.LENGTH;

    /** As many leading characters or bytes of a value tell whether it is one of ours. */
    public static final int PREFIX_LENGTH = TEXT_PREFIX.length();

    private static final String TEXT_MAGIC = "kmsenc";

    /** Characters of the text form of an empty text in a deterministic column; no text form has fewer. */
    public static final int SHORTEST_TEXT = 54;

    /** Bytes of the binary form of empty bytes in a deterministic column; no binary form has fewer. */
    public static final int SHORTEST_BINARY = 39;

    private StoredForm() {}

    /** The five bytes with which the binary form of this release begins, version included, in hexadecimal digits. */
    public static String prefixHex() {
        byte[] prefix = new byte[Header.PREFIX_LENGTH];
        Header.writePrefix(prefix, 0);
        return HexFormat.of().formatHex(prefix);
    }

    /** The four bytes with which the binary form begins, in hexadecimal digits. */
    public static String magicHex() {
        byte[] prefix = new byte[Header.PREFIX_LENGTH];
        Header.writePrefix(prefix, 0);
        return HexFormat.of().formatHex(prefix, 0, Integer.BYTES);
    }

    /**
     * The name of the data key that the beginning of a stored value tells.
     *
     * @param start {@link #TEXT_KEY_LENGTH} characters of a text form in ASCII, or {@link #BINARY_KEY_LENGTH} bytes of a binary one
     * @return null where it is no beginning of a form of this release
     */
    public static @Nullable String keyName(byte @Nullable [] start) {
        if (start == null) {
            return null;
        }
        if (isCiphertext(start)) {
            return start.length < Header.LENGTH ? null : Header.keyId(start, 0).toString();
        }
        if (start.length != TEXT_KEY_LENGTH || !isTextForm(start)) {
            return null;
        }
        byte[] message = TextForm.decode(new String(start, StandardCharsets.US_ASCII));
        return message == null ? null : Header.keyId(message, TextForm.SPARE).toString();
    }

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
