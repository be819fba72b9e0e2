package io.kmsenc.config;

import io.kmsenc.schema.ColumnPolicy;
import java.time.Duration;
import java.util.List;

/**
 * One configuration, complete and checked. Immutable; threads may share it.
 *
 * @param source where it was read, for messages: a path or a class path resource
 * @param fingerprint equal for equal contents (after expansion) of the same source; says nothing of the contents
 * @param columns the secret columns
 * @param encryptionProvider the name of the provider that encrypts new data keys
 * @param providers the settings of all providers that may decrypt, the encrypting one among them
 * @param dataKeysCacheTtl how long a decrypted data key is kept
 * @param dataKeysCacheCleanupInterval how often expired data keys are looked for
 * @param unwrapsToDelegate whether {@code unwrap} may hand out the delegate's own objects, past the encryption
 */
public record Configuration(
        String source,
        String fingerprint,
        ColumnPolicy columns,
        String encryptionProvider,
        List<ProviderSettings> providers,
        Duration dataKeysCacheTtl,
        Duration dataKeysCacheCleanupInterval,
        boolean unwrapsToDelegate) {

    public Configuration {
        providers = List.copyOf(providers);
    }
}
