package io.kmsenc.it.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as they are started: the all jar alone, in a process of its own. */
class CommandLineIT {

    private static final String SECRET = "4929-8371-0265-7714";

    @TempDir
    private Path folder;

    private record Output(int code, String text) {}

    /** Runs {@code java -jar} with what is piped in, and answers both streams. */
    private Output run(String input, Map<String, String> environment, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                AllJarIT.allJar().toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Output(process.exitValue(), text.replace("\r\n", "\n"));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void helpsWithoutArgumentsAndTellsItsVersion() throws Exception {
        Output help = run("", Map.of());
        assertThat(help.code()).isZero();
        assertThat(help.text()).contains("Usage: kmsenc", "lint", "explain");
        assertThat(run("", Map.of(), "--version").text()).matches("(?s)kmsenc \\d+\\.\\d+\\.\\d+\\S*\\nJava .*");
    }

    @Test
    void lintsWithoutADatabaseAndWithoutKeys() throws Exception {
        write("kmsenc.ini", "[security]\nencryption_provider = awskms.main\n[columns]\ncustomers.ssn = randomized\n");
        write("schema.sql", "CREATE TABLE customers (id INT, ssn TEXT);\n");
        write("queries.sql", "SELECT ssn FROM customers;\nDELETE FROM customers WHERE ssn = '" + SECRET + "';\n");
        Output output = run("", Map.of(), "lint", "--dialect", "postgresql", "--schema", "schema.sql", "queries.sql");
        assertThat(output.text())
                .startsWith("queries.sql:2: column \"customers\".\"ssn\": is randomized and cannot be compared; ")
                .contains("1 answered, 1 refused")
                .doesNotContain(SECRET);
        assertThat(output.code()).isEqualTo(1);
    }

    @Test
    void asksARealDatabaseThroughItsDriver() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(CommandLineIT.class);
                Connection raw = database.connect()) {
            Sql.run(raw, "CREATE TABLE customers (id INT, ssn TEXT, email TEXT)");
            Path ini = Ini.withSecretKey()
                    .columns("customers.ssn = randomized", "customers.email = deterministic")
                    .write(folder.resolve("kmsenc.ini"));
            String[] args = {
                "explain",
                "--url",
                database.kmsencUrl(),
                "--config",
                ini.toString(),
                "--driver",
                jar(org.postgresql.Driver.class),
                "--user",
                database.user(),
                "--password-env",
                "DATABASE_PASSWORD",
                "-"
            };
            Output output = run(
                    "INSERT INTO customers VALUES (1, '" + SECRET + "', ?)",
                    Map.of("DATABASE_PASSWORD", database.password()),
                    args);
            assertThat(output.text())
                    .contains("literal    34 ", "customers.ssn    randomized", "parameter  1 ", "customers.email")
                    .contains("VALUES (<number>, '<ciphertext of customers.ssn>', ?)")
                    .doesNotContain(SECRET);
            assertThat(output.code()).isZero();
            assertThat(Sql.column(raw, "SELECT id FROM customers")).isEmpty();
            assertThat(tables(raw)).containsExactly("customers");
        }
    }

    // that no key table was made proves that no key was asked for
    private static List<String> tables(Connection raw) throws SQLException {
        return Sql.column(raw, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    }

    @Test
    void erasesTheDataKeysOfAScope() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(CommandLineIT.class);
                Connection raw = database.connect()) {
            Sql.run(raw, "CREATE TABLE customers (id INT, ssn TEXT)");
            Path ini = Ini.withSecretKey().columns("customers.ssn = randomized").write(folder.resolve("kmsenc.ini"));
            try (Connection connection = new Application(database, ini).connect()) {
                connection.setClientInfo("kmsenc.scope", "tenant-42");
                Sql.run(connection, "INSERT INTO customers VALUES (1, '" + SECRET + "')");
            }
            assertThat(dataKeys(database, ini, "list").text()).contains("/tenant-42@secretKey.v1", "1 data key\n");
            Output foreseen = dataKeys(database, ini, "erase", "--scope", "tenant-42");
            assertThat(foreseen.text()).contains("public.customers.ssn: 1 values", "1 values would be unreadable");
            Output erased = dataKeys(database, ini, "erase", "--scope", "tenant-42", "--yes", "--json");
            assertThat(erased.text())
                    .contains("\"erased\":true", "\"scope\":\"tenant-42\"")
                    .doesNotContain(SECRET);
            assertThat(erased.code()).isZero();
            assertThat(dataKeys(database, ini, "list").text()).isEqualTo("0 data keys\n");
            assertThat(dataKeys(database, ini, "erase", "--scope", "root").code())
                    .isEqualTo(2);
        }
    }

    private Output dataKeys(FreshDatabase database, Path ini, String... command) throws Exception {
        List<String> args = new ArrayList<>(List.of("data-keys"));
        args.addAll(List.of(command));
        args.addAll(List.of("--url", database.kmsencUrl(), "--config", ini.toString()));
        args.addAll(List.of("--driver", jar(org.postgresql.Driver.class)));
        args.addAll(List.of("--user", database.user(), "--password-env", "PASSWORD_OF_THE_TEST"));
        return run("", Map.of("PASSWORD_OF_THE_TEST", database.password()), args.toArray(new String[0]));
    }

    private static String jar(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
