package io.kmsenc.keys;

import io.kmsenc.crypto.KeyId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the data key table, without its times.
 *
 * @param provider the names of the providers that made {@code encryptedData}, a space between them
 * @param kmsKey what each of them calls its key-encryption key, in the same order, {@code -} for one that doesn't tell; null if none does
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the table to a provider, never compared
record KeyRow(
        KeyId id,
        String scope,
        String provider,
        byte[] encryptedData,
        String label,
        @Nullable String kmsKey) {

    /** The same key in the form of other providers. */
    KeyRow encryptedBy(String others, byte[] form, @Nullable String othersKmsKey) {
        return new KeyRow(id, scope, others, form, label, othersKmsKey);
    }

    /** Names what is not secret. */
    @Override
    public String toString() {
        return "KeyRow[" + id + ", " + label + ", " + provider + "]";
    }
}
