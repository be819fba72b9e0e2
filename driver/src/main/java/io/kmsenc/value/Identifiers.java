package io.kmsenc.value;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifiers of 128 bits as they are stored. */
final class Identifiers {

    static final Map<String, Conversion> STORED = Map.of(
            "uuid-text", (value, target) -> read((String) value),
            "uuid-bytes", (value, target) -> of((byte[]) value));

    private static final int BYTES = 16;

    private static final Pattern HEX = Pattern.compile(
            "([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?" + "([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})");
    private static final Pattern WHOLE = Pattern.compile("[^-]*|[^-]{8}(-[^-]{4}){3}-[^-]{12}");

    private Identifiers() {}

    static UUID read(String text) throws Inconvertible {
        if (!HEX.matcher(text).matches() || !WHOLE.matcher(text).matches()) {
            throw new Inconvertible("the text is no uuid");
        }
        return UUID.fromString(HEX.matcher(text).replaceFirst("$1-$2-$3-$4-$5"));
    }

    private static UUID of(byte[] bytes) throws Inconvertible {
        if (bytes.length != BYTES) {
            throw new Inconvertible("a uuid has " + BYTES + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
