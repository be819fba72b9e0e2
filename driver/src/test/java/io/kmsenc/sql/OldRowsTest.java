package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent to find rows in plaintext too. */
class OldRowsTest {

    static List<SqlCase> cases() {
        return SqlCase.all().stream().filter(sample -> !sample.sent().isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comparesWithBothForms(SqlCase sample) {
        assertThat(sent(sample)).isEqualTo(sample.sent());
    }

    private static String sent(SqlCase sample) {
        StringBuilder text = new StringBuilder(sample.sql());
        List<Span> spans = sample.plan().spans();
        for (int i = spans.size() - 1; i >= 0; i--) {
            Span span = spans.get(i);
            text.replace(span.start(), span.end(), span instanceof BothForms both ? forms(sample, both) : "'#'");
        }
        return text.toString();
    }

    private static String forms(SqlCase sample, BothForms both) {
        SecretLiteral literal = both.literal();
        String forms = literal == null ? "?, ?" : "'#', " + sample.sql().substring(literal.start(), literal.end());
        return both.before() + forms + both.after();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void numbersTheDelegatesParametersInTheirOrder(SqlCase sample) {
        StatementPlan plan = sample.plan();
        int next = 1;
        for (int i = 1; i <= plan.parameterCount(); i++) {
            assertThat(plan.position(i)).isEqualTo(next);
            next += plan.inBothForms(i) ? 2 : 1;
        }
        long sent = SqlLexer.tokens(sample.sent(), Syntax.usual(sample.dialect())).stream()
                .filter(token -> token.kind() == TokenKind.PARAMETER)
                .count();
        assertThat(sent).isEqualTo(next - 1);
        assertThat(plan.position(plan.parameterCount() + 1)).isEqualTo(next);
    }

    @Test
    void ordinaryStatementsKeepTheirNumbers() {
        SqlCase.all().stream().filter(sample -> sample.sent().isEmpty()).forEach(sample -> {
            StatementPlan plan = sample.plan();
            assertThat(plan.isRenumbered()).as(sample.toString()).isFalse();
            assertThat(plan.position(7)).isEqualTo(7);
        });
    }
}
