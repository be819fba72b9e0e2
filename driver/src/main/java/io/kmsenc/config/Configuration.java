package io.kmsenc.config;

import io.kmsenc.provider.ProviderSettings;
import io.kmsenc.schema.ColumnPolicy;
import java.util.List;

/**
 * One configuration, complete and checked. Immutable; threads may share it.
 *
 * @param source where it was read, for messages: a path or a class path resource
 * @param fingerprint equal for equal contents (after expansion) of the same source; says nothing of the contents
 * @param columns the secret columns
 * @param encryptionProviders the names of the providers that encrypt new data keys, each of them every key; the first
 *     generates them
 * @param providers the settings of all providers that may decrypt, the encrypting one among them
 * @param dataKeys how data keys live
 * @param unwrapsToDelegate whether {@code unwrap} may hand out the delegate's own objects, past the encryption
 */
public record Configuration(
        String source,
        String fingerprint,
        ColumnPolicy columns,
        List<String> encryptionProviders,
        List<ProviderSettings> providers,
        DataKeySettings dataKeys,
        boolean unwrapsToDelegate) {

    public Configuration {
        encryptionProviders = List.copyOf(encryptionProviders);
        providers = List.copyOf(providers);
    }
}
