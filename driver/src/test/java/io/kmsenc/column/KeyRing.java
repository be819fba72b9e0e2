package io.kmsenc.column;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.keys.DataKeys;
import java.util.HashMap;
import java.util.Map;

/** Data keys in memory: one for randomized values, one for all deterministic identities. Threads share it. */
final class KeyRing implements DataKeys {

    private final Map<KeyId, DataKey> keys = new HashMap<>();
    private final DataKey current;
    private final DataKey deterministic;

    KeyRing(byte[] current, byte[] deterministic) {
        this.current = add(current);
        this.deterministic = add(deterministic);
    }

    /** Two keys of constant bytes, the same in every ring. */
    static KeyRing fixed() {
        byte[] second = new byte[DataKey.LENGTH];
        second[0] = 1;
        return new KeyRing(new byte[DataKey.LENGTH], second);
    }

    private DataKey add(byte[] bytes) {
        DataKey key = DataKey.of(bytes);
        keys.put(key.id(), key);
        return key;
    }

    @Override
    public DataKey current(String scope) {
        return current;
    }

    @Override
    public DataKey deterministic(String identity, String scope) {
        return deterministic;
    }

    @Override
    public DataKey find(KeyId id, String identity) {
        DataKey key = keys.get(id);
        if (key == null) {
            throw new DataKeyException("data key \"" + id + "\": unknown; restore kmsenc_data_keys", false, null);
        }
        return key;
    }
}
