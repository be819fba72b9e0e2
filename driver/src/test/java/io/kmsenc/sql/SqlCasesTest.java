package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the case files. */
class SqlCasesTest {

    static List<SqlCase> cases() {
        return SqlCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plansEveryCase(SqlCase sample) {
        StatementPlan plan = sample.plan();
        assertThat(SqlCase.written(plan, 40, 40))
                .as("%s: %s", sample.sql(), plan.refusal())
                .isEqualTo(sample.expected());
    }

    private static List<SecretLiteral> literals(StatementPlan plan) {
        return plan.spans().stream()
                .filter(SecretLiteral.class::isInstance)
                .map(SecretLiteral.class::cast)
                .toList();
    }

    static List<SqlCase> casesWithLiterals() {
        return SqlCase.all().stream()
                .filter(sample ->
                        sample.expected().contains("lit ") && !sample.expected().contains("*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("casesWithLiterals")
    void literalsCanBeReplacedWhereTheyStand(SqlCase sample) {
        List<SecretLiteral> literals = literals(sample.plan());
        StringBuilder replaced = new StringBuilder(sample.sql());
        for (int i = literals.size() - 1; i >= 0; i--) {
            SecretLiteral literal = literals.get(i);
            String binary = sample.dialect() == Dialect.POSTGRESQL ? "E'\\\\x00'" : "X'00'";
            replaced.replace(literal.start(), literal.end(), literal.value() instanceof byte[] ? binary : "'new'");
        }
        List<SecretLiteral> again = literals(sample.plan(replaced.toString()));
        assertThat(again)
                .extracting(SecretLiteral::rule)
                .isEqualTo(literals.stream().map(SecretLiteral::rule).toList());
        assertThat(again).allSatisfy(literal -> assertThat(literal.value()).isIn("new", new byte[] {0}));
    }
}
