package io.kmsenc.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Truth values as they are stored. */
final class Truths {

    static final Map<String, Conversion> STORED = Map.of(
            "is-not-zero", (value, target) -> isNotZero((Number) value),
            "zero-or-one", (value, target) -> zeroOrOne(Numbers.exact(value)),
            "zero-or-one-double", (value, target) -> zeroOrOne(new BigDecimal(value.toString())),
            "zero-or-one-text",
                    (value, target) -> zeroOrOne(Numbers.noUnderflow(Numbers.parsed((String) value), target)),
            "truth-text", (value, target) -> read((String) value));

    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n");

    private Truths() {}

    private static Boolean isNotZero(Number value) throws Inconvertible {
        if (value instanceof Double || value instanceof Float) {
            double number = value.doubleValue();
            return number != 0 && !Double.isNaN(number);
        }
        BigDecimal number = Numbers.exact(value);
        Numbers.requireReasonable(number);
        return number.signum() != 0;
    }

    // The column behind it would keep any small number; a boolean keeps two.
    private static Boolean zeroOrOne(BigDecimal value) throws Inconvertible {
        Numbers.requireReasonable(value);
        if (value.precision() - value.scale() <= 1) {
            BigDecimal rounded = value.setScale(0, RoundingMode.HALF_UP);
            if (rounded.signum() == 0) {
                return false;
            }
            if (rounded.compareTo(BigDecimal.ONE) == 0) {
                return true;
            }
        }
        throw new Inconvertible("the number is neither 0 nor 1; declare the column integer to keep it");
    }

    private static Boolean read(String text) throws Inconvertible {
        String word = text.toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return true;
        }
        return !FALSE.contains(word) && Numbers.parsed(text).signum() != 0;
    }
}
