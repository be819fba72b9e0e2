package com.example.datasources.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2DemoTest {

    private static final String ENCRYPTED = "jdbc:kmsenc:h2:";
    private static final String NOT_ENCRYPTED = "jdbc:h2:";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void failsLoudlyIfSecretsAreStoredInTheClear() {
        assertThat(run(NOT_ENCRYPTED)).isEqualTo(1);

        assertThat(text(out))
                .contains("THE APPLICATION READS, through both URLs")
                .contains("*** FAILED: column user_name: 7 values ARE STORED IN THE CLEAR")
                .contains("*** FAILED: column password: 7 values ARE STORED IN THE CLEAR")
                .contains("*** FAILED: column api_token: 2 values ARE STORED IN THE CLEAR")
                .contains("*** FAILED: column json_data: 11 values ARE STORED IN THE CLEAR")
                .contains("*** FAILED: the encrypted database has no data keys")
                .contains("*** FAILED: a backup of the encrypted database has 20 of 20 secrets IN THE CLEAR")
                .doesNotContain("OK:");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void provesItsClaims() {
        assertThat(run(ENCRYPTED)).as(text(out)).isZero();

        assertThat(text(out)).contains("plain has 20, encrypted 0").contains("OK:");
        assertThat(text(out).lines()).hasSizeLessThanOrEqualTo(40);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void leavesTheConsoleRunningUntilEnter() {
        assertThat(run(ENCRYPTED, "--console")).isZero();

        assertThat(text(out)).containsPattern("http://localhost:[0-9]+").contains("    jdbc:kmsenc:h2:");
    }

    @Test
    void saysWhichUrlHasNoDriver() {
        assertThat(run("jdbc:unheard-of:")).isEqualTo(1);

        assertThat(text(err)).startsWith("error: no driver on the class path accepts the URL \"jdbc:unheard-of:");
    }

    @Test
    void deletesItsDatabases() throws IOException {
        Set<Path> before = temporaryFolders();

        run(NOT_ENCRYPTED);

        assertThat(temporaryFolders()).isEqualTo(before);
    }

    private static Set<Path> temporaryFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("h2-demo"))
                    .filter(Files::isDirectory)
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void keepsTheDatabasesThatAreAskedFor() {
        run(NOT_ENCRYPTED, "--database", folder.resolve("kept").toString());

        assertThat(folder.resolve("kept-plain.mv.db")).exists();
        assertThat(folder.resolve("kept-encrypted.mv.db")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept-plain.mv.db", "kept-encrypted.mv.db"})
    void overwritesNoDatabase(String existing) throws IOException {
        Files.writeString(folder.resolve(existing), "mine");

        assertThat(run(NOT_ENCRYPTED, "--database", folder.resolve("kept").toString()))
                .isEqualTo(2);

        assertThat(text(err)).contains("exists already; delete it or choose another path");
        assertThat(folder.resolve(existing)).hasContent("mine");
    }

    @Test
    void refusesAFolderThatCannotBeWritten() {
        String file = folder.resolve("missing").resolve("kept").toString();

        assertThat(run(NOT_ENCRYPTED, "--database", file)).isEqualTo(2);

        assertThat(text(err).lines())
                .containsExactly("error: \"" + folder.resolve("missing")
                        + "\": is no folder that can be written; create it or choose another path");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(run(ENCRYPTED, "--console", "--port", port)).isEqualTo(1);

            assertThat(text(err).lines())
                    .containsExactly(
                            "error: --port: \"" + port + "\" can't be opened; choose another, or 0 for a free one");
        }
    }

    @Test
    void storesNothingOfARefusedFile() {
        String file = "src/test/resources/provisioning/refused/duplicate-name.yaml";

        assertThat(run(
                        NOT_ENCRYPTED,
                        "--file",
                        file,
                        "--database",
                        folder.resolve("kept").toString()))
                .isEqualTo(2);

        assertThat(text(err).lines())
                .containsExactly("error: " + file + " line 5: \"Logs\" is the name of line 4 too;" + " rename one");
        assertThat(text(out)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void readsAnotherFile() {
        run(NOT_ENCRYPTED, "--file", "src/test/resources/provisioning/accepted.yaml");

        assertThat(text(out)).contains("stores 2 data sources").contains("Zo\\u00eb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port=70000",
                "--port=-1",
                "--port=many",
                "--port=8082",
                "--unknown",
                "--database=a;b",
                "argument"
            })
    void refusesOptionsThatMakeNoSense(String option) {
        assertThat(run(NOT_ENCRYPTED, option)).isEqualTo(2);

        assertThat(text(err).lines()).singleElement().asString().startsWith("error: ");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void explainsItsOptions() {
        assertThat(run(NOT_ENCRYPTED, "--help")).isZero();

        assertThat(List.of("--file", "--database", "--console", "--port"))
                .allSatisfy(option -> assertThat(text(out)).contains(option));
    }

    private int run(String prefix, String... args) {
        PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        ByteArrayInputStream enter = new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8));
        return H2Demo.commandLine(prefix, enter, outStream, errStream).execute(args);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
