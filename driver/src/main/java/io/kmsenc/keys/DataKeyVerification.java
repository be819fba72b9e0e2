package io.kmsenc.keys;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts every data key of the table by each of the providers that its row names, and compares the key with the row's name: the
 * proof that values can be read, whichever provider is lost. One call for each row and provider; no key is kept. For one thread.
 */
public final class DataKeyVerification {

    /** A provider that fails so often in a row isn't asked for the rows that are left: each may take minutes to fail. */
    private static final int FAILURES = 3;

    private final KeyTransactions transactions;
    private final Map<String, Provider> providers;
    private final Map<String, Integer> outages = new HashMap<>();

    /**
     * @param connections to the database whose keys these are
     * @param providers by name, all that may decrypt
     */
    public DataKeyVerification(KeyConnections connections, Map<String, Provider> providers) {
        this.transactions = new KeyTransactions(connections);
        this.providers = Map.copyOf(providers);
    }

    /**
     * A verdict for each row and provider, the newest rows first.
     *
     * @throws DataKeyException if the table can't be read; what a provider throws is in a verdict
     */
    public List<KeyVerdict> all() {
        List<KeyVerdict> verdicts = new ArrayList<>();
        EncryptedRow.all(transactions).forEach(row -> verify(row, verdicts));
        return verdicts;
    }

    /** The same for the newest row alone of each provider and key-encryption key. */
    public List<KeyVerdict> newest() {
        List<KeyVerdict> verdicts = new ArrayList<>();
        for (EncryptedRow row : EncryptedRow.all(transactions)) {
            List<KeyVerdict> of = unproven(row);
            boolean known = of.stream()
                    .allMatch(each -> verdicts.stream()
                            .anyMatch(before -> before.provider().equals(each.provider())
                                    && String.valueOf(before.kmsKey()).equals(String.valueOf(each.kmsKey()))));
            if (!known) {
                verify(row, verdicts);
            }
        }
        return verdicts;
    }

    private static List<KeyVerdict> unproven(EncryptedRow row) {
        List<KeyVerdict> all = new ArrayList<>();
        for (int i = 0; i < row.providers().size(); i++) {
            all.add(verdict(row, i, null));
        }
        return all;
    }

    private void verify(EncryptedRow row, List<KeyVerdict> verdicts) {
        List<byte[]> forms;
        try {
            forms = row.forms();
        } catch (DataKeyException e) {
            verdicts.add(verdict(row, 0, e.getMessage()));
            return;
        }
        for (int i = 0; i < forms.size(); i++) {
            verdicts.add(verdict(row, i, failure(row, row.providers().get(i), forms.get(i))));
        }
    }

    private static KeyVerdict verdict(EncryptedRow row, int provider, @Nullable String failure) {
        return new KeyVerdict(
                row.name(),
                row.label(),
                row.providers().get(provider),
                row.kmsKey(provider),
                Optional.ofNullable(failure));
    }

    private @Nullable String failure(EncryptedRow row, String name, byte[] form) {
        Provider provider = providers.get(name);
        if (provider == null) {
            return "provider \"" + name + "\": is not configured; add it to available_encryption_providers";
        }
        if (outages.getOrDefault(name, 0) >= FAILURES) {
            return "provider \"" + name + "\": is not asked again after " + FAILURES
                    + " failures in a row; repeat later";
        }
        try {
            String failure = compared(row, name, provider.decrypt(form, row.encryptionContext()));
            outages.remove(name);
            return failure;
        } catch (ProviderException e) {
            if (e.retryable()) {
                outages.merge(name, 1, Integer::sum);
            } else {
                outages.remove(name);
            }
            return e.getMessage();
        } catch (RuntimeException e) {
            return "provider \"" + name + "\": failed unexpectedly with "
                    + e.getClass().getSimpleName() + "; see that it fits this version";
        }
    }

    private static @Nullable String compared(EncryptedRow row, String provider, byte[] plaintext) {
        try {
            DataKey key = DataKey.of(plaintext);
            String id = key.id().toString();
            key.destroy();
            return id.equals(row.name()) ? null : "the row holds another key; restore the row from a backup";
        } catch (IllegalArgumentException e) {
            return "provider \"" + provider + "\": gave a data key that is not " + DataKey.LENGTH + " bytes long";
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }
}
