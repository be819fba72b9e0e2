package io.kmsenc.provider;

import org.jspecify.annotations.Nullable;

/**
 * A new data key and its encrypted form; the receiver wipes the plaintext.
 *
 * @param plaintext 32 random bytes
 * @param kmsKey the key-encryption key as the provider identifies it, such as the ARN of the KMS key that an alias stood
 *     for; null where it has nothing to tell
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record GeneratedDataKey(
        byte[] plaintext, byte[] encrypted, @Nullable String kmsKey) {

    public GeneratedDataKey(byte[] plaintext, byte[] encrypted) {
        this(plaintext, encrypted, null);
    }

    /** Names no bytes. */
    @Override
    public String toString() {
        return "GeneratedDataKey";
    }
}
