package io.kmsenc.config;

import io.kmsenc.provider.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place where a configuration is, or is to be: a path or a resource of the class path. Threads may share it.
 *
 * @param name as messages show it
 * @param source where it is, in full: an absolute path or the URL of a class path resource
 */
record ConfigurationPlace(String name, String source, Supplier<ConfigurationText> reader) {

    /** A file of the class path may change; what lies in a jar is read once. */
    static ConfigurationPlace of(String name, URL url) {
        return new ConfigurationPlace(name, url.toString(), isFile(url) ? () -> file(name, url) : once(name, url));
    }

    /** @param missing what is thrown where there is no such file */
    static ConfigurationPlace of(String name, Path path, Supplier<ConfigurationException> missing) {
        return new ConfigurationPlace(name, path.toAbsolutePath().normalize().toString(), () -> {
            if (!Files.exists(path)) {
                throw missing.get();
            }
            return read(name, path, "it must be a file this process may read");
        });
    }

    /** @throws ConfigurationException if there is nothing, or it can't be read */
    ConfigurationText read() {
        return reader.get();
    }

    private static boolean isFile(URL url) {
        return url.getProtocol().equals("file");
    }

    private static ConfigurationText file(String name, URL url) {
        try {
            return read(name, Path.of(url.toURI()), "check the class path");
        } catch (URISyntaxException | IllegalArgumentException e) {
            return read(name, url);
        }
    }

    private static Supplier<ConfigurationText> once(String name, URL url) {
        AtomicReference<@Nullable ConfigurationText> known = new AtomicReference<>();
        return () -> {
            ConfigurationText text = known.get();
            if (text == null) {
                text = read(name, url);
                known.set(text);
            }
            return text;
        };
    }

    private static ConfigurationText read(String name, URL url) {
        try {
            URLConnection connection = url.openConnection();
            // A cached connection would keep the jar open after the application is undeployed.
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                return new ConfigurationText(decode(name, in.readAllBytes()), Optional.empty());
            }
        } catch (IOException e) {
            throw refusal(name, "can't be read; check the class path");
        }
    }

    private static ConfigurationText read(String name, Path path, String remedy) {
        try {
            String text = decode(name, Files.readAllBytes(path));
            return new ConfigurationText(
                    text, Optional.of(Files.getLastModifiedTime(path).toInstant()));
        } catch (IOException e) {
            throw refusal(name, "can't be read; " + remedy);
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

    private static ConfigurationException refusal(String place, String what) {
        return new ConfigurationException(List.of(new Problem(place, what)));
    }
}
