package io.kmsenc.redeploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An application server that throws an application away gets its class loader back, wherever kmsenc and the delegate
 * are. In a process of its own, as the first who needs them starts threads of the JDK.
 */
class RedeploymentTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Redeployments.Layout.class)
    void nothingOfAnApplicationStays(Redeployments.Layout layout) throws Exception {
        Path ini = Files.writeString(folder.resolve("kmsenc.ini"), """
                [security]
                secret_key = a-secret-key-of-redeployments
                [security.encryption]
                reload_interval = 20ms
                [columns]
                customers.ssn = randomized
                customers.email = deterministic
                """);
        List<String> printed = run(layout, "jdbc:kmsenc:h2:mem:NAME;kmsenc.config=" + ini);
        assertThat(printed)
                .containsExactly(
                        "read: 078-05-1120 true",
                        "read: 078-05-1120 true",
                        "loaders that stay: 0",
                        "drivers that stay: []",
                        "threads that stay: []",
                        "end");
    }

    private List<String> run(Redeployments.Layout layout, String url) throws Exception {
        Path output = folder.resolve("output");
        String classes = Path.of(Redeployments.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dredeployed.class.path=" + System.getProperty("java.class.path"),
                        "-cp",
                        classes,
                        Redeployments.class.getName(),
                        layout.name(),
                        url)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }
}
