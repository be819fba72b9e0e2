package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of {@code routines.cases}, where some routines are declared. */
class RoutineCasesTest {

    static List<SqlCase> cases() {
        return SqlCase.read("routines");
    }

    private static StatementPlan plan(String sql, Dialect dialect) {
        return new SqlStatementPlanner(SampleRoutines.POLICY, dialect).plan(sql, new SampleCatalog(dialect));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plansEveryCase(SqlCase sample) {
        StatementPlan plan = plan(sample.sql(), sample.dialect());
        assertThat(SqlCase.written(plan, 40, 40))
                .as("%s: %s", sample.sql(), plan.refusal())
                .isEqualTo(sample.expected());
    }

    /** What a routine does with a value isn't known, so none may be rounded or cut. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void takesNoValueThatTheColumnWouldHoldInAnotherForm(Dialect dialect) {
        StatementPlan plan = plan("{call store_customer(?, ?, ?)}", dialect);
        assertThat(plan.form(1).compared()).isFalse();
        assertThat(plan.form(2).compared()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void knowsParametersByTheNamesThatTheRoutineHasForThem(Dialect dialect) {
        CalledRoutine called =
                plan("{call store_customer(?, ?, ?)}", dialect).called().orElseThrow();
        assertThat(called.number("EMAIL")).isEqualTo(3);
        assertThat(called.number("phone")).isNull();
        CalledRoutine function =
                plan("{? = call find_phone(?)}", dialect).called().orElseThrow();
        assertThat(function.number("email")).isEqualTo(2);
    }

    @Test
    void knowsNoParameterByItsNameWhereAnArgumentIsNone() {
        CalledRoutine called =
                plan("{call store_customer(1, ?, ?)}", Dialect.MARIADB).called().orElseThrow();
        assertThat(called.number("email")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void tellsWhatIsGivenToTheRoutine(Dialect dialect) {
        Explanation told = new SqlStatementPlanner(SampleRoutines.POLICY, dialect)
                .explain("{call store_customer(?, '1234', ?)}", new SampleCatalog(dialect));
        assertThat(told.toString()).doesNotContain("1234");
        assertThat(told.lines().stream().filter(line -> "given".equals(line.handling())))
                .hasSize(2);
    }
}
