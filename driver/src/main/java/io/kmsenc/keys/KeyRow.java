package io.kmsenc.keys;

import io.kmsenc.crypto.KeyId;

/**
 * A row of the data key table, without its times.
 *
 * @param provider the name of the provider that made {@code encryptedData}
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the table to a provider, never compared
record KeyRow(KeyId id, String scope, String provider, byte[] encryptedData, String label) {

    /** Names what is not secret. */
    @Override
    public String toString() {
        return "KeyRow[" + id + ", " + label + ", " + provider + "]";
    }
}
