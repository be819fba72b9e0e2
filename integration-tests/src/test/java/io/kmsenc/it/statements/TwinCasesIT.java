package io.kmsenc.it.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.Column;
import io.kmsenc.it.twin.Outcome;
import io.kmsenc.it.twin.Outcome.Answered;
import io.kmsenc.it.twin.Outcome.Refused;
import io.kmsenc.it.twin.Table;
import io.kmsenc.it.twin.Twin;
import io.kmsenc.it.twin.TwinSchema;
import io.kmsenc.sql.Dialect;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Forms of statements whose meaning only the database can tell: each is answered as a plaintext twin answers it. */
class TwinCasesIT {

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "H2_FILE", mode = EnumSource.Mode.EXCLUDE)
    void answersEachCaseAsItsTwinDoes(TestDatabase kind) throws SQLException {
        List<TwinCase> cases = TwinCase.of(kind.dialect());
        assertThat(cases).hasSizeGreaterThan(20);
        SoftAssertions all = new SoftAssertions();
        try (Twin twin = Twin.open(kind, schema(kind.dialect()), TwinCasesIT.class)) {
            for (TwinCase each : cases) {
                Twin.Run run = twin.run(each.call());
                all.assertThat(run.problems()).as(each.name()).isEmpty();
                all.assertThat(shown(run.encrypted())).as(each.name()).isEqualTo(each.expected());
            }
        }
        all.assertAll();
    }

    private static String shown(Outcome outcome) {
        if (outcome instanceof Answered answered) {
            return "answered " + answered.rows();
        }
        return outcome instanceof Refused refused ? "refused " + refused.code() : "failed";
    }

    private static TwinSchema schema(Dialect dialect) {
        String text = Application.text(dialect);
        Table customers = new Table(
                "customers",
                List.of(
                        Column.plain("id", "INT DEFAULT 77 PRIMARY KEY"),
                        Column.plain("name", "VARCHAR(100)"),
                        Column.secret("ssn", text, "randomized"),
                        Column.secret("email", text, "deterministic group=mail compare=exact"),
                        Column.plain("city", "VARCHAR(100)")),
                List.of(
                        Arrays.asList(1, "Ada", "ssn of ada 001", "ada@example.org", "Lund"),
                        Arrays.asList(2, "Bob", "ssn of bob 002", "bob@example.org", null),
                        Arrays.asList(3, null, null, null, "Lund")));
        Table orders = new Table(
                "orders",
                List.of(
                        Column.plain("id", "INT PRIMARY KEY"),
                        Column.plain("customer_id", "INT"),
                        Column.secret("buyer", text, "deterministic group=mail compare=exact"),
                        Column.plain("number", "INT")),
                List.of(
                        Arrays.asList(1, 1, "ada@example.org", 10),
                        Arrays.asList(2, 1, "eve@example.org", 20),
                        Arrays.asList(4, 9, null, 30)));
        Table mails = new Table(
                "mails",
                List.of(
                        Column.plain("topic", "VARCHAR(100)"),
                        Column.secret("email", text, "deterministic group=mail compare=exact"),
                        Column.secret("note", text, "randomized")),
                List.of(
                        Arrays.asList("news", "ada@example.org", "note on ada 003"),
                        Arrays.asList("jobs", "ada@example.org", "note on ada 004"),
                        Arrays.asList("news", "eve@example.org", null),
                        Arrays.asList("none", null, "note on none 5")));
        return new TwinSchema(
                List.of(),
                List.of(customers, orders, mails),
                List.of(),
                List.of(),
                Set.of("new secret number one", "new secret number two", "new@mail.example.org"));
    }
}
