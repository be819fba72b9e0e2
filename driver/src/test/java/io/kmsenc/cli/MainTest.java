package io.kmsenc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands as their user sees them: what they print, and their exit codes. */
class MainTest {

    private static final String SECRET = "4929-8371-0265";

    private static final String QUERIES = """
            -- what the application sends
            SELECT ssn, city FROM customers WHERE email = '4929-8371-0265';
            SELECT * FROM plain WHERE x = '4929-8371-0265' AND id = 49298371;

            SELECT id FROM customers
            WHERE ssn = '4929-8371-0265';
            SELECT * FROM customer_view;
            INSERT INTO customers VALUES (?, ?, ?, ?);
            SELECT id FROM customers
            WHERE ssn = '4929-8371-0265';
            """;

    @TempDir
    Path folder;

    private record Output(int code, String out, String err) {}

    @BeforeEach
    void files() throws IOException {
        write("kmsenc.ini", """
                [security]
                secret_key = only-for-the-tests-of-this-driver
                [columns]
                customers.ssn = randomized
                customers.email = deterministic group=mail
                """);
        write("schema.sql", """
                CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(400), email VARCHAR(400), city VARCHAR(40));
                CREATE TABLE plain (id INT, x VARCHAR(40));
                CREATE VIEW customer_view AS SELECT * FROM customers;
                """);
        write("queries.sql", QUERIES);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static Output run(InputStream in, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(in, new PrintWriter(out), new PrintWriter(err), args);
        return new Output(
                code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    private static Output run(String... args) {
        return run(InputStream.nullInputStream(), args);
    }

    /** With the options that make the files above answer. */
    private Output offline(String dialect, String command, String... args) {
        return offline(InputStream.nullInputStream(), dialect, command, args);
    }

    private Output offline(InputStream in, String dialect, String command, String... args) {
        List<String> all = new ArrayList<>(List.of(command, "--dialect", dialect, "--schema", file("schema.sql")));
        all.addAll(List.of("--config", file("kmsenc.ini")));
        all.addAll(List.of(args));
        return run(in, all.toArray(String[]::new));
    }

    // ---- help

    @Test
    void helpsWithoutArguments() {
        Output output = run();
        assertThat(output.code()).isZero();
        assertThat(output.out()).contains("lint", "explain", "Exit codes");
        assertThat(run("--help").out()).isEqualTo(output.out());
        assertThat(run("--version").out()).startsWith("kmsenc ").contains("Java ");
        assertThat(run("lint", "--help").out()).contains("--schema=FILE", "Exit codes");
        assertThat(run("explain", "--help").out()).contains("STATEMENT", "Exit codes");
    }

    // ---- lint

    @Test
    void lintsAFileByADefinitionFile() {
        Output output = offline("postgresql", "lint", file("queries.sql"));
        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).isEqualTo("""
                %1$s:5: column "customers"."ssn": is randomized and cannot be compared; declare the column deterministic, \
                or remove the predicate [randomized-comparison] (2 times)
                %1$s:7: relation "customer_view": may reach a secret table, and isn't known to be a table or view; name the table \
                itself [view-on-secret-table]
                6 statements, 5 different, in 1 file: 1 untouched, 2 answered, 3 refused
                       2 randomized-comparison
                       1 view-on-secret-table
                """.formatted(file("queries.sql")));
    }

    @Test
    void lintsTheStandardInputAndShowsRoles() {
        InputStream in =
                new ByteArrayInputStream("SELECT ssn FROM customers WHERE email = ?".getBytes(StandardCharsets.UTF_8));
        Output output = offline(in, "h2", "lint", "--verbose", "-");
        assertThat(output.code()).isZero();
        assertThat(output.out())
                .startsWith("<stdin>:1: answered\n    item ")
                .contains("""
                    parameter  1               customers.email  deterministic  mail   compared   encrypted, then compared with stored ciphertexts
                    result     1         SSN   customers.ssn    randomized            decrypted  decrypted as it is read
                """)
                .contains("1 statement, 1 different, in 1 file: 0 untouched, 1 answered, 0 refused\n");
    }

    @Test
    void lintsALog() throws IOException {
        Path log = write("server.log", """
                2026-01-01 LOG:  execute <unnamed>: SELECT ssn FROM customers WHERE email = $1
                2026-01-01 DETAIL:  parameters: $1 = '4929-8371-0265'
                2026-01-01 LOG:  statement: SELECT id FROM customers WHERE ssn = '4929-8371-0265'
                """);
        Output output = offline("postgresql", "lint", "--format", "lines", "--verbose", log.toString());
        assertThat(output.code()).isEqualTo(1);
        assertThat(output.out())
                .contains("parameter  1 ")
                .contains(log + ":3: column \"customers\".\"ssn\"")
                .contains("1 line without a statement skipped")
                .doesNotContain(SECRET);
    }

    @Test
    void printsJsonForPrograms() {
        Output output = offline("mariadb", "lint", "--json", file("queries.sql"));
        assertThat(output.code()).isEqualTo(1);
        assertThat(output.out())
                .startsWith("{\"statements\":[{\"file\":" + Json.of(file("queries.sql")) + ",\"line\":5,\"times\":2,"
                        + "\"verdict\":\"refused\",\"code\":\"randomized-comparison\",\"place\":\"column "
                        + "\\\"customers\\\".\\\"ssn\\\"\",")
                .contains("\"summary\":{\"files\":1,\"statements\":6,\"different\":5,\"untouched\":1,\"answered\":2,"
                        + "\"refused\":3,\"codes\":{\"randomized-comparison\":2,\"view-on-secret-table\":1},"
                        + "\"skippedLines\":0}}");
    }

    @Test
    void escapesWhatJsonEscapes() {
        assertThat(Json.of("a\"\\\n\u007f\uD83D\uDD11é")).isEqualTo("\"a\\\"\\\\\\u000a\\u007f\\ud83d\\udd11é\"");
        assertThat(Json.of(null)).isEqualTo("null");
    }

    static Stream<List<String>> outputs() {
        return Stream.of(List.of("lint"), List.of("lint", "--verbose"), List.of("lint", "--json", "--verbose"));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void printsNoLiteral(List<String> command) {
        for (String dialect : new String[] {"h2", "postgresql", "mariadb", "mysql"}) {
            List<String> args = new ArrayList<>(command.subList(1, command.size()));
            args.add(file("queries.sql"));
            Output output = offline(dialect, command.get(0), args.toArray(String[]::new));
            assertThat(output.out() + output.err())
                    .contains("randomized-comparison")
                    .doesNotContain("4929");
        }
    }

    @Test
    void anUnfinishedStringIsNoSuccess() throws IOException {
        Path queries = write("open.sql", "SELECT 1;\nSELECT 'it\\'s';\nSELECT 2");
        Output output = offline("h2", "lint", queries.toString());
        assertThat(output.code()).isEqualTo(2);
        assertThat(output.out()).contains(queries + ":2: a string, quoted name or comment begins in this statement");
        assertThat(offline("mariadb", "lint", queries.toString()).code()).isZero();
    }

    // ---- explain

    @Test
    void explainsOneStatement() {
        Output output = offline("h2", "explain", "SELECT id FROM customers WHERE ssn > '4929-8371-0265'");
        assertThat(output.code()).isEqualTo(1);
        assertThat(output.out()).isEqualTo("""
                item       handling  detail
                statement  refused   nothing of it is sent
                code                 secret-expression
                place                column "customers"."ssn"
                problem              cannot be used in operator >
                remedy               read the plain column and compute in the application
                """);
        assertThat(offline("h2", "explain", "--json", "SELECT 1").out())
                .isEqualTo(
                        "[{\"item\":\"statement\",\"handling\":\"untouched\",\"detail\":\"nothing of it is encrypted or"
                                + " decrypted; sent as it is\"},{\"item\":\"text\",\"handling\":\"sent\",\"detail\":\"SELECT"
                                + " <number>\"}]\n");
    }

    // ---- a database

    @Test
    void asksADatabaseAndChangesNothingThere() throws SQLException {
        String name = folder.getFileName().toString().replaceAll("\\W", "");
        try (Connection keeper = DriverManager.getConnection("jdbc:h2:mem:" + name);
                Statement raw = keeper.createStatement()) {
            raw.execute("CREATE TABLE customers (id INT, ssn VARCHAR(400), email VARCHAR(400), city VARCHAR(40))");
            raw.execute("CREATE TABLE plain (id INT, x VARCHAR(40))");
            raw.execute("CREATE VIEW customer_view AS SELECT * FROM customers");
            String[] common = {"--url", "jdbc:kmsenc:h2:mem:" + name, "--config", file("kmsenc.ini")};
            Output linted = run(common("lint", common, file("queries.sql")));
            // the database tells what a view shows, and a file of definitions doesn't
            assertThat(offline("h2", "lint", file("queries.sql")).out()).contains("2 answered, 3 refused");
            assertThat(linted.code()).isEqualTo(1);
            assertThat(linted.err()).isEmpty();
            assertThat(linted.out()).contains("3 answered, 2 refused").contains("2 randomized-comparison");
            String insert = "INSERT INTO customers VALUES (1, '4929-8371-0265', ?, NULL)";
            Output explained = run(common("explain", common, insert));
            assertThat(explained).isEqualTo(offline("h2", "explain", insert));
            assertThat(explained.code()).isZero();
            assertThat(raw.executeQuery("SELECT * FROM customers").next()).isFalse();
        }
    }

    private static String[] common(String command, String[] options, String last) {
        return Stream.concat(Stream.concat(Stream.of(command), Stream.of(options)), Stream.of(last))
                .toArray(String[]::new);
    }

    // ---- wrong input

    private void assertUnusable(String message, String... args) {
        Output output = run(args);
        assertThat(output.err()).startsWith("kmsenc: ").contains(message).doesNotContain("hunter2", "at io.kmsenc");
        assertThat(output.out()).isEmpty();
        assertThat(output.code()).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithOptions() {
        String queries = file("queries.sql");
        String schema = file("schema.sql");
        assertUnusable("no such command; there are lint, explain, types", "hunter2");
        assertUnusable("missing required parameter: 'FILE'", "lint");
        assertUnusable("missing required parameter: 'STATEMENT'", "explain");
        assertUnusable("unknown option --frobnicate", "lint", "--frobnicate=hunter2", queries);
        assertUnusable("unknown argument", "explain", "SELECT 1", "hunter2");
        assertUnusable("option --password is not used like this", "lint", "--password=hunter2", queries);
        assertUnusable(
                "option --format has none of its values [sql, lines, paragraphs]",
                "lint",
                "--format",
                "hunter2",
                queries);
        assertUnusable("--url: missing", "lint", queries);
        assertUnusable("--url: missing", "lint", "--dialect", "h2", queries);
        assertUnusable("--dialect: is none", "lint", "--dialect", "hunter2", "--schema", schema, queries);
        assertUnusable("leave out --dialect", "lint", "--dialect", "h2", "--url", "jdbc:kmsenc:h2:mem:x", queries);
        assertUnusable("need --url", "lint", "--dialect", "h2", "--schema", schema, "--user", "me", queries);
        assertUnusable("doesn't begin with jdbc:kmsenc:", "lint", "--url", "jdbc:h2:mem:x;password=hunter2", queries);
        assertUnusable(
                "--password-env: isn't set",
                "lint",
                "--url",
                "jdbc:kmsenc:h2:mem:x",
                "--config",
                file("kmsenc.ini"),
                "--password-env",
                "KMSENC_TEST_NOT_SET",
                queries);
        assertUnusable("--driver: ", "lint", "--url", "jdbc:kmsenc:h2:mem:x", "--driver", file("no.jar"), queries);
        assertUnusable(
                "no driver for \"jdbc:mariadb:\"",
                "lint",
                "--url",
                "jdbc:kmsenc:mariadb://localhost/x",
                "--config",
                file("kmsenc.ini"),
                queries);
    }

    @Test
    void saysWhatIsWrongWithFiles() throws IOException {
        String schema = file("schema.sql");
        String[] missing = {"lint", "--dialect", "h2", "--schema", schema, "--config", file("kmsenc.ini"), file("none")
        };
        assertUnusable(file("none") + ": does not exist", missing);
        missing[7] = folder.toString();
        assertUnusable("is a folder", missing);
        Files.write(folder.resolve("latin.sql"), new byte[] {'\'', (byte) 0xe4, '\''});
        missing[7] = file("latin.sql");
        assertUnusable("is not UTF-8", missing);
        missing[7] = write("nothing.sql", "-- hunter2\n").toString();
        assertUnusable("holds no statement", missing);
        missing[6] = file("none.ini");
        assertUnusable("none.ini\" does not exist", missing);
        missing[6] = write("wrong.ini", "[columns]\ncustomers.ssn = hunter2\n").toString();
        assertUnusable("wrong.ini [columns] customers.ssn", missing);
        missing[4] = write("wrong.sql", "CREATE TABLE a (id INT);\nDROP SCHEMA x;\nUPDATE a SET id = 'hunter2';")
                .toString();
        missing[6] = file("kmsenc.ini");
        assertUnusable("wrong.sql:3: isn't known in a file of definitions", missing);
    }

    @Test
    void wantsTheSchemaOfMariaDbWhereARuleNamesOne() throws IOException {
        Path ini = write("schema.ini", "[columns]\nshop.customers.ssn = randomized\n");
        String[] args = {
            "explain",
            "--dialect",
            "mariadb",
            "--schema",
            file("schema.sql"),
            "--config",
            ini.toString(),
            "SELECT ssn FROM customers"
        };
        assertUnusable("--default-schema: missing", args);
        String[] more = Stream.concat(Stream.of(args), Stream.of("--default-schema", "shop"))
                .toArray(String[]::new);
        assertThat(run(more).out()).contains("shop.customers.ssn");
    }

    @Test
    void printsTheTypeThatEachColumnNeeds() throws IOException {
        write("kmsenc.ini", """
                [columns]
                staff.salary = randomized decimal(12,2)
                app."odd.table".badge = deterministic integer
                staff.note = randomized
                """);
        Output printed = run("types", "--dialect", "mariadb", "--config", file("kmsenc.ini"));
        assertThat(printed.err()).isEmpty();
        assertThat(printed.code()).isZero();
        assertThat(printed.out().lines())
                .containsExactlyInAnyOrder(
                        "-- staff.salary: randomized decimal(12,2), up to 112 characters",
                        "ALTER TABLE staff ADD COLUMN salary VARCHAR(112) CHARACTER SET ascii COLLATE ascii_bin;",
                        "-- app.odd.table.badge: deterministic integer, up to 68 characters",
                        "ALTER TABLE app.`odd.table` ADD COLUMN badge VARCHAR(68) CHARACTER SET ascii COLLATE ascii_bin;",
                        "-- staff.note: randomized text, at least 86 characters, and as many more as its values need");
        assertThat(run("types", "--dialect", "postgresql", "--config", file("kmsenc.ini"))
                        .out())
                .contains("ALTER TABLE staff ADD COLUMN salary TEXT;");
    }

    @Test
    void typesWantsADialectThatIsKnown() {
        Output printed = run("types", "--dialect", "oracle", "--config", file("kmsenc.ini"));
        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err()).contains("--dialect: is none that kmsenc knows");
    }
}
