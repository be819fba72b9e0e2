package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Explanation.Item;
import io.kmsenc.sql.Explanation.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What EXPLAIN ENCRYPTION answers, and that it tells what the plan does, and no value. */
class ExplanationTest {

    /** Words of our messages that are literals in some case as well. */
    private static final String OUR_WORDS = " secret standard_conforming_strings";

    private static SqlStatementPlanner planner(Dialect dialect) {
        return new SqlStatementPlanner(SamplePolicy.POLICY, dialect);
    }

    private static Explanation explained(String sql, Dialect dialect) {
        return planner(dialect)
                .plan(sql, new SampleCatalog(dialect))
                .explanation()
                .orElseThrow();
    }

    /** In the file: a line {@code ### dialect}, the text, a line {@code =>}, and the lines with their cells. */
    record Answered(Dialect dialect, String sql, String lines) {

        static Answered of(String block) {
            int header = block.indexOf('\n');
            int arrow = block.indexOf("\n=>\n");
            Dialect dialect = Dialect.valueOf(block.substring(0, header).strip().toUpperCase(Locale.ROOT));
            return new Answered(
                    dialect,
                    block.substring(header, arrow).strip(),
                    block.substring(arrow + 4).strip());
        }
    }

    static List<Answered> answers() {
        return Arrays.stream(SqlCase.content("explain.cases").split("(?m)^### "))
                .filter(block -> !block.isBlank())
                .map(Answered::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersLineByLine(Answered expected) {
        assertThat(written(explained(expected.sql(), expected.dialect()))).isEqualTo(expected.lines());
    }

    private static String written(Explanation explanation) {
        return explanation.lines().stream()
                .map(line -> line.cells().stream()
                        .map(cell -> cell == null ? "-" : cell)
                        .collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
    }

    static List<SqlCase> statements() {
        // of nothing, MariaDB is asked to describe a table
        return SqlCase.all().stream().filter(sample -> !sample.sql().isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void tellsWhatThePlanDoes(SqlCase sample) {
        StatementPlan plan = sample.plan();
        String question =
                (sample.sql().hashCode() % 2 == 0 ? "EXPLAIN ENCRYPTION\n" : " explain/**/Encryption ") + sample.sql();
        Explanation explanation = explained(question, sample.dialect());
        Verdict verdict = plan.refusal().isPresent()
                ? Verdict.REFUSED
                : plan.isUntouched() ? Verdict.UNTOUCHED : Verdict.ANSWERED;
        assertThat(explanation.verdict()).isEqualTo(verdict);
        assertThat(explanation.detail(Item.CODE)).isEqualTo(plan.refusal().map(Refusal::code));
        assertThat(explanation)
                .isEqualTo(planner(sample.dialect()).explain(sample.sql(), new SampleCatalog(sample.dialect())));
        for (Explanation.Line line : explanation.lines()) {
            if (line.item().equals("parameter") && line.column() != null && line.position() != null) {
                assertThat(plan.parameter(line.position()))
                        .extracting(r -> r.name().dotted())
                        .isEqualTo(line.column());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void holdsNoLiteral(SqlCase sample) {
        Explanation explanation = explained("EXPLAIN ENCRYPTION " + sample.sql(), sample.dialect());
        String answer = written(explanation);
        List<Token> tokens = SqlLexer.tokens(sample.sql(), Syntax.usual(sample.dialect()));
        String rest = tokens.stream()
                .filter(token -> !token.isLiteral())
                .map(Token::text)
                .collect(Collectors.joining(" "))
                .concat(OUR_WORDS)
                .toLowerCase(Locale.ROOT);
        IntStream.range(0, tokens.size())
                // MariaDB takes a string after AS for a name, and names aren't hidden
                .filter(i -> i == 0 || !tokens.get(i - 1).isWord("AS"))
                .mapToObj(tokens::get)
                .filter(Token::isLiteral)
                .flatMap(token -> Stream.of(token.text(), token.value() instanceof String value ? value : ""))
                .filter(value -> value.length() > 3 && !rest.contains(value.toLowerCase(Locale.ROOT)))
                .forEach(value -> assertThat(answer).doesNotContain(value));
    }

    record Other(Dialect dialect, String sql) {}

    static List<Other> others() {
        // MariaDB's EXPLAIN describes the table with the name "encryption", or a column of it
        return List.of(
                new Other(Dialect.MARIADB, "EXPLAIN encryption"),
                new Other(Dialect.MARIADB, "explain ENCRYPTION;"),
                new Other(Dialect.MARIADB, "EXPLAIN encryption id"),
                new Other(Dialect.MARIADB, "EXPLAIN encryption id ;"),
                new Other(Dialect.MARIADB, "EXPLAIN encryption 'k%'"),
                new Other(Dialect.MARIADB, "EXPLAIN `encryption` SELECT"),
                new Other(Dialect.POSTGRESQL, "EXPLAIN SELECT 1"),
                new Other(Dialect.POSTGRESQL, "EXPLAIN (ENCRYPTION) SELECT 1"),
                new Other(Dialect.POSTGRESQL, "ENCRYPTION SELECT 1"),
                new Other(Dialect.H2, "EXPLAIN \"ENCRYPTION\" SELECT 1"),
                new Other(Dialect.H2, "SELECT 1; EXPLAIN ENCRYPTION SELECT 1"),
                new Other(Dialect.H2, "-- EXPLAIN ENCRYPTION\nSELECT 1"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void leavesOtherTextsAlone(Other other) {
        StatementPlan plan = planner(other.dialect()).plan(other.sql(), new SampleCatalog(other.dialect()));
        assertThat(plan.explanation()).isEmpty();
        assertThat(plan.isUntouched()).isTrue();
    }

    @Test
    void saysThatNoColumnIsSecret() {
        SqlStatementPlanner planner = new SqlStatementPlanner(new ColumnPolicy(List.of()), Dialect.H2);
        Explanation explanation = planner.plan("EXPLAIN ENCRYPTION SELECT ?", new SampleCatalog(Dialect.H2))
                .explanation()
                .orElseThrow();
        assertThat(explanation.verdict()).isEqualTo(Verdict.UNTOUCHED);
        assertThat(explanation.lines().get(0).detail()).contains("no column is configured as secret");
    }

    @Test
    void aPlanOfAQuestionHasTheParametersOfTheStatementAndNoSecretOne() {
        StatementPlan plan = planner(Dialect.H2)
                .plan(
                        "EXPLAIN ENCRYPTION INSERT INTO customers (id, ssn) VALUES (?, ?)",
                        new SampleCatalog(Dialect.H2));
        assertThat(plan.isUntouched()).isFalse();
        assertThat(plan.hasParameter(2)).isTrue();
        assertThat(plan.hasParameter(3)).isFalse();
        assertThat(plan.parameter(2)).isNull();
    }

    @Test
    void cutsATextThatIsTooLongToRead() {
        String sql = "SELECT id FROM products WHERE id IN (" + "?, ".repeat(50_000) + "?)";
        assertThat(planner(Dialect.H2)
                        .explain(sql, new SampleCatalog(Dialect.H2))
                        .detail(Item.TEXT)
                        .orElseThrow())
                .hasSizeLessThan(61_000)
                .endsWith("<and so on>");
    }
}
