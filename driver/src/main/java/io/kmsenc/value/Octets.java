package io.kmsenc.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Bytes as they are stored and as getters give them. They stand for the text whose UTF-8 form they are, if they are one. */
final class Octets {

    static final Map<String, Conversion> STORED = stored();

    static final Map<String, Conversion> READ = Map.of(
            "decoded", (value, target) -> TextStores.decoded((byte[]) value),
            "decoded-octets", (value, target) -> decodable((byte[]) value),
            "decoded-character-or-space", (value, target) -> first(TextStores.decoded((byte[]) value)));

    private Octets() {}

    /** To a conversion to a text belongs one to its bytes, with {@code octets:} before the name. */
    private static Map<String, Conversion> stored() {
        Map<String, Conversion> all = new HashMap<>();
        TextStores.STORED.forEach((name, conversion) -> all.put("octets:" + name, encoded(conversion)));
        TimeTexts.STORED.forEach((name, conversion) -> all.put("octets:" + name, encoded(conversion)));
        all.put("one-byte", (value, target) -> new byte[] {((Number) value).byteValue()});
        all.put(
                "two-bytes",
                (value, target) -> ByteBuffer.allocate(Short.BYTES)
                        .putShort(((Number) value).shortValue())
                        .array());
        all.put(
                "four-bytes",
                (value, target) -> ByteBuffer.allocate(Integer.BYTES)
                        .putInt(((Number) value).intValue())
                        .array());
        all.put(
                "eight-bytes",
                (value, target) -> ByteBuffer.allocate(Long.BYTES)
                        .putLong(((Number) value).longValue())
                        .array());
        all.put("sixteen-bytes", (value, target) -> TextReads.bytes((UUID) value));
        return all;
    }

    private static Conversion encoded(Conversion conversion) {
        return (value, target) -> {
            String text = (String) conversion.of(value, target);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (!text.equals(new String(bytes, StandardCharsets.UTF_8))) {
                throw new Inconvertible("text with an unpaired surrogate has no bytes; correct the text");
            }
            return bytes;
        };
    }

    private static byte[] decodable(byte[] bytes) throws Inconvertible {
        TextStores.decoded(bytes);
        return bytes;
    }

    private static char first(String text) {
        return text.isEmpty() ? ' ' : text.charAt(0);
    }
}
