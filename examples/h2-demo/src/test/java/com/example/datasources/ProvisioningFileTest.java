package com.example.datasources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvisioningFileTest {

    private static final Path RESOURCES = Path.of("src/test/resources/provisioning");

    @TempDir
    Path folder;

    static List<Path> refused() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("refused"))) {
            return files.sorted().toList();
        }
    }

    /** The first line of each file is the comment {@code # <place>: <problem>; <remedy>}. */
    @ParameterizedTest
    @MethodSource("refused")
    void refusesInOneLineThatNamesThePlace(Path file) throws IOException {
        String expected = Files.readAllLines(file).get(0).substring("# ".length());
        String separator = expected.startsWith(":") ? "" : " ";

        assertThatThrownBy(() -> ProvisioningFile.read(file))
                .isInstanceOf(ProvisioningException.class)
                .hasMessage(file + separator + expected);
    }

    @Test
    void keepsEveryValueAsItIsWritten() throws Exception {
        List<DataSourceEntry> entries = ProvisioningFile.read(RESOURCES.resolve("accepted.yaml"));

        assertThat(entries)
                .containsExactly(
                        new DataSourceEntry(
                                "Everything",
                                "postgres",
                                "pg.example.com:5432",
                                "Zo\u00eb",
                                "p'a:s#s",
                                "",
                                "{\"text\":\"a \\\"quoted\\\" \\\\ text\\u0009with a tab\",\"umlaut\":\"Gr\u00f6\u00dfe\","
                                        + "\"number\":-12.5e3,\"flag\":true,\"other\":false,\"nothing\":null,"
                                        + "\"date\":\"2026-01-02\",\"list\":[1,\"two\",{\"three\":3}],\"empty\":{},"
                                        + "\"database\":\"orders\",\"tlsClientKey\":\"fake\\u000akey\\u000a\"}"),
                        new DataSourceEntry("Bare", "tempo", null, null, null, null, null));
    }

    @Test
    void readsTheDozenOfTheDemo() throws Exception {
        List<DataSourceEntry> entries =
                ProvisioningFile.read(Path.of("src/main/resources/provisioning/datasources.yaml"));

        assertThat(entries).hasSize(12).doesNotHaveDuplicates();
        assertThat(entries).filteredOn(entry -> entry.userName() != null).hasSizeGreaterThan(5);
        assertThat(entries).filteredOn(entry -> entry.apiToken() != null).isNotEmpty();
    }

    @Test
    void refusesAFileThatDoesNotExist() {
        refuses(folder.resolve("none.yaml"), "does not exist; name a YAML file");
    }

    @Test
    void refusesADirectory() {
        refuses(folder, "is a directory; name a YAML file");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin1.yaml"), "# Größe".getBytes(StandardCharsets.ISO_8859_1));

        refuses(file, "is not UTF-8; save it as UTF-8");
    }

    @Test
    void refusesAHugeFile() throws IOException {
        Path file = Files.writeString(folder.resolve("huge.yaml"), "#".repeat((1 << 20) + 1));

        refuses(file, "is larger than 1048576 bytes; split it");
    }

    @Test
    void refusesAValueThatFitsNoColumn() throws IOException {
        Path file = Files.writeString(
                folder.resolve("long.yaml"),
                "apiVersion: 1\ndatasources:\n- name: A\n  type: b\n  secureJsonData:\n    password: "
                        + "x".repeat(1001));

        assertThatThrownBy(() -> ProvisioningFile.read(file))
                .hasMessage(file + " line 6: data source \"A\" \"password\" is longer than 1000 bytes; shorten it");
    }

    private static void refuses(Path file, String problem) {
        assertThatThrownBy(() -> ProvisioningFile.read(file))
                .isInstanceOf(ProvisioningException.class)
                .hasMessage(file + ": " + problem);
    }
}
