package io.kmsenc.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDigitsTest {

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-2.5, -2.5",
        "1e23, 1E+23",
        "5.684341886080801E-14, 5.684341886080801E-14",
        "4.9E-324, 5E-324",
        "2.2E-322, 2.2E-322",
        "1.7976931348623157E308, 1.7976931348623157E+308",
        "9007199254740992, 9007199254740992",
        "100, 1E+2"
    })
    void isTheNumberWithTheFewestDigits(double value, BigDecimal expected) {
        assertThat(ShortestDigits.of(value)).isEqualByComparingTo(expected);
        assertThat(ShortestDigits.of(value).precision())
                .isEqualTo(expected.stripTrailingZeros().precision());
    }

    @Test
    void isReadAsTheSameDoubleAndNoShorterOneIs() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value) || value == 0) {
                continue;
            }
            BigDecimal digits = ShortestDigits.of(value);
            assertThat(digits.doubleValue()).isEqualTo(value);
            if (digits.precision() > 1) {
                for (RoundingMode mode : new RoundingMode[] {RoundingMode.UP, RoundingMode.DOWN}) {
                    BigDecimal shorter = new BigDecimal(value).round(new MathContext(digits.precision() - 1, mode));
                    assertThat(shorter.doubleValue()).as("%s", shorter).isNotEqualTo(value);
                }
            }
        }
    }
}
