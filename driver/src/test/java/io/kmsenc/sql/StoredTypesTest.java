package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.Equality;
import io.kmsenc.schema.LogicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a definition of a secret column whose type is declared is sent as. */
class StoredTypesTest {

    private static final ColumnPolicy POLICY = new ColumnPolicy(List.of(
            rule("", "staff", "salary", DeclaredType.decimal(12, 2), ColumnMode.RANDOMIZED, Equality.UNDECLARED),
            rule(
                    "",
                    "staff",
                    "badge",
                    DeclaredType.of(LogicalType.INTEGER),
                    ColumnMode.DETERMINISTIC,
                    Equality.UNDECLARED),
            rule(
                    "",
                    "staff",
                    "active",
                    DeclaredType.of(LogicalType.BOOLEAN),
                    ColumnMode.RANDOMIZED,
                    Equality.UNDECLARED),
            rule("", "staff", "hired", DeclaredType.timestamp(6), ColumnMode.RANDOMIZED, Equality.UNDECLARED),
            rule("", "staff", "token", DeclaredType.of(LogicalType.UUID), ColumnMode.RANDOMIZED, Equality.UNDECLARED),
            rule("", "staff", "memo", DeclaredType.varchar(100), ColumnMode.RANDOMIZED, Equality.UNDECLARED),
            rule("", "staff", "essay", DeclaredType.varchar(1000), ColumnMode.RANDOMIZED, Equality.UNDECLARED),
            rule("", "staff", "login", DeclaredType.varchar(30), ColumnMode.DETERMINISTIC, Equality.UNDECLARED),
            rule("", "staff", "mail", DeclaredType.varchar(30), ColumnMode.DETERMINISTIC, Equality.EXACT),
            rule(
                    "books",
                    "ledger",
                    "amount",
                    DeclaredType.decimal(12, 2),
                    ColumnMode.RANDOMIZED,
                    Equality.UNDECLARED)));

    private static ColumnRule rule(
            String schema, String table, String column, DeclaredType type, ColumnMode mode, Equality equality) {
        ColumnName name = new ColumnName(Optional.of(schema).filter(s -> !s.isEmpty()), table, column);
        String kind = mode == ColumnMode.DETERMINISTIC ? "group:" : "column:";
        return new ColumnRule(name, mode, type, kind + name.dotted(), false, equality);
    }

    record Sample(Dialect dialect, String sql, String expected) {}

    static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (String block : SqlCase.content("stored-types.txt").split("(?m)^### .*\n", -1)) {
            String sql = block.lines().findFirst().orElse("");
            block.lines().filter(line -> line.startsWith("=> ")).forEach(line -> {
                String[] cells = line.split(" ", 3);
                samples.add(new Sample(Dialect.valueOf(cells[1].toUpperCase(Locale.ROOT)), sql, cells[2]));
            });
        }
        return samples;
    }

    private static StatementPlan plan(String sql, Dialect dialect) {
        return new SqlStatementPlanner(POLICY, dialect).plan(sql, new SampleCatalog(dialect));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sendsTheTypeOfTheCiphertexts(Sample sample) {
        StatementPlan plan = plan(sample.sql(), sample.dialect());
        String sent = plan.refusal()
                .map(refusal -> "refused " + refusal.code())
                .orElseGet(() -> plan.isUntouched() ? "untouched" : replaced(sample.sql(), plan));
        assertThat(sent).as("%s", plan.refusal()).isEqualTo(sample.expected());
    }

    private static String replaced(String sql, StatementPlan plan) {
        StringBuilder text = new StringBuilder(sql);
        List<StoredType> types = plan.types();
        for (int i = types.size() - 1; i >= 0; i--) {
            text.replace(types.get(i).start(), types.get(i).end(), types.get(i).text());
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsSentIsAnsweredAsItIs(Sample sample) {
        if (!sample.expected().startsWith("refused") && !sample.expected().equals("untouched")) {
            assertThat(plan(sample.expected(), sample.dialect()).isUntouched()).isTrue();
        }
    }

    @Test
    void changesTheSchemaForAllConnections() {
        StatementPlan plan = plan("CREATE TABLE staff (salary DECIMAL(12,2))", Dialect.H2);
        assertThat(plan.effect()).isEqualTo(StatementEffect.SCHEMA);
        assertThat(plan.hasLiterals()).isFalse();
    }

    @Test
    void aContradictionNamesBothTypesAndWhatToDo() {
        assertThat(plan("CREATE TABLE staff (salary DECIMAL(10,2))", Dialect.H2)
                        .refusal()
                        .orElseThrow()
                        .message())
                .isEqualTo("column \"staff\".\"salary\": is declared decimal(12,2) and given DECIMAL(10,2), which is"
                        + " neither that nor known to keep ciphertexts as they are; make it DECIMAL(12,2), or"
                        + " VARCHAR(112), or declare in [columns] what it is");
    }

    @Test
    void aMessageShowsNoValueOfAnEnumeration() {
        assertThat(plan("CREATE TABLE staff (memo ENUM('gold', 'tin'))", Dialect.MARIADB)
                        .refusal()
                        .orElseThrow()
                        .message())
                .contains("given ENUM,")
                .doesNotContain("gold");
    }

    @Test
    void anExplanationShowsTheTypeThatIsSent() {
        Explanation explanation = new SqlStatementPlanner(POLICY, Dialect.H2)
                .explain("CREATE TABLE staff (salary DECIMAL(12,2), a INT)", new SampleCatalog(Dialect.H2));
        assertThat(explanation.verdict()).isEqualTo(Explanation.Verdict.ANSWERED);
        assertThat(explanation.detail(Explanation.Item.TYPE))
                .contains("DECIMAL(12,2) is sent as VARCHAR(112), in which its ciphertexts are kept");
        assertThat(explanation.detail(Explanation.Item.TEXT))
                .contains("CREATE TABLE staff (salary VARCHAR(112), a INT)");
    }
}
