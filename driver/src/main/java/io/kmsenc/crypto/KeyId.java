package io.kmsenc.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Sixteen bytes that name a data key: derived from the key itself, so that a name can't belong to two keys and a wrong
 * key is noticed. Not secret. Immutable; threads may share it.
 */
public final class KeyId {

    /** Bytes of an id. */
    public static final int LENGTH = 16;

    private final byte[] bytes;

    private KeyId(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The id in {@code LENGTH} bytes of {@code source} from {@code offset}.
     *
     * @throws IndexOutOfBoundsException if there are fewer
     */
    public static KeyId read(byte[] source, int offset) {
        if (offset < 0 || source.length - offset < LENGTH) {
            throw new IndexOutOfBoundsException("a key id is " + LENGTH + " bytes");
        }
        return new KeyId(Arrays.copyOfRange(source, offset, offset + LENGTH));
    }

    /**
     * The id in its text form.
     *
     * @throws IllegalArgumentException if the text is not 32 hexadecimal digits
     */
    public static KeyId parse(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key id has " + 2 * LENGTH + " hexadecimal digits");
        }
        return new KeyId(bytes);
    }

    /** Writes the id's bytes to {@code target} from {@code offset}. */
    public void write(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    /** 32 lower case hexadecimal digits; the name of the key in {@code kmsenc_data_keys}. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyId id && Arrays.equals(bytes, id.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
