package io.kmsenc.it.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, as an operator installs it. */
class LauncherIT {

    @TempDir
    private Path temporary;

    private Path home;

    private record Output(int code, String text) {}

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(temporary.resolve("a folder"));
        Path source = Path.of(System.getProperty("kmsenc.driver.target"), "..", "src", "main", "scripts", "kmsenc");
        Path script = Files.copy(source, home.resolve("kmsenc"));
        assertThat(Files.isExecutable(source)).isTrue();
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private void addJar() throws IOException {
        Files.copy(AllJarIT.allJar(), home.resolve("kmsenc-driver-1.0.0-all.jar"));
    }

    private Output run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(temporary.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_OPTS");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Output(process.exitValue(), text);
    }

    private String script() {
        return home.resolve("kmsenc").toString();
    }

    private Path ini() {
        return Ini.withSecretKey().columns("customers.ssn = randomized").write(home.resolve("kmsenc.ini"));
    }

    private String[] explain(String script, String... more) {
        List<String> command = new java.util.ArrayList<>(
                List.of(script, "explain", "--url", "jdbc:kmsenc:h2:mem:x", "--config", ini().toString()));
        command.addAll(List.of(more));
        command.add("SELECT 1");
        return command.toArray(String[]::new);
    }

    @Test
    void findsTheDriverInItsLibFolderAlsoThroughALink() throws Exception {
        addJar();
        Files.createDirectories(home.resolve("lib"));
        Files.copy(Path.of(AllJarIT.h2()), home.resolve("lib").resolve("h2.jar"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("a folder", "kmsenc"));
        Output output = run(Map.of(), explain(link.toString()));
        assertThat(output.text()).contains("untouched");
        assertThat(output.code()).isZero();
    }

    @Test
    void takesADriverOrAFolderOfDriversByName() throws Exception {
        addJar();
        assertThat(run(Map.of(), explain(script())).text()).contains("no driver for \"jdbc:h2:\"");
        Path folder = Files.createDirectories(home.resolve("drivers"));
        assertThat(run(Map.of(), explain(script(), "--driver-path", folder.toString()))
                        .text())
                .contains("--driver: " + folder + ": has no jar in it");
        Files.copy(Path.of(AllJarIT.h2()), folder.resolve("h2.jar"));
        assertThat(run(Map.of(), explain(script(), "--driver-path", folder.toString()))
                        .code())
                .isZero();
        assertThat(run(Map.of(), explain(script(), "--driver", AllJarIT.h2())).code())
                .isZero();
    }

    @Test
    void passesTheExitCodeAndOptionsOfTheJvmOn() throws Exception {
        addJar();
        assertThat(run(Map.of(), script(), "config", "show", "--config", "none.ini")
                        .code())
                .isEqualTo(2);
        Output version = run(Map.of("JAVA_OPTS", "-Dos.name=Atari -Dos.arch=68k"), script(), "--version");
        assertThat(version.text()).contains("Atari 68k");
        assertThat(version.code()).isZero();
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Output noJar = run(Map.of(), script(), "--version");
        assertThat(noJar.code()).isEqualTo(2);
        assertThat(noJar.text())
                .startsWith("kmsenc: ")
                .contains("-all.jar beside this script or in lib; copy it there");
        addJar();
        Output noJava = run(Map.of("JAVA_HOME", temporary.toString()), script(), "--version");
        assertThat(noJava.code()).isEqualTo(2);
        assertThat(noJava.text()).startsWith("kmsenc: JAVA_HOME: has no bin/java; ");
    }

    @Test
    void itsCompletionCompletesInBash() throws Exception {
        addJar();
        Path completion = Files.writeString(
                home.resolve("completion.sh"),
                run(Map.of(), script(), "generate-completion").text());
        assertThat(completed(completion, "kmsenc data-keys ver")).contains("verify");
        assertThat(completed(completion, "kmsenc columns add")).contains("add-check");
        assertThat(completed(completion, "kmsenc doctor --js")).contains("--json");
    }

    private String completed(Path completion, String line) throws Exception {
        String[] words = line.split(" ", -1);
        Output output = run(
                Map.of(),
                "bash",
                "-c",
                "source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=" + (words.length - 1)
                        + "; COMP_LINE=\"$*\"; _complete_kmsenc; echo \"${COMPREPLY[@]}\"",
                "completion",
                completion.toString(),
                words[0],
                words[1],
                words[2]);
        return output.text();
    }
}
