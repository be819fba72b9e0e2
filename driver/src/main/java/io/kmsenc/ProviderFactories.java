package io.kmsenc;

import io.kmsenc.config.Surroundings;
import io.kmsenc.provider.ProviderFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** The kinds of providers, looked for where the driver is and, in an application server, where the application is. */
final class ProviderFactories {

    /** Those beside the driver, looked for once. */
    private static final class Beside {
        static final Map<String, ProviderFactory> DRIVER = in(ProviderFactories.class.getClassLoader());
    }

    private ProviderFactories() {}

    /** By their kinds, in a map of the caller's own. */
    static Map<String, ProviderFactory> find() {
        Map<String, ProviderFactory> factories = new HashMap<>(Beside.DRIVER);
        for (ClassLoader loader : Surroundings.ofProcess().classLoaders()) {
            if (!loader.equals(ProviderFactories.class.getClassLoader())) {
                in(loader).forEach(factories::putIfAbsent);
            }
        }
        return factories;
    }

    private static Map<String, ProviderFactory> in(ClassLoader loader) {
        Map<String, ProviderFactory> factories = new HashMap<>();
        ServiceLoader.load(ProviderFactory.class, loader)
                .forEach(factory -> factories.putIfAbsent(factory.kind(), factory));
        return factories;
    }
}
