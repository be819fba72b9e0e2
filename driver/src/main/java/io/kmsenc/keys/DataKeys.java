package io.kmsenc.keys;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;

/**
 * The data keys of one configuration and database. Threads share it. Every key it hands out is committed in the
 * database's {@code kmsenc_data_keys}.
 */
public interface DataKeys {

    /**
     * The key that encrypts randomized values now.
     *
     * @throws DataKeyException if there is none and none can be made
     */
    DataKey current();

    /**
     * The long-lived key of a group of deterministic columns.
     *
     * @param identity a {@link io.kmsenc.schema.ColumnRule#identity()}
     * @throws DataKeyException if there is none and none can be made
     */
    DataKey deterministic(String identity);

    /**
     * The key that a ciphertext names.
     *
     * @throws DataKeyException if the table has no such key, or it can't be decrypted
     */
    DataKey find(KeyId id);
}
