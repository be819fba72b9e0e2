package io.kmsenc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that change what secret columns hold, as their user sees them. */
class MigrationCommandsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String SECRET = "4929-8371-0265";

    @TempDir
    Path folder;

    private final String database = "mem:commands" + NUMBER.incrementAndGet();
    private Connection owner;

    private record Output(int code, String out, String err) {}

    @BeforeEach
    void files() throws IOException, SQLException {
        ini("kmsenc.ini", "");
        owner = DriverManager.getConnection("jdbc:h2:" + database);
        sql(
                "CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(400), email VARCHAR(400), salary VARCHAR(400))",
                "INSERT INTO customers VALUES (1, '" + SECRET
                        + "', 'a@example.com', '12.50'), (2, NULL, 'b@example.com', NULL),"
                        + " (3, '4929-another', NULL, '-0.01')");
    }

    private void ini(String name, String encryption) throws IOException {
        Files.writeString(folder.resolve(name), """
                [security]
                secret_key = only-for-the-tests-of-this-driver
                [security.encryption]
                %s
                [columns]
                customers.ssn = randomized plaintext=allow
                customers.email = deterministic plaintext=allow compare=exact
                customers.salary = randomized decimal(12,2)
                """.formatted(encryption));
    }

    @AfterEach
    void close() throws SQLException {
        owner.close();
    }

    private void sql(String... statements) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private List<String> stored(String column) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + column + " FROM customers ORDER BY id")) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    private Output runWith(String ini, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--url", "jdbc:kmsenc:h2:" + database));
        all.addAll(List.of("--config", folder.resolve(ini).toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Output(
                code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    private Output run(String... args) {
        Output output = runWith("kmsenc.ini", args);
        assertThat(output.out() + output.err()).doesNotContain(SECRET, "4929-another", "a@example.com", "12.50");
        return output;
    }

    @Test
    void encryptsTellsAndDecrypts() throws SQLException {
        Output before = run("columns", "status");
        assertThat(before.code()).isEqualTo(3);
        assertThat(before.out()).isEqualTo("""
                PUBLIC.CUSTOMERS.SSN (randomized text): 3 rows, 1 without a value, 2 plaintext, 0 malformed, 0 orphans
                PUBLIC.CUSTOMERS.EMAIL (deterministic text): 3 rows, 1 without a value, 2 plaintext, 0 malformed, 0 orphans
                PUBLIC.CUSTOMERS.SALARY (randomized decimal(12,2)): 3 rows, 1 without a value, 2 plaintext, 0 malformed, 0 orphans
                """);
        Output dry = run("columns", "encrypt", "--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.out()).endsWith("encrypt: 6 values to change; nothing was changed\n");
        assertThat(stored("ssn")).startsWith(SECRET);

        Output encrypted = run("columns", "encrypt");
        assertThat(encrypted.err()).isEqualTo("PUBLIC.CUSTOMERS: 3 rows\n");
        assertThat(encrypted.out()).isEqualTo("""
                done    PUBLIC.CUSTOMERS.SSN
                done    PUBLIC.CUSTOMERS.EMAIL
                done    PUBLIC.CUSTOMERS.SALARY
                PUBLIC.CUSTOMERS: 3 rows, 6 values changed, 0 rows failed
                encrypt: done
                """);
        assertThat(encrypted.code()).isZero();
        assertThat(stored("ssn").get(0)).startsWith("kmsenc1.");

        Output after = run("columns", "status", "--verify", "--json");
        assertThat(after.code()).isZero();
        assertThat(after.out())
                .contains("\"column\":\"PUBLIC.CUSTOMERS.SALARY\"", "\"undecryptable\":[]", "\"standing\":\"current\"");

        assertThat(run("columns", "decrypt").code()).isEqualTo(1);
        Output decrypted = run("columns", "decrypt", "--offline");
        assertThat(decrypted.code()).isZero();
        assertThat(stored("ssn")).containsExactly(SECRET, "null", "4929-another");
        assertThat(stored("salary")).containsExactly("12.50", "null", "-0.01");
    }

    @Test
    void narrowsToAColumnAndNamesThoseThatThereAre() throws SQLException {
        assertThat(run("columns", "encrypt", "--column", "Customers.SSN").code())
                .isZero();
        assertThat(stored("email")).startsWith("a@example.com");
        Output unknown = run("columns", "encrypt", "--column", "customers.snn");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err())
                .contains("--column customers.snn: no such secret column in this database", "PUBLIC.CUSTOMERS.SSN");
    }

    @Test
    void reportsTheRowsThatItLeavesByTheirKeys() throws SQLException {
        sql(
                "UPDATE customers SET salary = 'plenty' WHERE id = 3",
                "UPDATE customers SET ssn = 'kmsenc1.x' WHERE id = 1");
        Output output = run("columns", "encrypt");
        assertThat(output.code()).isEqualTo(3);
        assertThat(output.out())
                .contains(
                        "failed  PUBLIC.CUSTOMERS row 3 column SALARY: column \"customers\".\"salary\": the value is none of type"
                                + " decimal(12,2)",
                        "failed  PUBLIC.CUSTOMERS row 1 column SSN: column \"customers\".\"ssn\": ciphertext is cut off",
                        "left    PUBLIC.CUSTOMERS.SALARY: 1 values are plaintext")
                .doesNotContain("plenty");
        assertThat(stored("salary").get(0)).startsWith("kmsenc1.");
    }

    @Test
    void encryptsAnewAfterARotationAndBringsKeysUnderTheCurrentProvider() throws SQLException, IOException {
        run("columns", "encrypt");
        List<String> before = stored("ssn");
        assertThat(run("secrets-migration", "re-encrypt").out()).contains("3 rows, 0 values changed");
        assertThat(run("data-keys", "rotate").code()).isZero();
        Output again = run("secrets-migration", "re-encrypt", "--json");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("\"operation\":\"re-encrypt\"", "\"changed_values\":4", "\"done\":true");
        assertThat(stored("ssn")).isNotEqualTo(before);
        Output keys = run("secrets-migration", "re-encrypt-data-keys", "--all");
        assertThat(keys.code()).isZero();
        assertThat(keys.out())
                .endsWith("3 data keys re-encrypted, 0 current, 0 failed, 0 changed by another meanwhile\n");
        assertThat(run("secrets-migration", "re-encrypt-data-keys").out())
                .contains("0 data keys re-encrypted, 3 current");
        assertThat(run("columns", "status", "--verify").code()).isZero();
    }

    @Test
    void rollsBackOnlyWhereNothingIsEncryptedUnderNewDataKeys() throws IOException {
        run("columns", "encrypt");
        Output refused = run("secrets-migration", "rollback");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("envelope_encryption: is on");
        ini("direct.ini", "envelope_encryption = off");
        assertThat(runWith("direct.ini", "secrets-migration", "rollback").code())
                .isZero();
        assertThat(runWith("direct.ini", "columns", "status").out()).contains("current");
        assertThat(run("columns", "status").out()).contains("direct").contains("0 orphans");
    }

    @Test
    void refusesATableThatCannotBeWalkedOver() throws SQLException {
        sql("ALTER TABLE customers DROP PRIMARY KEY", "ALTER TABLE customers ALTER COLUMN id SET NULL");
        Output output = run("columns", "encrypt");
        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err()).contains("kmsenc: table PUBLIC.CUSTOMERS: has no key to walk by", "add a primary key");
        assertThat(run("columns", "status").code()).isEqualTo(3);
    }

    @Test
    void countsOrphansOfAKeyTableThatIsGone() throws SQLException {
        run("columns", "encrypt");
        sql("DELETE FROM kmsenc_data_keys");
        Output status = run("columns", "status", "--column", "customers.ssn", "--verify");
        assertThat(status.code()).isEqualTo(3);
        assertThat(status.out()).contains("2 orphans, 2 undecryptable", "orphan", "row 1: ", "row 3: ");
        assertThat(run("columns", "decrypt", "--column", "customers.ssn").code())
                .isEqualTo(3);
        assertThat(stored("ssn").get(0)).startsWith("kmsenc1.");
    }
}
