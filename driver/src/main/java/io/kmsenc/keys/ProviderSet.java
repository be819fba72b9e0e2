package io.kmsenc.keys;

import com.github.benmanes.caffeine.cache.Ticker;
import io.kmsenc.provider.DirectProvider;
import io.kmsenc.provider.EncryptedDataKey;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The providers of one configuration: those that encrypt new data keys, each of them every key, and all that decrypt. Any one
 * of those that encrypted a key suffices to decrypt it. Threads share it.
 *
 * <p>What a provider throws becomes a {@link DataKeyException}, which names the place it is given.
 */
final class ProviderSet implements AutoCloseable {

    /** Between the names of several providers, in a row as in the configuration; no name has a blank. */
    private static final String SEPARATOR = " ";

    private final Map<String, ProviderBreaker> providers = new TreeMap<>();
    private final List<Provider> encrypting = new ArrayList<>();

    /**
     * @param providers by name, all that may decrypt
     * @param encrypting the names of those that encrypt, the one that generates first
     * @throws IllegalArgumentException if none encrypts, or one that is to is none of the providers
     */
    ProviderSet(Map<String, Provider> providers, List<String> encrypting, Ticker ticker) {
        providers.forEach((name, provider) -> this.providers.put(name, new ProviderBreaker(provider, ticker)));
        if (encrypting.isEmpty()) {
            throw new IllegalArgumentException("there is no encryption provider");
        }
        for (String name : encrypting) {
            this.encrypting.add(Optional.ofNullable(this.providers.get(name))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "encryption provider \"" + name + "\" is not among the providers")));
        }
    }

    /** The names of those that encrypt, as a row records them. */
    String encryptingNames() {
        return String.join(SEPARATOR, encrypting.stream().map(Provider::name).toList());
    }

    /** The names of those that encrypt, as a label has them. */
    String encryptingLabel() {
        return encryptingNames().replace(SEPARATOR, "+");
    }

    /** A new data key, encrypted by every provider that encrypts: if one of them can't, there is none. */
    GeneratedDataKey generate(String place, Map<String, String> context) {
        Provider first = encrypting.get(0);
        GeneratedDataKey generated = ask(place, first, provider -> provider.generate(context));
        if (encrypting.size() == 1) {
            return generated;
        }
        boolean done = false;
        try {
            List<byte[]> forms = new ArrayList<>(List.of(generated.encrypted()));
            List<String> kmsKeys = new ArrayList<>(List.of(told(generated.kmsKey())));
            for (Provider other : encrypting.subList(1, encrypting.size())) {
                EncryptedDataKey form = ask(place, other, provider -> provider.encrypt(generated.plaintext(), context));
                forms.add(form.bytes());
                kmsKeys.add(told(form.kmsKey()));
            }
            GeneratedDataKey whole = new GeneratedDataKey(
                    generated.plaintext(), EncryptedForms.join(forms), String.join(SEPARATOR, kmsKeys));
            done = true;
            return whole;
        } finally {
            if (!done) {
                Arrays.fill(generated.plaintext(), (byte) 0);
            }
        }
    }

    private static String told(@Nullable String kmsKey) {
        return kmsKey == null ? "-" : kmsKey;
    }

    /**
     * The data key behind a row's encrypted form, by the first of its providers that can.
     *
     * @param names what the row records
     */
    byte[] decrypt(String place, String names, byte[] encrypted, Map<String, String> context) {
        List<String> recorded = List.of(names.split(SEPARATOR, -1));
        List<byte[]> forms = EncryptedForms.split(place, encrypted, recorded.size());
        DataKeyException failure = null;
        for (int i = 0; i < recorded.size(); i++) {
            Provider known = providers.get(recorded.get(i));
            if (known != null) {
                byte[] form = forms.get(i);
                try {
                    return ask(place, known, provider -> provider.decrypt(form, context));
                } catch (DataKeyException e) {
                    failure = joined(failure, e);
                }
            }
        }
        throw failure != null ? failure : unknown(place, names);
    }

    /** The first failure, unless a later one leaves more hope; the other one stands beside it. */
    private static DataKeyException joined(@Nullable DataKeyException earlier, DataKeyException later) {
        if (earlier == null) {
            return later;
        }
        DataKeyException kept = earlier.retryable() ? earlier : later;
        kept.addSuppressed(kept == earlier ? later : earlier);
        return kept;
    }

    private static DataKeyException unknown(String place, String names) {
        return new DataKeyException(
                place + ": encrypted by provider \"" + names
                        + "\", which is not configured; add it to available_encryption_providers",
                false,
                null);
    }

    /**
     * A row whose data key those have encrypted that encrypt now. Nobody has compared the key with the row's name.
     *
     * <p>Where one provider follows one, it is told of the other: a KMS then needn't hand out the key.
     */
    KeyRow reencrypt(KeyRow row) {
        String place = "data key \"" + row.id() + "\"";
        Map<String, String> context = KeyLabel.encryptionContext(row.label(), row.scope());
        Provider source = providers.get(row.provider());
        if (source != null && encrypting.size() == 1) {
            EncryptedDataKey form = ask(
                    place, encrypting.get(0), next -> next.reencrypt(row.encryptedData(), context, source, context));
            return row.encryptedBy(encryptingNames(), form.bytes(), form.kmsKey());
        }
        byte[] plaintext = decrypt(place, row.provider(), row.encryptedData(), context);
        try {
            return encrypted(place, row, plaintext, context);
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    private KeyRow encrypted(String place, KeyRow row, byte[] plaintext, Map<String, String> context) {
        List<EncryptedDataKey> forms = new ArrayList<>();
        for (Provider each : encrypting) {
            forms.add(ask(place, each, provider -> provider.encrypt(plaintext, context)));
        }
        if (forms.size() == 1) {
            return row.encryptedBy(
                    encryptingNames(), forms.get(0).bytes(), forms.get(0).kmsKey());
        }
        return row.encryptedBy(
                encryptingNames(),
                EncryptedForms.join(forms.stream().map(EncryptedDataKey::bytes).toList()),
                String.join(
                        SEPARATOR,
                        forms.stream().map(each -> told(each.kmsKey())).toList()));
    }

    /** Those that encrypt values directly, by their names. */
    Map<String, DirectProvider> direct() {
        Map<String, DirectProvider> direct = new TreeMap<>();
        providers.forEach((name, provider) -> {
            if (provider.guarded() instanceof DirectProvider able) {
                direct.put(name, able);
            }
        });
        return direct;
    }

    // A provider is a seam: whatever it throws becomes the one exception that callers know.
    private static <T> T ask(String place, Provider provider, Function<Provider, T> call) {
        try {
            return call.apply(provider);
        } catch (ProviderException e) {
            throw new DataKeyException(place + ": " + e.getMessage(), e.retryable(), e);
        } catch (RuntimeException e) {
            throw new DataKeyException(
                    place + ": provider \"" + provider.name() + "\" failed unexpectedly; see the cause", false, e);
        }
    }

    /** Closes every provider; the first failure is thrown in the end. */
    @Override
    public void close() {
        RuntimeException failure = null;
        for (Provider provider : providers.values()) {
            try {
                provider.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
