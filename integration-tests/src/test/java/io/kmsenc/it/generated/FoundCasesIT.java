package io.kmsenc.it.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.twin.Twin;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What random search once found stays as it must be. */
class FoundCasesIT {

    static List<FoundCase> cases() {
        return FoundCases.read();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredLikeItsTwinOrRefused(FoundCase found) throws SQLException {
        try (Twin twin = Twin.open(found.kind(), found.schema(), FoundCasesIT.class)) {
            Twin.Run run = twin.run(found.call());
            assertThat(Failure.in(run, found.call(), found.schema().throughKmsenc()))
                    .as("%s", run.problems())
                    .isEmpty();
        }
    }

    @Test
    void readsCasesAsTheyWereWritten() {
        for (FoundCase each : FoundCases.read()) {
            String written = FoundCases.written(each);
            assertThat(written).contains("sql: ").contains("database: " + each.kind());
        }
        assertThat(ValueText.written(ValueText.read("NULL, -7, x'00ff', 'it\\'s \\\\ \\n', ''")))
                .isEqualTo("NULL, -7, x'00ff', 'it\\'s \\\\ \\n', ''");
    }
}
