package io.kmsenc;

import io.kmsenc.config.Configuration;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderFactory;
import io.kmsenc.provider.ProviderSettings;
import java.util.HashMap;
import java.util.Map;

/** The providers of a configuration, made by the factories of their kinds. */
final class ConfiguredProviders {

    private ConfiguredProviders() {}

    /** All that may decrypt, by name, for the caller to close; calls none over the network. */
    static Map<String, Provider> open(Configuration configuration, Map<String, ProviderFactory> factories) {
        Map<String, Provider> providers = new HashMap<>();
        try {
            for (ProviderSettings settings : configuration.providers()) {
                ProviderFactory factory = factories.get(settings.kind());
                if (factory == null) {
                    throw new IllegalStateException("the configuration passed a provider of no known kind");
                }
                providers.put(settings.providerName(), factory.create(settings));
            }
            return providers;
        } catch (RuntimeException e) {
            providers.values().forEach(Provider::close);
            throw e;
        }
    }
}
