package io.kmsenc.it.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.Outcome.Answered;
import io.kmsenc.it.twin.Outcome.Failed;
import io.kmsenc.it.twin.Outcome.Refused;
import io.kmsenc.sql.Dialect;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TwinIT {

    private static final String ADA = "ada lovelace's secret";
    private static final String BOB = "bobs longer secret";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void answersLikeItsTwinAndLeavesNoTrace(TestDatabase kind) throws SQLException {
        try (Twin twin = Twin.open(kind, schema(kind.dialect()), TwinIT.class)) {
            for (int i = 0; i < 2; i++) {
                expect(twin, new Answered(List.of(Result.of(1))), Call.of("DELETE FROM t WHERE code = ?", ADA));
                expect(
                        twin,
                        new Answered(List.of(Result.of(1))),
                        Call.text("INSERT INTO t (id, code, note) VALUES (9, '" + BOB + "', 'n')"));
                Twin.Run query = twin.run(Call.of("SELECT id, code FROM t WHERE code = ? OR note IS NULL", ADA));
                assertThat(query.problems()).isEmpty();
                assertThat(((Answered) query.encrypted()).rows()).isEqualTo(2);
                expect(twin, new Refused("secret-order"), Call.text("SELECT code FROM t ORDER BY code"));
                Twin.Run failed = twin.run(Call.text("INSERT INTO t (id, code) VALUES (1, '" + BOB + "')"));
                assertThat(failed.problems()).isEmpty();
                assertThat(failed.encrypted()).isInstanceOf(Failed.class);
                Twin.Run dropped = twin.run(Call.text("ALTER TABLE t DROP COLUMN code"));
                assertThat(dropped.problems()).isEmpty();
                assertThat(dropped.encrypted()).isInstanceOf(Answered.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tellsOfSecretsThatAreSentOrStored(TestDatabase kind) throws SQLException {
        TwinSchema schema = schema(kind.dialect());
        TwinSchema open = new TwinSchema(
                List.of(),
                schema.tables(),
                List.of("INSERT INTO t (id, code) VALUES (8, 'stored past kmsenc')"),
                List.of(),
                Set.of("sent in the clear"));
        try (Twin twin = Twin.open(kind, open, TwinIT.class)) {
            Twin.Run run = twin.run(Call.of("UPDATE t SET note = ?", "sent in the clear"));
            assertThat(run.problems())
                    .anyMatch(problem -> problem.startsWith("plaintext was sent"))
                    .contains("stored in the clear: t.code")
                    .anyMatch(problem -> problem.startsWith("t holds"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "MARIADB")
    void tellsOfAnotherAnswerAndOfOtherRows(TestDatabase kind) throws SQLException {
        // equality without regard to case is what kmsenc can't keep
        String caseless = "VARCHAR(1000) COLLATE utf8mb4_general_ci";
        try (Twin twin = Twin.open(kind, schema(caseless), TwinIT.class)) {
            Twin.Run run = twin.run(Call.of("DELETE FROM t WHERE code = ?", ADA.toUpperCase(java.util.Locale.ROOT)));
            assertThat(run.problems())
                    .hasSize(2)
                    .anyMatch(problem -> problem.startsWith("answered"))
                    .anyMatch(problem -> problem.startsWith("t holds"));
        }
    }

    private static void expect(Twin twin, Outcome expected, Call call) throws SQLException {
        Twin.Run run = twin.run(call);
        assertThat(run.problems()).isEmpty();
        assertThat(run.encrypted()).isEqualTo(expected);
    }

    private static TwinSchema schema(Dialect dialect) {
        return schema(Application.text(dialect));
    }

    private static TwinSchema schema(String text) {
        return TwinSchema.of(List.of(new Table(
                "t",
                List.of(
                        Column.plain("id", "INT PRIMARY KEY"),
                        Column.secret("code", text, "deterministic compare=exact"),
                        Column.plain("note", "VARCHAR(100)")),
                List.of(Arrays.asList(1, ADA, "x"), Arrays.asList(2, BOB, null)))));
    }
}
