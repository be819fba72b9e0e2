package io.kmsenc.config;

import io.kmsenc.provider.ProviderKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The place of one configuration, which stays the same however often it is read: what is written or found elsewhere
 * later takes no part. Threads may share it; each call of {@link #read} reads the file, and what it refers to, anew.
 */
public final class ConfigurationSource {

    private final ConfigurationPlace place;
    private final Map<String, ProviderKind> kinds;
    private final Surroundings surroundings;

    ConfigurationSource(ConfigurationPlace place, Map<String, ProviderKind> kinds, Surroundings surroundings) {
        this.place = place;
        this.kinds = kinds;
        // no class loader: the place is found, and this may be held for longer than the application that found it
        this.surroundings = new Surroundings(
                surroundings.systemProperty(), surroundings.environment(), List.of(), surroundings.workingDirectory());
    }

    /**
     * What was found at one time.
     *
     * @param written when the file or one that it refers to was written last; empty where that isn't known
     */
    public record Found(Configuration configuration, Optional<Instant> written) {}

    /** An absolute path or the URL of a class path resource. */
    public String location() {
        return place.source();
    }

    /**
     * Reads what is there now.
     *
     * @throws ConfigurationException with every problem, as {@link ConfigurationLoader#load}; also where there is no file
     */
    public Found read() {
        ConfigurationText text = place.read();
        ConfigurationReader reader = new ConfigurationReader(place, text.text(), kinds, surroundings);
        Configuration configuration = reader.read();
        return new Found(configuration, text.modified().map(reader::newest));
    }

    @Override
    public String toString() {
        return place.source();
    }
}
