package io.kmsenc.keys;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one thing that a provider was asked for.
 *
 * @param source whose data key it was, where it was another's; else the provider itself
 * @param required whether the application needs it to encrypt or decrypt; else who brings data keys under this provider does
 * @param kmsKey the key-encryption key that was used, where the provider tells it
 * @param failure with place, problem and remedy; empty if it was done
 */
public record ProviderTrial(
        String provider,
        Action action,
        String source,
        boolean required,
        @Nullable String kmsKey,
        Optional<String> failure) {

    /** What a provider is asked for. */
    public enum Action {
        /** A new data key. */
        GENERATE,
        /** The encrypted form of a data key that there is. */
        ENCRYPT,
        /** A data key of its own making. */
        DECRYPT,
        /** Its own encrypted form of a data key that another encrypted. */
        REENCRYPT
    }

    static ProviderTrial fine(String provider, Action action, boolean required, @Nullable String kmsKey) {
        return new ProviderTrial(provider, action, provider, required, kmsKey, Optional.empty());
    }

    static ProviderTrial failed(String provider, Action action, boolean required, String failure) {
        return new ProviderTrial(provider, action, provider, required, null, Optional.of(failure));
    }

    ProviderTrial from(String other) {
        return new ProviderTrial(provider, action, other, required, kmsKey, failure);
    }
}
