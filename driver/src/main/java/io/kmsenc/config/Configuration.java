package io.kmsenc.config;

import io.kmsenc.schema.ColumnPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One configuration, complete and checked. Immutable; threads may share it.
 *
 * @param source where it was read, for messages: a path or a class path resource
 * @param fingerprint equal for equal settings after expansion
 * @param columns the secret columns
 * @param encryptionProvider the name of the provider that encrypts new data keys
 * @param providers the settings of all providers that may decrypt, the encrypting one among them
 * @param dataKeysCacheTtl how long a decrypted data key is kept
 * @param dataKeysCacheCleanupInterval how often expired data keys are looked for
 * @param unwrapsToDelegate whether {@code unwrap} may hand out the delegate's own objects, past the encryption
 * @param reloadInterval the longest time without a look whether the file has changed; empty where that is never looked for
 */
public record Configuration(
        String source,
        Fingerprint fingerprint,
        ColumnPolicy columns,
        String encryptionProvider,
        List<ProviderSettings> providers,
        Duration dataKeysCacheTtl,
        Duration dataKeysCacheCleanupInterval,
        boolean unwrapsToDelegate,
        Optional<Duration> reloadInterval) {

    public Configuration {
        providers = List.copyOf(providers);
    }
}
