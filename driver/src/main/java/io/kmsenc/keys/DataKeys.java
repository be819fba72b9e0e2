package io.kmsenc.keys;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;

/**
 * The data keys of one configuration and database. Threads share it. Every key it hands out is committed in the
 * database's {@code kmsenc_data_keys}, or derived from a secret key of the configuration.
 */
public interface DataKeys {

    /** The scope of whoever chose none. */
    String ROOT_SCOPE = "root";

    /** Whether a text may be the name of a scope: 1 to 64 of {@code A-Z a-z 0-9 . _ -}. */
    static boolean isScope(String text) {
        return text.matches("[A-Za-z0-9._-]{1,64}");
    }

    /**
     * The key that encrypts randomized values now.
     *
     * @param scope whose values; 1 to 64 of {@code A-Z a-z 0-9 . _ -}
     * @throws DataKeyException if there is none and none can be made
     */
    DataKey current(String scope);

    /**
     * The long-lived key of a group of deterministic columns.
     *
     * @param identity a {@link io.kmsenc.schema.ColumnRule#identity()}
     * @param scope whose values, where values of two scopes are never equal; else the root
     * @throws DataKeyException if there is none and none can be made
     */
    DataKey deterministic(String identity, String scope);

    /**
     * The key that a ciphertext names.
     *
     * @param identity what the ciphertext is bound to
     * @throws DataKeyException if the table has no such key, or it can't be decrypted
     */
    DataKey find(KeyId id, String identity);
}
