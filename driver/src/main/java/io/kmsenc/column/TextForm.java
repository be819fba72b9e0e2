package io.kmsenc.column;

import io.kmsenc.crypto.Header;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a message: a prefix that stands for magic and version, then base64url without padding of the rest.
 *
 * <p>Eight characters of base64 hold six bytes; the prefix has eight characters and stands for five bytes. So a message
 * is kept behind one spare byte, coded as a whole, and the first eight characters are replaced by the prefix, or the
 * other way round: nothing is copied to be cut off.
 */
final class TextForm {

    /** Spare bytes before a message that is to be encoded, or was decoded. */
    static final int SPARE = 1;

    private static final byte[] PREFIX = StoredForm.TEXT_PREFIX.getBytes(StandardCharsets.US_ASCII);
    /** In place of the prefix while decoding: six zero bytes in base64. */
    private static final byte ZERO = 'A';
    /** The last characters whose unused low bits are zero: of two characters for a byte, of three for two. */
    private static final String LAST_OF_TWO = "AQgw";

    private static final String LAST_OF_THREE = "AEIMQUYcgkosw048";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private TextForm() {}

    /** The text form of the message behind {@link #SPARE} bytes. */
    static String encode(byte[] spareAndMessage) {
        byte[] text = ENCODER.encode(spareAndMessage);
        System.arraycopy(PREFIX, 0, text, 0, PREFIX.length);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** The message behind {@link #SPARE} bytes, or null if the text, which has the prefix, isn't its canonical form. */
    static byte @Nullable [] decode(String stored) {
        // Characters beyond Latin-1 become question marks, which are not in the alphabet either.
        byte[] text = stored.getBytes(StandardCharsets.ISO_8859_1);
        if (!endsCanonically(text)) {
            return null;
        }
        Arrays.fill(text, 0, PREFIX.length, ZERO);
        try {
            byte[] message = DECODER.decode(text);
            Header.writePrefix(message, SPARE);
            return message;
        } catch (IllegalArgumentException e) {
            return null; // its message holds a character of the text
        }
    }

    /** Whether no padding ends the text and no bit of it is unused and set, both of which the JDK's decoder lets pass. */
    private static boolean endsCanonically(byte[] text) {
        char last = (char) text[text.length - 1];
        return switch (text.length % 4) {
            case 0 -> last != '=';
            case 2 -> LAST_OF_TWO.indexOf(last) >= 0;
            case 3 -> LAST_OF_THREE.indexOf(last) >= 0;
            default -> false;
        };
    }
}
