package io.kmsenc.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.benchmarks.report.Csv;
import io.kmsenc.benchmarks.report.Measured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the README in a short form, so that neither they nor a contender can rot. Its figures mean nothing. */
class SmokeIT {

    @TempDir
    private Path folder;

    @Test
    void everyBenchmarkMethodRunsOnH2() throws Exception {
        List<Measured> all = run("--databases=h2", "--contenders=plain,hand-written,kmsenc");

        assertThat(all)
                .extracting(each -> each.workload() + " " + each.contender())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Workload.values())
                        .flatMap(each -> List.of("plain", "hand-written", "kmsenc").stream()
                                .map(contender -> each.method() + " " + contender))
                        .toList());
        assertThat(all).allSatisfy(each -> assertThat(each.bytes()).isPositive());
    }

    @Test
    void everyContenderIsAnsweredFromTheRecording() throws Exception {
        List<Measured> all = run("--databases=replay", "--workloads=pointSelectFresh");

        assertThat(all)
                .extracting(Measured::contender)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Contender.values()).map(Contender::label).toList());
    }

    @Test
    void aConnectionStaysAsItIs() throws Exception {
        String looks = java("io.kmsenc.benchmarks.Endurance", "100000", "2000");

        assertThat(looks.lines()).hasSize(11);
    }

    private List<Measured> run(String... options) throws Exception {
        Path output = folder.resolve("slices.csv");
        List<String> arguments =
                new ArrayList<>(List.of("io.kmsenc.benchmarks.SideBySide", "--smoke", "--output=" + output));
        arguments.addAll(List.of(options));
        java(arguments.toArray(String[]::new));
        return Csv.read(output);
    }

    /** Runs a main class of the jar, and gives what it printed. */
    private String java(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djmh.ignoreLock=true",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("kmsenc.benchmarks.jar")));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return Files.readString(log);
    }
}
