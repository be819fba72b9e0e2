package io.kmsenc.it.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kind of provider that somebody else wrote, against the all jar and the JDK alone, in a jar of its own. */
class ProviderJarIT {

    private static final String FACTORY = "TransitProviderFactory";
    private static final String SECTION = """
            [security.encryption.hashicorpvault.main]
            url = http://localhost:8200
            token = token-of-the-provider-jar-it
            transit_engine_path = transit
            """;

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void build() throws IOException {
        Path source = folder.resolve(FACTORY + ".java");
        try (InputStream text =
                Objects.requireNonNull(ProviderJarIT.class.getResourceAsStream("provider/" + FACTORY + ".java"))) {
            Files.copy(text, source);
        }
        Path classes = Files.createDirectory(folder.resolve("provider"));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        AllJarIT.allJar().toString(),
                        source.toString());
        assertThat(code).isZero();
        jar = folder.resolve("transit.jar");
        pack(classes);
    }

    private void pack(Path classes) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entry(out, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
            entry(
                    out,
                    "META-INF/services/io.kmsenc.provider.ProviderFactory",
                    ("org.example.transit." + FACTORY).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void entry(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    private String run(String section, String... classPath) throws Exception {
        Path ini = Files.writeString(
                folder.resolve("transit.ini"),
                "[security]\nencryption_provider = hashicorpvault.main\n" + section
                        + "[columns]\ncustomers.ssn = randomized\n");
        return AllJarIT.run(folder, "jdbc:kmsenc:h2:mem:;kmsenc.config=" + ini, classPath);
    }

    @Test
    void encryptsAndDecryptsUnderTheKeysOfGrafana() throws Exception {
        assertThat(run(SECTION + "key_ring = kmsenc\n", AllJarIT.h2(), jar.toString()))
                .isEqualTo("it is read back");
    }

    @Test
    void checksItsOwnSection() throws Exception {
        assertThat(run(SECTION, AllJarIT.h2(), jar.toString()))
                .contains("[security.encryption.hashicorpvault.main] key_ring: missing; set it")
                .doesNotContain("token-of-the-provider-jar-it");
        assertThat(run(SECTION + "key_rnig = kmsenc\n", AllJarIT.h2(), jar.toString()))
                .contains("key_rnig: unknown key; did you mean \"key_ring\"?");
    }

    @Test
    void isUnknownWithoutItsJar() throws Exception {
        for (String section : List.of(SECTION, "")) {
            assertThat(run(section, AllJarIT.h2())).contains("unknown kind of provider \"hashicorpvault\"");
        }
    }
}
