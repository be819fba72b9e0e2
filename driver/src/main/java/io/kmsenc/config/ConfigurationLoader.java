package io.kmsenc.config;

import io.kmsenc.provider.ProviderKind;
import io.kmsenc.schema.ColumnPolicy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ini file, reads it, and makes a {@link Configuration} of it or reports every problem at once.
 *
 * <p>The file is, in this order: the one that the driver property, the system property {@code kmsenc.config} or the
 * environment variable {@code KMSENC_CONFIG} names ({@code classpath:<resource>} or a path), {@code kmsenc.ini} on the
 * class path, {@code kmsenc.ini} in the working directory. The dialect is Grafana's. Immutable; threads may share it;
 * each call reads the file anew.
 */
public final class ConfigurationLoader {

    private final Map<String, ProviderKind> kinds;
    private final Surroundings surroundings;

    /** @param kinds the kinds of providers there are, by {@link ProviderKind#kind()} */
    public ConfigurationLoader(Map<String, ProviderKind> kinds, Surroundings surroundings) {
        this.kinds = Map.copyOf(kinds);
        this.surroundings = surroundings;
    }

    /**
     * Reads the configuration that is in force now.
     *
     * @param driverProperty the value of {@code kmsenc.config} in the connection's properties or URL, or null
     * @throws ConfigurationException with every problem, in the order of the file, those of the environment behind it;
     *     no message holds the value of a setting
     */
    public Configuration load(@Nullable String driverProperty) {
        return locate(driverProperty).read().configuration();
    }

    /**
     * Finds the place of the configuration and doesn't read it. A path is found whether or not there is a file.
     *
     * @throws ConfigurationException if the place is none, or a class path resource that isn't there
     */
    public ConfigurationSource locate(@Nullable String driverProperty) {
        return new ConfigurationSource(new ConfigurationSearch(surroundings).find(driverProperty), kinds, surroundings);
    }

    /**
     * Reads the configuration as {@link #load} does, and tells where each setting comes from.
     *
     * @throws ConfigurationException with every problem
     */
    public ShownConfiguration show(@Nullable String driverProperty) {
        ConfigurationPlace place = new ConfigurationSearch(surroundings).find(driverProperty);
        return new ConfigurationReader(place, place.read().text(), kinds, surroundings).show();
    }

    /**
     * Reads {@code [columns]} alone: for who asks what would become of a statement where no key is, such as a build. What
     * else the file holds need not be complete.
     *
     * @throws ConfigurationException with every problem of that section
     */
    public ColumnPolicy loadColumns(@Nullable String driverProperty) {
        ConfigurationPlace place = new ConfigurationSearch(surroundings).find(driverProperty);
        return new ConfigurationReader(place, place.read().text(), kinds, surroundings).readColumns();
    }
}
