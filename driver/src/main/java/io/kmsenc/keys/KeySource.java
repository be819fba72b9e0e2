package io.kmsenc.keys;

import io.kmsenc.config.DataKeySettings;
import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import io.kmsenc.provider.GeneratedDataKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys come from that are not in memory: the table, a provider that makes a new one, or the secret key. Keeps
 * none. Threads share it.
 */
final class KeySource {

    private final DataKeyStore store;
    private final ProviderSet providers;
    private final DirectKeys direct;
    private final boolean envelope;

    KeySource(DataKeyStore store, ProviderSet providers, DataKeySettings settings) {
        this.store = store;
        this.providers = providers;
        this.direct = new DirectKeys(providers.direct());
        this.envelope = settings.envelope();
    }

    /** Whether randomized values have data keys. */
    boolean envelope() {
        return envelope;
    }

    /** The names of the providers that encrypt, as a label has them. */
    String encryptingLabel() {
        return providers.encryptingLabel();
    }

    /** The key of randomized values where they have no data keys. */
    DataKey directKey() {
        return direct.randomized(providers.encryptingNames());
    }

    /** Whether the id is one of a key that is derived from a secret key of the configuration. */
    boolean derives(KeyId id, String identity) {
        return direct.find(id, identity)
                .map(key -> {
                    key.destroy();
                    return true;
                })
                .orElse(false);
    }

    /** The active row of a label, committed. */
    Optional<KeyRow> active(KeyLabel label) {
        return store.active(label);
    }

    /** The row of a key, active or not. */
    Optional<KeyRow> row(KeyId id) {
        return store.row(id);
    }

    /** The key behind a row. */
    DataKey decrypt(KeyRow row) {
        return store.decrypt(row);
    }

    /** The key that has the id. */
    DataKey find(KeyId id, String identity) {
        return store.find(id).or(() -> direct.find(id, identity)).orElseThrow(() -> missing(id));
    }

    static DataKeyException missing(KeyId id) {
        return new DataKeyException(
                "data key \"" + id + "\": not in table \"" + KeyTable.NAME
                        + "\"; restore its row from a backup, or use the database that the value came from",
                false,
                null);
    }

    /**
     * A new key, committed as the active one of its label; or the key of another who was faster.
     *
     * @param old the label's active key, which only decrypts from then on; null where there is none
     */
    DataKey make(KeyLabel label, @Nullable KeyId old) {
        String place = "label \"" + label.text() + "\"";
        GeneratedDataKey generated = envelope
                ? providers.generate(place, label.encryptionContext())
                : direct.generated(providers.encryptingNames(), label);
        return store.commit(generated, label, providers.encryptingNames(), old);
    }
}
