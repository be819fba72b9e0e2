package io.kmsenc.benchmarks;

import io.kmsenc.benchmarks.report.Spread;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How long a new process takes from its start of connecting to its first row, on H2: with H2's own driver, with kmsenc under a static
 * key, and with kmsenc under a KMS on the loopback interface. Each time is of a process of its own, with the all jar and H2 on its class
 * path and nothing else, and the three take turns.
 */
public final class ColdStart {

    private static final int PROCESSES = 7;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String COLUMNS = "[columns]\npeople.ssn = randomized\n";

    private final String classPath;
    private final Path folder = Files.createTempDirectory("cold");

    private ColdStart(String allJar) throws IOException, URISyntaxException {
        this.classPath = String.join(
                File.pathSeparator,
                child(folder).toString(),
                allJar,
                Path.of(org.h2.Driver.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
    }

    /**
     * Runs all processes.
     *
     * @param arguments the all jar
     */
    public static void main(String[] arguments) throws Exception {
        try (OneKeyKms kms = OneKeyKms.start()) {
            new ColdStart(arguments[0]).run(kms.endpoint());
        }
        System.exit(0);
    }

    private void run(String endpoint) throws IOException, InterruptedException {
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("plain", "jdbc:h2:mem:cold");
        urls.put("kmsenc, secretKey", url("[security]\nsecret_key = a-key-of-the-benchmarks-alone-0123456789\n"));
        urls.put(
                "kmsenc, awskms",
                url("[security]\nencryption_provider = awskms.main\n[security.encryption.awskms.main]\n"
                        + "key_id = arn:aws:kms:eu-north-1:111122223333:key/00000000-0000-4000-8000-000000000000\nregion = eu-north-1\n"
                        + "access_key_id = nobody\nsecret_access_key = nothing\nendpoint = " + endpoint + "\n"));
        Map<String, List<Double>> times = new LinkedHashMap<>();
        Map<String, List<Double>> cpus = new LinkedHashMap<>();
        for (int i = 0; i < PROCESSES; i++) {
            for (Map.Entry<String, String> each : urls.entrySet()) {
                String[] nanos = firstRow(each.getValue()).split(" ", -1);
                times.computeIfAbsent(each.getKey(), key -> new ArrayList<>()).add(millis(nanos[0]));
                cpus.computeIfAbsent(each.getKey(), key -> new ArrayList<>()).add(millis(nanos[1]));
            }
        }
        times.forEach((kind, all) ->
                System.out.println(kind + ": " + Spread.of(all).shown() + " ms from connecting to the first row, "
                        + Spread.of(cpus.getOrDefault(kind, List.of())).shown()
                        + " ms of CPU for the whole process until then"));
    }

    private String url(String configuration) throws IOException {
        Path ini = Files.createTempFile(folder, "kmsenc", ".ini");
        Files.writeString(ini, configuration + COLUMNS);
        return "jdbc:kmsenc:h2:mem:cold;kmsenc.config=" + ini;
    }

    // The jar of this module would bring all peers with it.
    private static Path child(Path folder) throws IOException {
        String name = FirstRow.class.getName().replace('.', '/') + ".class";
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream in = Objects.requireNonNull(ColdStart.class.getResourceAsStream("/" + name))) {
            Files.copy(in, file);
        }
        return folder;
    }

    private static double millis(String nanos) {
        return Long.parseLong(nanos) / NANOS_PER_MILLI;
    }

    private String firstRow(String url) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        FirstRow.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader reader = process.inputReader()) {
            String line = reader.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new IOException("a process failed");
            }
            return line;
        }
    }
}
