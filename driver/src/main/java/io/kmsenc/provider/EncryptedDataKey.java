package io.kmsenc.provider;

import org.jspecify.annotations.Nullable;

/**
 * The encrypted form of a data key.
 *
 * @param kmsKey the key-encryption key as the provider identifies it, such as the ARN of a KMS key; null where it has
 *     nothing to tell
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record EncryptedDataKey(byte[] bytes, @Nullable String kmsKey) {

    /** Names the KMS key and no bytes. */
    @Override
    public String toString() {
        return "EncryptedDataKey[" + kmsKey + "]";
    }
}
