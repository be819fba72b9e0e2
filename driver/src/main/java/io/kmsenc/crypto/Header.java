package io.kmsenc.crypto;

/**
 * The 23 bytes before the payload of a message (docs/FORMAT.md, "Header"), read where they lie: a header may name a version,
 * suite or type that this release doesn't know.
 */
public final class Header {

    /** Bytes of a header. */
    public static final int LENGTH = 4 + 3 + KeyId.LENGTH;

    /** The version that this release reads and writes. */
    public static final int VERSION = 1;

    /** Bytes of magic and version, which the text form keeps as its prefix. */
    public static final int PREFIX_LENGTH = 5;

    private static final int MAGIC = 0x9B4B4D45;
    private static final int SUITE_OFFSET = 5;
    private static final int TYPE_OFFSET = 6;
    private static final int KEY_ID_OFFSET = 7;

    private Header() {}

    /** Whether the bytes begin as a message of any version: with the magic. Allocates nothing. */
    public static boolean startsWithMagic(byte[] bytes) {
        return bytes.length >= Integer.BYTES
                && bytes[0] == (byte) (MAGIC >>> 24)
                && bytes[1] == (byte) (MAGIC >>> 16)
                && bytes[2] == (byte) (MAGIC >>> 8)
                && bytes[3] == (byte) MAGIC;
    }

    /** The code of a {@link Suite}, 0..255, in the header from {@code offset}. */
    public static int suite(byte[] message, int offset) {
        return Byte.toUnsignedInt(message[offset + SUITE_OFFSET]);
    }

    /** The code of a logical type, 0..255, in the header from {@code offset}. */
    public static int type(byte[] message, int offset) {
        return Byte.toUnsignedInt(message[offset + TYPE_OFFSET]);
    }

    /**
     * The data key that made the message whose header begins at {@code offset}.
     *
     * @throws IndexOutOfBoundsException if the header is cut off
     */
    public static KeyId keyId(byte[] message, int offset) {
        return KeyId.read(message, offset + KEY_ID_OFFSET);
    }

    /** Writes the magic and this release's version, {@code PREFIX_LENGTH} bytes, to {@code target} from {@code offset}. */
    public static void writePrefix(byte[] target, int offset) {
        for (int i = 0; i < Integer.BYTES; i++) {
            target[offset + i] = (byte) (MAGIC >>> (24 - 8 * i));
        }
        target[offset + 4] = VERSION;
    }

    /**
     * Writes a header of this release's version to {@code target} from 0.
     *
     * @throws IllegalArgumentException if the type is not 1..127
     */
    static void write(Suite suite, int type, KeyId keyId, byte[] target) {
        if (type < 1 || type > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("a logical type's code is 1 to 127");
        }
        writePrefix(target, 0);
        target[SUITE_OFFSET] = (byte) suite.code();
        target[TYPE_OFFSET] = (byte) type;
        keyId.write(target, KEY_ID_OFFSET);
    }
}
