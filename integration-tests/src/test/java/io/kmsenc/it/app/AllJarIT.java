package io.kmsenc.it.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.kms.AccessKey;
import io.kmsenc.it.kms.FakeKms;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar that an application puts on its class path, beside the driver that it has. */
class AllJarIT {

    private static final String MODULE = "io.kmsenc.driver";

    @TempDir
    private Path folder;

    @Test
    void worksWithNothingElseOnTheClassPathUnderASecretKey() throws Exception {
        Path ini = Ini.withSecretKey().columns("customers.ssn = randomized").write();
        assertThat(run("jdbc:kmsenc:h2:mem:;kmsenc.config=" + ini, h2())).isEqualTo("it is read back");
    }

    @Test
    void worksWithNothingElseOnTheClassPathUnderAKms() throws Exception {
        AccessKey credentials = AccessKey.of("AKIAALLJARIT", "secret-access-key-of-the-all-jar-it");
        try (FakeKms kms = FakeKms.start()) {
            kms.register(credentials);
            Path ini = new Ini()
                    .encryptWith("awskms.main")
                    .kms("main", kms, kms.createKey(Ini.REGION), credentials)
                    .columns("customers.ssn = randomized")
                    .write();
            assertThat(run("jdbc:kmsenc:h2:mem:;kmsenc.config=" + ini, h2())).isEqualTo("it is read back");
            assertThat(kms.count("GenerateDataKey")).isEqualTo(1);
        }
    }

    @Test
    void worksOnTheModulePath() throws Exception {
        Path ini = Ini.withSecretKey().columns("customers.ssn = randomized").write();
        List<String> options = List.of("--module-path", allJar().toString(), "--add-modules", MODULE);
        String path = String.join(File.pathSeparator, oneRow(folder).toString(), h2());
        assertThat(java(folder, options, path, "jdbc:kmsenc:h2:mem:;kmsenc.config=" + ini))
                .isEqualTo("it is read back");
    }

    @Test
    void isOneModuleAsIsTheThinJar() throws IOException {
        for (Path jar : List.of(allJar(), jar("kmsenc-driver-[^-]+(-SNAPSHOT)?\\.jar"))) {
            assertThat(ModuleFinder.of(jar).findAll())
                    .as(jar.toString())
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.descriptor().name()).isEqualTo(MODULE);
                        assertThat(found.descriptor().provides())
                                .extracting(ModuleDescriptor.Provides::service)
                                .contains(Driver.class.getName(), "io.kmsenc.provider.ProviderFactory");
                    });
        }
    }

    @Test
    void findsItsConfigurationOnTheClassPath() throws Exception {
        Ini.withSecretKey().columns("customers.ssn = randomized").write(folder.resolve("kmsenc.ini"));
        assertThat(run("jdbc:kmsenc:h2:mem:x", h2(), folder.toString())).isEqualTo("it is read back");
    }

    @Test
    void namesTheDelegateThatIsMissing() throws Exception {
        Path ini = Ini.withSecretKey().columns("customers.ssn = randomized").write();
        assertThat(run("jdbc:kmsenc:mariadb://localhost/x?kmsenc.config=" + ini))
                .isEqualTo(
                        "no driver for \"jdbc:mariadb:\" is on the class path; add org.mariadb.jdbc:mariadb-java-client");
    }

    @Test
    void holdsNoClassUnderAnothersName() throws IOException {
        try (JarFile jar = new JarFile(allJar().toFile())) {
            assertThat(jar.stream()
                            .map(entry -> entry.getName().replaceFirst("^META-INF/versions/\\d+/", ""))
                            .filter(name -> name.endsWith(".class") && !name.startsWith("io/kmsenc/")))
                    .isEmpty();
        }
    }

    private String run(String url, String... classPath) throws Exception {
        return run(folder, url, classPath);
    }

    /** What {@link OneRow} prints, on both streams. */
    static String run(Path folder, String url, String... classPath) throws Exception {
        List<String> entries =
                new ArrayList<>(List.of(allJar().toString(), oneRow(folder).toString()));
        entries.addAll(Arrays.asList(classPath));
        return java(folder, List.of(), String.join(File.pathSeparator, entries), url);
    }

    private static String java(Path folder, List<String> options, String classPath, String url) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, OneRow.class.getName(), url));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }

    // A folder with this one class, so that nothing else of the tests is on the child's class path.
    private static Path oneRow(Path folder) throws IOException {
        String name = OneRow.class.getName().replace('.', '/') + ".class";
        Path target = folder.resolve("classes").resolve(name);
        Files.createDirectories(target.getParent());
        try (var in = OneRow.class.getClassLoader().getResourceAsStream(name)) {
            Files.write(target, in.readAllBytes());
        }
        return folder.resolve("classes");
    }

    static Path allJar() throws IOException {
        return jar(".*-all\\.jar");
    }

    private static Path jar(String name) throws IOException {
        Path target = Path.of(System.getProperty("kmsenc.driver.target"));
        try (Stream<Path> files = Files.list(target)) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().matches(name))
                    .toList();
            assertThat(jars).as(name + " in " + target).hasSize(1);
            return jars.get(0);
        }
    }

    static String h2() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Path.of(entry).getFileName().toString().matches("h2-[\\d.]+\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
