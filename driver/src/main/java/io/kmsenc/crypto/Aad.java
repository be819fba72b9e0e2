package io.kmsenc.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What a message is bound to, in canonical bytes (docs/FORMAT.md, "AAD"). */
final class Aad {

    private static final int MAX_IDENTITY = 0xFFFF;

    private Aad() {}

    /** The header, then the identity with its length before it. */
    static byte[] of(Suite suite, int type, KeyId keyId, String identity) {
        byte[] bound = lengthPrefixed(identity);
        byte[] aad = new byte[Header.LENGTH + bound.length];
        Header.write(suite, type, keyId, aad);
        System.arraycopy(bound, 0, aad, Header.LENGTH, bound.length);
        return aad;
    }

    /**
     * Two bytes of length, big-endian, and the identity in UTF-8.
     *
     * @throws IllegalArgumentException if it is over 65,535 bytes or no sequence of Unicode characters
     */
    static byte[] lengthPrefixed(String identity) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(identity));
            int length = utf8.remaining();
            if (length > MAX_IDENTITY) {
                throw new IllegalArgumentException("an identity is at most " + MAX_IDENTITY + " bytes");
            }
            return ByteBuffer.allocate(Short.BYTES + length)
                    .putShort((short) length)
                    .put(utf8)
                    .array();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("an identity has no unpaired surrogates", e);
        }
    }
}
