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
}
