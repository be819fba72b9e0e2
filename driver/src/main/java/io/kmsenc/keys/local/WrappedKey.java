package io.kmsenc.keys.local;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The encrypted form of a data key, version 1: version (1 byte, 0x01), salt (16), nonce (12), ciphertext and tag (48); 77
 * bytes in all. docs/DATA-KEYS.md describes it.
 */
@SuppressWarnings("ArrayRecordComponent") // the parts of one byte string, never compared
record WrappedKey(byte[] salt, byte[] nonce, byte[] sealed) {

    static final int SALT_LENGTH = 16;
    static final int NONCE_LENGTH = 12;
    static final int TAG_LENGTH = 16;

    /** Bytes of a data key. */
    static final int KEY_LENGTH = 32;

    static final byte VERSION = 1;

    private static final int SEALED_LENGTH = KEY_LENGTH + TAG_LENGTH;
    private static final int SEALED_OFFSET = 1 + SALT_LENGTH + NONCE_LENGTH;

    /**
     * @throws IllegalArgumentException if the bytes are not exactly this form; the message says how
     */
    static WrappedKey parse(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new IllegalArgumentException("its first byte is not a version this release knows");
        }
        if (bytes.length != SEALED_OFFSET + SEALED_LENGTH) {
            throw new IllegalArgumentException("it is " + bytes.length + " bytes long");
        }
        return new WrappedKey(
                Arrays.copyOfRange(bytes, 1, 1 + SALT_LENGTH),
                Arrays.copyOfRange(bytes, 1 + SALT_LENGTH, SEALED_OFFSET),
                Arrays.copyOfRange(bytes, SEALED_OFFSET, bytes.length));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(SEALED_OFFSET + SEALED_LENGTH)
                .put(VERSION)
                .put(salt)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Names no bytes. */
    @Override
    public String toString() {
        return "WrappedKey";
    }
}
