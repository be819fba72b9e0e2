package io.kmsenc.config;

import io.kmsenc.provider.Problem;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file. The first place that names one decides: a file that is named but missing is an error, lest another
 * one take its place in silence. Threads may share it.
 */
final class ConfigurationSearch {

    static final String PROPERTY = "kmsenc.config";
    private static final String FILE = "kmsenc.ini";
    private static final String CLASS_PATH = "classpath:";

    private final Surroundings surroundings;

    ConfigurationSearch(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The place that counts. A path counts whether or not there is a file: its reading complains of that.
     *
     * @throws ConfigurationException if none can be named, or a class path resource isn't there
     */
    ConfigurationPlace find(@Nullable String driverProperty) {
        if (driverProperty != null) {
            return named("driver property \"" + PROPERTY + "\"", driverProperty);
        }
        if (surroundings.systemProperty().isPresent()) {
            return named(
                    "system property \"" + PROPERTY + "\"",
                    surroundings.systemProperty().get());
        }
        String variable = surroundings.environment().getOrDefault(EnvironmentOverrides.CONFIG, "");
        if (!variable.isEmpty()) {
            return named("environment " + EnvironmentOverrides.CONFIG, variable);
        }
        return onClassPath(FILE)
                .orElseGet(() -> ConfigurationPlace.of(
                        FILE, surroundings.workingDirectory().resolve(FILE), this::nothingFound));
    }

    private ConfigurationPlace named(String origin, String location) {
        try {
            String name = location.strip();
            if (name.isEmpty()) {
                throw refusal(origin, "names no file; give a path, or classpath:<resource>");
            }
            if (name.startsWith(CLASS_PATH)) {
                return onClassPath(name.substring(CLASS_PATH.length())).orElseThrow(() -> missing(origin, name));
            }
            Path path = surroundings.workingDirectory().resolve(name);
            return ConfigurationPlace.of(name, path, () -> missing(origin, path.toString()));
        } catch (InvalidPathException e) {
            throw refusal(origin, "holds no path; give a path, or classpath:<resource>");
        }
    }

    private static ConfigurationException missing(String origin, String file) {
        return refusal(origin, "file \"" + file + "\" does not exist; create it or correct the " + origin);
    }

    private Optional<ConfigurationPlace> onClassPath(String resource) {
        String name = resource.startsWith("/") ? resource.substring(1) : resource;
        for (ClassLoader loader : surroundings.classLoaders()) {
            URL url = loader.getResource(name);
            if (url != null) {
                return Optional.of(ConfigurationPlace.of(CLASS_PATH + name, url));
            }
        }
        return Optional.empty();
    }

    private ConfigurationException nothingFound() {
        return refusal(
                "kmsenc",
                "found no configuration; looked at driver property \"" + PROPERTY + "\" (not set), system property \""
                        + PROPERTY + "\" (not set), environment " + EnvironmentOverrides.CONFIG
                        + " (not set), class path resource \"" + FILE + "\" (none), file \""
                        + surroundings.workingDirectory().resolve(FILE).normalize()
                        + "\" (none); write that file, at least:\n" + SMALLEST);
    }

    private static final String SMALLEST = """
            [security]
            encryption_provider = awskms.main

            [security.encryption.awskms.main]
            key_id = alias/YourAlias
            region = eu-north-1

            [columns]
            customers.email = randomized""";

    private static ConfigurationException refusal(String place, String what) {
        return new ConfigurationException(List.of(new Problem(place, what)));
    }
}
