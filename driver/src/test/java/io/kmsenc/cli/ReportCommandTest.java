package io.kmsenc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.cli.Commands.Output;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The report of a database, as its reader sees it. */
class ReportCommandTest {

    private static final String SECRET = "4929-8371-0265";

    @TempDir
    Path folder;

    private Connection owner;

    @BeforeEach
    void database() throws IOException, SQLException {
        Files.writeString(folder.resolve("kmsenc.ini"), """
                [security]
                secret_key = only-for-the-tests-of-this-driver
                [columns]
                customers.ssn = randomized plaintext=allow
                customers.email = deterministic plaintext=allow compare=exact
                """);
        owner = DriverManager.getConnection("jdbc:h2:mem:report;USER=sa;PASSWORD=hunter2");
        sql(
                "CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(400), email VARCHAR(400))",
                "INSERT INTO customers VALUES (1, '" + SECRET + "', 'a@example.com'), (2, NULL, 'b@example.com')");
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

    private Output run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--url", "jdbc:kmsenc:h2:mem:report;USER=sa;PASSWORD=hunter2"));
        all.addAll(List.of("--config", folder.resolve("kmsenc.ini").toString()));
        Output output = Commands.run(all.toArray(String[]::new));
        assertThat(output.out() + output.err()).doesNotContain(SECRET, "a@example.com", "hunter2");
        return output;
    }

    private Document page(Path file) throws Exception {
        String page = Files.readString(file);
        assertThat(page).doesNotContain(SECRET, "a@example.com", "hunter2", "kmsenc1.");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    @Test
    void writesAPageOfWhatIsLeftAndOfWhatIsCovered() throws Exception {
        Path file = folder.resolve("report.html");
        Output before = run("report", "--html", file.toString());
        assertThat(before.err()).isEmpty();
        assertThat(before.code()).isEqualTo(3);
        assertThat(before.out()).isEqualTo("""
                Not everything is covered: 3 of 3 values in 2 secret columns are plaintext or can't be decrypted.
                  3 values in plaintext; encrypt: kmsenc columns encrypt
                """);
        assertThat(page(file).getElementsByTagName("p").item(0).getTextContent())
                .isEqualTo(before.out().lines().findFirst().orElseThrow());

        run("columns", "encrypt");
        Output after = run("report", "--html", file.toString(), "--verify");
        assertThat(after.code()).isZero();
        assertThat(page(file).getElementsByTagName("body").item(0).getTextContent())
                .contains("Everything is covered", "jdbc:h2:mem:report\n", "deterministic", "every value was decrypted")
                .contains("0 undecryptable");
    }

    @Test
    void tellsWhatARotationHasLeftAndWhatNobodyNeeds() throws SQLException {
        run("columns", "encrypt");
        run("data-keys", "rotate");
        assertThat(run("report").out()).contains("1 value under a data key or secret key that is no longer current");
        run("secrets-migration", "re-encrypt");
        sql("UPDATE kmsenc_data_keys SET updated = DATEADD('DAY', -29, updated)");
        Output young = run("report");
        assertThat(young.code()).isZero();
        assertThat(young.out()).hasLineCount(1);
        sql("UPDATE kmsenc_data_keys SET updated = DATEADD('DAY', -2, updated)");
        assertThat(run("report").out()).contains("1 data key that nobody needs; retire: kmsenc data-keys retire --yes");
        assertThat(run("report", "--json").out()).contains("\"retirable\":true").containsOnlyOnce("\"retirable\":true");
        assertThat(run("data-keys", "retire").out()).contains("1 data keys would be deleted");
    }

    @Test
    void doesNotCountAnUndecryptableOrphanTwice() throws SQLException {
        run("columns", "encrypt");
        sql("DELETE FROM kmsenc_data_keys");
        Output output = run("report", "--verify");
        assertThat(output.code()).isEqualTo(3);
        assertThat(output.out())
                .contains("3 of 3 values", "3 values under data keys that the key table doesn't have")
                .contains("3 values that can't be decrypted; see the rows and reasons: kmsenc columns status --verify");
    }

    @Test
    void leavesAnEarlierPageWhereItCannotCount() throws IOException, SQLException {
        Path file = Files.writeString(folder.resolve("report.html"), "earlier");
        sql("DROP TABLE customers");
        assertThat(run("report", "--html", file.toString()).code()).isEqualTo(1);
        assertThat(file).hasContent("earlier");
    }

    @Test
    void refusesAFileThatCannotBeWrittenBeforeItConnects() {
        for (String file :
                List.of(folder.toString(), folder.resolve("none/report.html").toString())) {
            Output output = Commands.run("report", "--html", file);
            assertThat(output.code()).isEqualTo(2);
            assertThat(output.err())
                    .startsWith("kmsenc: --html: ")
                    .contains("name a file")
                    .doesNotContain("--url");
        }
    }
}
