package io.kmsenc.config;

import io.kmsenc.provider.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    /** @throws ConfigurationException if there is no file, or it can't be read */
    ConfigurationText find(@Nullable String driverProperty) {
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
        return onClassPath(FILE).or(() -> inFolder(FILE)).orElseThrow(this::nothingFound);
    }

    private ConfigurationText named(String origin, String location) {
        try {
            String name = location.strip();
            if (name.isEmpty()) {
                throw refusal(origin, "names no file; give a path, or classpath:<resource>");
            }
            boolean resource = name.startsWith(CLASS_PATH);
            Optional<ConfigurationText> found =
                    resource ? onClassPath(name.substring(CLASS_PATH.length())) : inFolder(name);
            return found.orElseThrow(() -> refusal(
                    origin,
                    "file \""
                            + (resource ? name : surroundings.workingDirectory().resolve(name))
                            + "\" does not exist; create it or correct the " + origin));
        } catch (InvalidPathException e) {
            throw refusal(origin, "holds no path; give a path, or classpath:<resource>");
        }
    }

    private Optional<ConfigurationText> onClassPath(String resource) {
        String name = resource.startsWith("/") ? resource.substring(1) : resource;
        for (ClassLoader loader : surroundings.classLoaders()) {
            URL url = loader.getResource(name);
            if (url != null) {
                return Optional.of(read(CLASS_PATH + name, url));
            }
        }
        return Optional.empty();
    }

    private ConfigurationText read(String name, URL url) {
        try {
            URLConnection connection = url.openConnection();
            // A cached connection would keep the jar open after the application is undeployed.
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                return new ConfigurationText(name, url.toString(), decode(name, in.readAllBytes()));
            }
        } catch (IOException e) {
            throw refusal(name, "can't be read; check the class path");
        }
    }

    private Optional<ConfigurationText> inFolder(String name) {
        Path path = surroundings.workingDirectory().resolve(name);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(path);
            return Optional.of(new ConfigurationText(
                    name, path.toAbsolutePath().normalize().toString(), decode(name, bytes)));
        } catch (IOException e) {
            throw refusal(name, "can't be read; it must be a file this process may read");
        }
    }

    private static String decode(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refusal(name, "is not UTF-8; save it as UTF-8");
        }
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
