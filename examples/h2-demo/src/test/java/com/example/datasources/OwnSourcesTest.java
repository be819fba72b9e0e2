package com.example.datasources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnSourcesTest {

    @Test
    void neverNameAClassOfTheDriver() throws IOException {
        List<Path> sources = sources("src/main/java");

        assertThat(sources).hasSizeGreaterThan(10);
        assertThat(sources)
                .allSatisfy(source -> assertThat(Files.readString(source)).doesNotContain("io.kmsenc"));
    }

    /** The registry, which stands for the user's application, does not even know that there is an encrypting URL. */
    @Test
    void ofTheApplicationNeverMentionTheDriver() throws IOException {
        Path demo = Path.of("src/main/java/com/example/datasources/demo");
        List<Path> sources = sources("src/main/java").stream()
                .filter(source -> !source.startsWith(demo))
                .toList();

        assertThat(sources).hasSizeGreaterThan(3);
        assertThat(sources)
                .allSatisfy(source -> assertThat(Files.readString(source)).doesNotContainIgnoringCase("kmsenc"));
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
