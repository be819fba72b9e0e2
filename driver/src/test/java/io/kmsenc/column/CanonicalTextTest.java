package io.kmsenc.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalTextTest {

    private static final DeclaredType MONEY = DeclaredType.decimal(12, 2);

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(DeclaredType.of(LogicalType.INTEGER), 1L + Integer.MAX_VALUE),
                Arguments.of(DeclaredType.of(LogicalType.INTEGER), 7),
                Arguments.of(DeclaredType.of(LogicalType.BIGINT), BigDecimal.ONE),
                Arguments.of(MONEY, new BigDecimal("1.5")),
                Arguments.of(MONEY, 1L),
                Arguments.of(DeclaredType.of(LogicalType.DATE), LocalDate.of(0, 12, 31)),
                Arguments.of(DeclaredType.of(LogicalType.DATE), LocalDate.of(10_000, 1, 1)),
                Arguments.of(DeclaredType.of(LogicalType.TIMESTAMP), LocalDateTime.of(0, 12, 31, 0, 0)),
                Arguments.of(DeclaredType.of(LogicalType.BOOLEAN), "true"),
                Arguments.of(DeclaredType.of(LogicalType.UUID), "0f8fad5b-d9cb-469f-a165-70867728950e"),
                Arguments.of(DeclaredType.of(LogicalType.JSON), 1L),
                Arguments.of(DeclaredType.of(LogicalType.BINARY), new byte[1]));
    }

    @ParameterizedTest
    @MethodSource("others")
    void hasNoTextForWhatIsNoValueOfTheType(DeclaredType declared, Object value) {
        assertThat(CanonicalText.of(declared, value)).isNull();
    }

    @Test
    void givesValuesOfOneTypeOneLength() {
        for (String number : new String[] {"0.00", "-0.01", "7.00", "-99999999.99"}) {
            assertThat(CanonicalText.of(MONEY, new BigDecimal(number))).hasSize(12);
        }
        for (long number : new long[] {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(CanonicalText.of(DeclaredType.of(LogicalType.INTEGER), number))
                    .hasSize(11);
        }
        for (boolean truth : new boolean[] {true, false}) {
            assertThat(CanonicalText.of(DeclaredType.of(LogicalType.BOOLEAN), truth))
                    .hasSize(1);
        }
    }

    @Test
    void readsBackWhatItWrote() {
        for (Object value : new Object[] {new BigDecimal("-123456789.05"), new BigDecimal("0.00")}) {
            assertThat(CanonicalText.value(MONEY, String.valueOf(CanonicalText.of(MONEY, value))))
                    .isEqualTo(value);
        }
        DeclaredType timestamp = DeclaredType.timestamp(0);
        LocalDateTime time = LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4);
        assertThat(CanonicalText.value(timestamp, String.valueOf(CanonicalText.of(timestamp, time))))
                .isEqualTo(time);
        DeclaredType uuid = DeclaredType.of(LogicalType.UUID);
        assertThat(CanonicalText.value(uuid, "0f8fad5b-d9cb-469f-a165-70867728950e"))
                .isEqualTo(UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"));
    }
}
