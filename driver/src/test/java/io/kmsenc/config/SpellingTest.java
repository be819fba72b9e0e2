package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "region,region,0",
        "regoin,region,1",
        "Region,region,0",
        "regio,region,1",
        "regiion,region,1",
        "rexion,region,1",
        "ca,abc,3",
        "'',abc,3",
        "kitten,sitting,3"
    })
    void countsEditsAndSwaps(String one, String other, int distance) {
        assertThat(Spelling.distance(one, other)).isEqualTo(distance);
        assertThat(Spelling.distance(other, one)).isEqualTo(distance);
    }

    @Test
    void namesTheNearestOrNone() {
        assertThat(Spelling.nearest("regoin", List.of("key_id", "region"))).contains("region");
        assertThat(Spelling.nearest("session", List.of("key_id", "session_token")))
                .contains("session_token");
        assertThat(Spelling.nearest("profile", List.of("key_id", "region"))).isEmpty();
    }

    @Test
    void takesAWordThatMayBeRightForASlipOnlyWhereItIsVeryNear() {
        assertThat(Spelling.slipOf("column", List.of("columns"))).contains("columns");
        assertThat(Spelling.slipOf("volumes", List.of("columns"))).isEmpty();
    }
}
