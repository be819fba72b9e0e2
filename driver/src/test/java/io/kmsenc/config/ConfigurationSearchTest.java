package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationSearchTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<ClassLoader> loaders = new ArrayList<>();
    private Optional<String> systemProperty = Optional.empty();

    private String source(@Nullable String driverProperty) {
        return new ConfigurationLoader(TestKinds.ALL, new Surroundings(systemProperty, environment, loaders, folder))
                .load(driverProperty)
                .source();
    }

    private String refusal(@Nullable String driverProperty) {
        try {
            return "found " + source(driverProperty);
        } catch (ConfigurationException e) {
            return e.getMessage();
        }
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(
                file, "[security]\nsecret_key = 0123456789abcdef\n[columns]\ncustomers.email = randomized\n");
    }

    private ClassLoader loaderOf(Path directory) throws IOException {
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
    }

    @Test
    void looksInTheOrderOfTheProduct() throws IOException {
        Path own = write(folder.resolve("kmsenc.ini"));
        assertThat(source(null)).isEqualTo(own.toString());

        Path second = write(folder.resolve("second/kmsenc.ini"));
        loaders.add(loaderOf(second.getParent()));
        assertThat(source(null)).isEqualTo(second.toUri().toURL().toString());

        Path first = write(folder.resolve("first/kmsenc.ini"));
        loaders.add(0, loaderOf(first.getParent()));
        assertThat(source(null)).isEqualTo(first.toUri().toURL().toString());

        environment.put(
                "KMSENC_CONFIG", write(folder.resolve("environment.ini")).toString());
        assertThat(source(null)).endsWith("environment.ini");

        systemProperty = Optional.of(write(folder.resolve("system.ini")).toString());
        assertThat(source(null)).endsWith("system.ini");

        write(folder.resolve("driver.ini"));
        assertThat(source("driver.ini")).isEqualTo(folder.resolve("driver.ini").toString());
        assertThat(source("classpath:kmsenc.ini"))
                .isEqualTo(first.toUri().toURL().toString());
        assertThat(source("classpath:/kmsenc.ini"))
                .isEqualTo(first.toUri().toURL().toString());
    }

    @Test
    void readsFromAJar() throws IOException {
        Path jar = folder.resolve("app.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("kmsenc.ini"));
            out.write(Files.readAllBytes(write(folder.resolve("elsewhere/kmsenc.ini"))));
        }
        loaders.add(loaderOf(jar));
        assertThat(source(null)).startsWith("jar:file:").endsWith("app.jar!/kmsenc.ini");
    }

    @Test
    void refusesANamedFileThatIsMissingAlthoughAnotherIsThere() throws IOException {
        write(folder.resolve("kmsenc.ini"));
        String missing = "file \"" + folder.resolve("no.ini") + "\" does not exist; create it or correct the ";
        assertThat(refusal("no.ini"))
                .isEqualTo("driver property \"kmsenc.config\": " + missing + "driver property \"kmsenc.config\"");
        environment.put("KMSENC_CONFIG", "no.ini");
        assertThat(refusal(null)).isEqualTo("environment KMSENC_CONFIG: " + missing + "environment KMSENC_CONFIG");
        systemProperty = Optional.of("no.ini");
        assertThat(refusal(null))
                .isEqualTo("system property \"kmsenc.config\": " + missing + "system property \"kmsenc.config\"");
        assertThat(refusal("classpath:no.ini")).contains("file \"classpath:no.ini\" does not exist");
        assertThat(refusal(" ")).contains("names no file");
        assertThat(refusal("a\0b")).contains("holds no path");
        assertThat(refusal(folder.toString())).contains("can't be read");
    }

    @Test
    void listsEveryPlaceAndAFileToWriteWhereThereIsNone() throws IOException {
        assertThat(refusal(null))
                .contains("driver property \"kmsenc.config\"")
                .contains("system property \"kmsenc.config\"")
                .contains("environment KMSENC_CONFIG")
                .contains("class path resource \"kmsenc.ini\"")
                .contains("file \"" + folder.resolve("kmsenc.ini") + "\"");
        String smallest = refusal(null);
        Files.writeString(folder.resolve("kmsenc.ini"), smallest.substring(smallest.indexOf("[security]")));
        assertThat(source(null)).isEqualTo(folder.resolve("kmsenc.ini").toString());
    }

    @Test
    void namesTheFileInProblemsAsItWasNamed() throws IOException {
        Files.writeString(write(folder.resolve("app.ini")), "[columns]\n");
        assertThatThrownBy(() -> source("app.ini")).hasMessageContaining("app.ini [columns]: lists no column");
    }

    @Test
    void takesTheContextClassLoaderOfTheThreadFirst() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader context = new URLClassLoader(new URL[0], null)) {
            Thread.currentThread().setContextClassLoader(context);
            assertThat(Surroundings.ofProcess().classLoaders())
                    .containsExactly(context, Surroundings.class.getClassLoader());
            Thread.currentThread().setContextClassLoader(null);
            assertThat(Surroundings.ofProcess().classLoaders()).containsExactly(Surroundings.class.getClassLoader());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
