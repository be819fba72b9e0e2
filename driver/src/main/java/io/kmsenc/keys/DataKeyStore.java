package io.kmsenc.keys;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import io.kmsenc.provider.GeneratedDataKey;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of the table and the keys behind them: decrypts a row's key by a provider that the row names, and commits a new
 * key before anyone gets it. Keeps no key. Threads share it.
 *
 * <p>Every method throws {@link DataKeyException} if the database or the provider fails.
 */
final class DataKeyStore {

    private static final Logger LOG = LoggerFactory.getLogger(DataKeyStore.class);

    // Each failed attempt means that another process did something to the same label at the same instant.
    private static final int ATTEMPTS = 5;

    private final KeyTable table;
    private final ProviderSet providers;

    DataKeyStore(KeyTable table, ProviderSet providers) {
        this.table = table;
        this.providers = providers;
    }

    /** The active row of a label, committed. */
    Optional<KeyRow> active(KeyLabel label) {
        return table.active(label.text());
    }

    /** The row of a key, active or not. */
    Optional<KeyRow> row(KeyId id) {
        return table.find(id);
    }

    /** The key that has the id; empty if no row has. */
    Optional<DataKey> find(KeyId id) {
        return table.find(id).map(this::decrypt);
    }

    /** The key behind a row, checked against the row's name. */
    DataKey decrypt(KeyRow row) {
        Map<String, String> context = KeyLabel.encryptionContext(row.label(), row.scope());
        byte[] plaintext = providers.decrypt(place(row.id()), row.provider(), row.encryptedData(), context);
        try {
            DataKey key = dataKey(row.provider(), plaintext);
            if (!key.id().equals(row.id())) {
                key.destroy();
                throw new DataKeyException(
                        place(row.id()) + ": the row holds another key; restore the row from a backup", false, null);
            }
            return key;
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    /**
     * The key, committed as the active one of its label; or the key of another who was faster. Its plaintext is wiped.
     *
     * @param providerNames who encrypted it
     * @param old the label's active key, which only decrypts from then on; null where there is none
     */
    DataKey commit(GeneratedDataKey generated, KeyLabel label, String providerNames, @Nullable KeyId old) {
        try {
            DataKey own = dataKey(providerNames, generated.plaintext());
            return commit(
                    own,
                    new KeyRow(
                            own.id(),
                            label.scope(),
                            providerNames,
                            generated.encrypted(),
                            label.text(),
                            generated.kmsKey()),
                    old);
        } finally {
            Arrays.fill(generated.plaintext(), (byte) 0);
        }
    }

    private DataKey commit(DataKey own, KeyRow row, @Nullable KeyId old) {
        boolean committed = false;
        try {
            KeyRow winner = commit(row, old);
            committed = winner.id().equals(own.id());
            if (committed) {
                LOG.debug("created {}, label {}, provider {}", own, row.label(), row.provider());
                return own;
            }
            return decrypt(winner);
        } finally {
            if (!committed) {
                own.destroy();
            }
        }
    }

    /**
     * The row that is committed and active in the end: {@code row} or another's. To insert the same row again is safe
     * even if an earlier commit got no answer and comes to pass later: the name is unique.
     */
    private KeyRow commit(KeyRow row, @Nullable KeyId old) {
        @Nullable SQLException reason = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<SQLException> failure = table.insert(row, old);
            if (failure.isEmpty()) {
                return row;
            }
            reason = failure.get();
            Optional<KeyRow> winner = table.active(row.label());
            if (winner.isPresent() && !winner.get().id().equals(old)) {
                return winner.get();
            }
            if (!KeyTable.repeatable(reason)) {
                throw KeyTable.uninsertable(reason);
            }
            LOG.debug("a data key for label {} was not committed, trying again", row.label(), reason);
        }
        throw new DataKeyException(
                "table \"" + KeyTable.NAME + "\": a data key for label \"" + row.label()
                        + "\" could not be committed; try again",
                true,
                reason);
    }

    private static DataKey dataKey(String provider, byte[] plaintext) {
        try {
            return DataKey.of(plaintext);
        } catch (IllegalArgumentException e) {
            throw new DataKeyException(
                    "provider \"" + provider + "\": gave a data key that is not " + DataKey.LENGTH + " bytes long",
                    false,
                    e);
        }
    }

    private static String place(KeyId id) {
        return "data key \"" + id + "\"";
    }
}
