package io.kmsenc.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredTypeTest {

    @ParameterizedTest
    @CsvSource({
        "TEXT,0,0",
        "TEXT,1048577,0",
        "TEXT,10,1",
        "BINARY,10,0",
        "DECIMAL,-1,0",
        "DECIMAL,0,0",
        "DECIMAL,66,0",
        "DECIMAL,5,6",
        "DECIMAL,65,39",
        "DECIMAL,5,-1",
        "TIMESTAMP,-1,0",
        "TIMESTAMP,10,0",
        "TIMESTAMP,3,1",
        "INTEGER,4,0",
        "UUID,-1,1"
    })
    void refusesASizeThatTheTypeDoesNotHave(LogicalType type, int size, int scale) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeclaredType(type, size, scale));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT|-1|0|text",
                "TEXT|20|0|varchar(20)",
                "DECIMAL|65|38|decimal(65,38)",
                "DECIMAL|1|0|decimal(1,0)",
                "TIMESTAMP|0|0|timestamp(0)",
                "TIMESTAMP|9|0|timestamp(9)",
                "UUID|-1|0|uuid"
            })
    void isShownAsTheConfigurationWritesIt(LogicalType type, int size, int scale, String shown) {
        assertThat(new DeclaredType(type, size, scale)).hasToString(shown);
    }

    @Test
    void comparesDecimalsOfOneScaleAndTextsOfAnyLength() {
        assertThat(DeclaredType.decimal(12, 2).comparableWith(DeclaredType.decimal(5, 2)))
                .isTrue();
        assertThat(DeclaredType.decimal(12, 2).comparableWith(DeclaredType.decimal(12, 3)))
                .isFalse();
        assertThat(DeclaredType.varchar(3).comparableWith(DeclaredType.of(LogicalType.TEXT)))
                .isTrue();
        assertThat(DeclaredType.of(LogicalType.INTEGER).comparableWith(DeclaredType.of(LogicalType.BIGINT)))
                .isFalse();
    }
}
