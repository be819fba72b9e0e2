package io.kmsenc;

import io.kmsenc.config.Configuration;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderFactory;
import io.kmsenc.provider.ProviderSettings;
import java.util.HashMap;
import java.util.Map;

/** Makes the providers of a configuration. */
final class ConfiguredProviders {

    private ConfiguredProviders() {}

    /** All that may decrypt, by name; whoever gets them closes them. None is left open if one can't be made. */
    static Map<String, Provider> open(Configuration configuration, Map<String, ProviderFactory> factories) {
        Map<String, Provider> providers = new HashMap<>();
        boolean done = false;
        try {
            for (ProviderSettings settings : configuration.providers()) {
                ProviderFactory factory = factories.get(settings.kind());
                if (factory == null) {
                    throw new IllegalStateException("the configuration passed a provider of no known kind");
                }
                providers.put(settings.providerName(), factory.create(settings));
            }
            done = true;
            return providers;
        } finally {
            if (!done) {
                providers.values().forEach(Provider::close);
            }
        }
    }
}
