package io.kmsenc.keys;

import io.kmsenc.keys.ProviderTrial.Action;
import io.kmsenc.provider.EncryptedDataKey;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the providers that encrypt for everything that they may ever be asked for, under the label that a data key of today would have, so
 * that a policy on the encryption context answers as it would then. The data key of the trial is wiped, and nothing is stored. For one
 * thread, one use.
 */
public final class ProviderTrials {

    private final Map<String, Provider> providers;
    private final List<Provider> encrypting;
    private final Map<String, String> context;
    private final List<ProviderTrial> trials = new ArrayList<>();

    /**
     * @param providers by name, all that may decrypt
     * @param encrypting the names of those that encrypt, the one that generates first
     */
    public ProviderTrials(Map<String, Provider> providers, List<String> encrypting, Clock clock) {
        this.providers = Map.copyOf(providers);
        this.encrypting = encrypting.stream().map(this.providers::get).toList();
        this.context = KeyLabel.randomized(clock.millis(), DataKeys.ROOT_SCOPE, String.join("+", encrypting))
                .encryptionContext();
    }

    /**
     * Tries everything.
     *
     * @param connections to the database with the data keys of providers that only decrypt; null where it can't be reached
     * @throws DataKeyException if the table can't be read
     */
    public List<ProviderTrial> run(@Nullable KeyConnections connections) {
        Provider first = encrypting.get(0);
        GeneratedDataKey generated = attempt(first, Action.GENERATE, true, () -> first.generate(context));
        byte[] dataKey = generated == null ? random() : generated.plaintext();
        try {
            if (generated != null) {
                decrypt(first, generated.encrypted(), dataKey);
            }
            // needed alone to bring the data keys of others under it
            attempt(first, Action.ENCRYPT, false, () -> first.encrypt(dataKey, context));
            for (Provider other : encrypting.subList(1, encrypting.size())) {
                EncryptedDataKey form = attempt(other, Action.ENCRYPT, true, () -> other.encrypt(dataKey, context));
                if (form != null) {
                    decrypt(other, form.bytes(), dataKey);
                }
            }
            if (connections != null) {
                reencrypt(first, EncryptedRow.all(new KeyTransactions(connections)));
            }
            return List.copyOf(trials);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private void decrypt(Provider provider, byte[] form, byte[] expected) {
        attempt(provider, Action.DECRYPT, true, () -> {
            byte[] plaintext = provider.decrypt(form, context);
            boolean same = Arrays.equals(plaintext, expected);
            Arrays.fill(plaintext, (byte) 0);
            if (!same) {
                throw new IllegalStateException("another data key than it was given");
            }
            return new EncryptedDataKey(form, null);
        });
    }

    /** Of each other provider the data key of its newest row, by the one that generates. */
    private void reencrypt(Provider first, List<EncryptedRow> rows) {
        providers.values().stream()
                .filter(other -> other != first)
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(other -> rows.stream()
                        .filter(row -> row.providers().contains(other.name()))
                        .findFirst()
                        .ifPresent(row -> reencrypt(first, other, row)));
    }

    private void reencrypt(Provider first, Provider other, EncryptedRow row) {
        ProviderTrial.Action action = Action.REENCRYPT;
        try {
            byte[] form = row.forms().get(row.providers().indexOf(other.name()));
            EncryptedDataKey made = first.reencrypt(form, row.encryptionContext(), other, row.encryptionContext());
            trials.add(ProviderTrial.fine(first.name(), action, false, made.kmsKey())
                    .from(other.name()));
        } catch (RuntimeException e) {
            trials.add(ProviderTrial.failed(first.name(), action, false, message(first, e))
                    .from(other.name()));
        }
    }

    private <T> @Nullable T attempt(Provider provider, Action action, boolean required, Supplier<T> call) {
        try {
            T result = call.get();
            trials.add(ProviderTrial.fine(provider.name(), action, required, kmsKey(result)));
            return result;
        } catch (RuntimeException e) {
            trials.add(ProviderTrial.failed(provider.name(), action, required, message(provider, e)));
            return null;
        }
    }

    private static @Nullable String kmsKey(Object result) {
        return result instanceof GeneratedDataKey generated
                ? generated.kmsKey()
                : result instanceof EncryptedDataKey encrypted ? encrypted.kmsKey() : null;
    }

    // A provider is a seam: what it throws otherwise may hold anything.
    private static String message(Provider provider, RuntimeException e) {
        return (e instanceof ProviderException || e instanceof DataKeyException) && e.getMessage() != null
                ? e.getMessage()
                : "provider \"" + provider.name() + "\": failed unexpectedly with "
                        + e.getClass().getSimpleName() + "; see that it fits this version";
    }
}
