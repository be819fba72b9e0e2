package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.provider.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code <name>.ini} has exactly the problems of its {@code <name>.problems}, in that order. */
class ConfigurationProblemsTest {

    @TempDir
    Path folder;

    static List<String> cases() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ini"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reportsEveryProblemInTheOrderOfTheFile(String name) throws IOException, URISyntaxException {
        Files.copy(directory().resolve(name + ".ini"), folder.resolve("kmsenc.ini"));
        assertThat(problems()).isEqualTo(Files.readAllLines(directory().resolve(name + ".problems")));
    }

    private List<String> problems() {
        Surroundings surroundings = new Surroundings(Optional.empty(), Map.of(), List.of(), folder);
        try {
            new ConfigurationLoader(TestKinds.ALL, surroundings).load(null);
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static Path directory() throws URISyntaxException {
        URL url = Objects.requireNonNull(ConfigurationProblemsTest.class.getResource("cases"));
        return Path.of(url.toURI());
    }
}
