package io.kmsenc.config;

import io.kmsenc.provider.ProviderSettings;
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
 * @param encryptionProviders the names of the providers that encrypt new data keys, each of them every key; the first
 *     generates them
 * @param providers the settings of all providers that may decrypt, the encrypting one among them
 * @param dataKeys how data keys live
 * @param unwrapsToDelegate whether {@code unwrap} may hand out the delegate's own objects, past the encryption
 * @param reloadInterval the longest time without a look whether the file has changed; empty where that is never looked for
 */
public record Configuration(
        String source,
        Fingerprint fingerprint,
        ColumnPolicy columns,
        List<String> encryptionProviders,
        List<ProviderSettings> providers,
        DataKeySettings dataKeys,
        boolean unwrapsToDelegate,
        Optional<Duration> reloadInterval) {

    public Configuration {
        encryptionProviders = List.copyOf(encryptionProviders);
        providers = List.copyOf(providers);
    }
}
