package io.kmsenc.keys;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of the table and the keys behind them: decrypts a row's key by the provider that the row names, and makes a
 * new key that is committed before anyone gets it. Keeps no key. Threads share it.
 *
 * <p>Every method throws {@link DataKeyException} if the database or the provider fails.
 */
final class DataKeyStore {

    private static final Logger LOG = LoggerFactory.getLogger(DataKeyStore.class);

    // Each failed attempt means that another process did something to the same label at the same instant.
    private static final int ATTEMPTS = 5;

    private final KeyTable table;
    private final Map<String, Provider> providers;
    private final Provider encrypting;

    DataKeyStore(KeyTable table, Map<String, Provider> providers, Provider encrypting) {
        this.table = table;
        this.providers = providers;
        this.encrypting = encrypting;
    }

    /** The active row of a label, committed. */
    Optional<KeyRow> active(KeyLabel label) {
        return table.active(label.text());
    }

    /** The key that has the id. */
    DataKey find(KeyId id) {
        KeyRow row = table.find(id)
                .orElseThrow(() -> new DataKeyException(
                        "data key \"" + id + "\": not in table \"" + KeyTable.NAME
                                + "\"; restore its row from a backup, or use the database that the value came from",
                        false,
                        null));
        return decrypt(row);
    }

    /** The key behind a row, checked against the row's name. */
    DataKey decrypt(KeyRow row) {
        Provider provider = providers.get(row.provider());
        if (provider == null) {
            throw new DataKeyException(
                    place(row.id()) + ": encrypted by provider \"" + row.provider()
                            + "\", which is not configured; add it to available_encryption_providers",
                    false,
                    null);
        }
        Map<String, String> context = KeyLabel.encryptionContext(row.label(), row.scope());
        byte[] plaintext = ask(place(row.id()), provider, () -> provider.decrypt(row.encryptedData(), context));
        try {
            DataKey key = dataKey(provider, plaintext);
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
     * A new key, committed as the active one of its label; or the key of another who was faster.
     */
    DataKey create(KeyLabel label) {
        String place = "label \"" + label.text() + "\"";
        GeneratedDataKey generated = ask(place, encrypting, () -> encrypting.generate(label.encryptionContext()));
        try {
            DataKey own = dataKey(encrypting, generated.plaintext());
            KeyRow row = new KeyRow(own.id(), label.scope(), encrypting.name(), generated.encrypted(), label.text());
            return commit(own, row);
        } finally {
            Arrays.fill(generated.plaintext(), (byte) 0);
        }
    }

    private DataKey commit(DataKey own, KeyRow row) {
        boolean committed = false;
        try {
            KeyRow winner = commit(row);
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
    private KeyRow commit(KeyRow row) {
        @Nullable SQLException reason = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<SQLException> failure = table.insert(row);
            if (failure.isEmpty()) {
                return row;
            }
            reason = failure.get();
            Optional<KeyRow> winner = table.active(row.label());
            if (winner.isPresent()) {
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

    private static DataKey dataKey(Provider provider, byte[] plaintext) {
        try {
            return DataKey.of(plaintext);
        } catch (IllegalArgumentException e) {
            throw new DataKeyException(
                    "provider \"" + provider.name() + "\": gave a data key that is not " + DataKey.LENGTH
                            + " bytes long",
                    false,
                    e);
        }
    }

    // A provider is a seam: whatever it throws becomes the one exception that callers know.
    private static <T> T ask(String place, Provider provider, Supplier<T> call) {
        try {
            return call.get();
        } catch (ProviderException e) {
            throw new DataKeyException(place + ": " + e.getMessage(), e.retryable(), e);
        } catch (RuntimeException e) {
            throw new DataKeyException(
                    place + ": provider \"" + provider.name() + "\" failed unexpectedly; see the cause", false, e);
        }
    }

    private static String place(KeyId id) {
        return "data key \"" + id + "\"";
    }
}
