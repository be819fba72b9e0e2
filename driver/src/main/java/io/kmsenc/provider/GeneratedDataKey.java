package io.kmsenc.provider;

/**
 * A new data key and its encrypted form; the receiver wipes the plaintext.
 *
 * @param plaintext 32 random bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record GeneratedDataKey(byte[] plaintext, byte[] encrypted) {

    /** Names no bytes. */
    @Override
    public String toString() {
        return "GeneratedDataKey";
    }
}
