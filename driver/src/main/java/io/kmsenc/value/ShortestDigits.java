package io.kmsenc.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The decimal number with the fewest digits that is read as a given double; among those the nearest one. Java's own texts have
 * more digits than that before Java 19.
 */
final class ShortestDigits {

    /** With as many digits every double can be told from every other. */
    private static final int ENOUGH = 17;

    private ShortestDigits() {}

    /** @param value finite and not zero */
    static BigDecimal of(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < ENOUGH; digits++) {
            BigDecimal found = nearest(
                    exact,
                    value,
                    exact.round(new MathContext(digits, RoundingMode.DOWN)),
                    exact.round(new MathContext(digits, RoundingMode.UP)));
            if (found != null) {
                return found.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(ENOUGH, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    private static @Nullable BigDecimal nearest(BigDecimal exact, double value, BigDecimal below, BigDecimal above) {
        boolean fitsBelow = below.doubleValue() == value;
        boolean fitsAbove = above.doubleValue() == value;
        if (fitsBelow && fitsAbove) {
            return exact.subtract(below).abs().compareTo(exact.subtract(above).abs()) <= 0 ? below : above;
        }
        if (fitsBelow) {
            return below;
        }
        return fitsAbove ? above : null;
    }
}
