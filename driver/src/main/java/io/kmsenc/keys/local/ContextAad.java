package io.kmsenc.keys.local;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The AAD of an encrypted data key: the text {@code kmsenc secretKey}, a zero byte, the version, the salt; then for each
 * pair of the encryption context, in the order of the names' UTF-8 bytes, the name and the value, each as a two-byte
 * big-endian length and its UTF-8 bytes. No two contexts have the same bytes.
 */
final class ContextAad {

    private static final byte[] DOMAIN = "kmsenc secretKey\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_LENGTH = 0xFFFF;

    private ContextAad() {}

    /**
     * @throws IllegalArgumentException if a name or value is longer than 65535 bytes
     */
    static byte[] of(byte[] salt, Map<String, String> encryptionContext) {
        ByteArrayOutputStream aad = new ByteArrayOutputStream();
        aad.writeBytes(DOMAIN);
        aad.write(WrappedKey.VERSION);
        aad.writeBytes(salt);
        List<Map.Entry<byte[], byte[]>> pairs = encryptionContext.entrySet().stream()
                .map(pair -> Map.entry(utf8(pair.getKey()), utf8(pair.getValue())))
                .sorted(Map.Entry.comparingByKey(Arrays::compareUnsigned))
                .toList();
        for (Map.Entry<byte[], byte[]> pair : pairs) {
            write(aad, pair.getKey());
            write(aad, pair.getValue());
        }
        return aad.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(ByteArrayOutputStream aad, byte[] field) {
        if (field.length > MAX_LENGTH) {
            throw new IllegalArgumentException("an encryption context has a field of " + field.length + " bytes");
        }
        aad.writeBytes(
                ByteBuffer.allocate(Short.BYTES).putShort((short) field.length).array());
        aad.writeBytes(field);
    }
}
