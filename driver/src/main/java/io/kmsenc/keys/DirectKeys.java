package io.kmsenc.keys;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import io.kmsenc.provider.DirectProvider;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.ProviderException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that are derived from a secret key of the configuration: what randomized values are encrypted under where envelope
 * encryption is off, or were where it once was. No row is needed to find them again. Threads share it.
 */
final class DirectKeys {

    /** The use of the key of all randomized values. */
    static final String RANDOMIZED = "direct/randomized";

    private final Map<String, DirectProvider> providers;

    DirectKeys(Map<String, DirectProvider> providers) {
        this.providers = providers;
    }

    /** The key of a provider for randomized values; another object each time. */
    DataKey randomized(String provider) {
        return key(provider(provider), RANDOMIZED);
    }

    /** What a row of the label is to hold, so that its key is the provider's for that label. */
    GeneratedDataKey generated(String provider, KeyLabel label) {
        DirectProvider direct = provider(provider);
        return new GeneratedDataKey(bytes(direct, label.text()), direct.directForm());
    }

    /** The key with the id, if it is one for randomized values, or for the deterministic ones of the identity. */
    Optional<DataKey> find(KeyId id, String identity) {
        List<String> uses = List.of(RANDOMIZED, KeyLabel.deterministicText(identity, KeyLabel.ROOT_SCOPE));
        for (DirectProvider provider : providers.values()) {
            for (String use : uses) {
                DataKey key = key(provider, use);
                if (key.id().equals(id)) {
                    return Optional.of(key);
                }
                key.destroy();
            }
        }
        return Optional.empty();
    }

    private DirectProvider provider(String name) {
        DirectProvider provider = providers.get(name);
        if (provider == null) {
            throw new DataKeyException(
                    "provider \"" + name + "\": can't encrypt values directly; turn envelope_encryption on",
                    false,
                    null);
        }
        return provider;
    }

    private static DataKey key(DirectProvider provider, String use) {
        byte[] bytes = bytes(provider, use);
        try {
            return DataKey.of(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] bytes(DirectProvider provider, String use) {
        try {
            return provider.directKey(use);
        } catch (ProviderException e) {
            throw new DataKeyException(e.getMessage(), e.retryable(), e);
        } catch (RuntimeException e) {
            throw new DataKeyException(
                    "provider \"" + provider.name() + "\" failed unexpectedly; see the cause", false, e);
        }
    }
}
