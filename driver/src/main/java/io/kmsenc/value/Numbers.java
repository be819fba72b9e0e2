package io.kmsenc.value;

import io.kmsenc.schema.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;

/** Numbers as they are stored: in integer, bigint and decimal columns. No number goes through a double that wasn't one. */
final class Numbers {

    static final Map<String, Conversion> STORED = Map.ofEntries(
            Map.entry("half-up", (value, target) -> fitted(exact(value), target)),
            Map.entry("bounded-half-up", (value, target) -> fitted(bounded(exact(value)), target)),
            Map.entry("shortest-half-up", (value, target) -> fitted(shortest(value), target)),
            Map.entry("floor-of-half", (value, target) -> fitted(floorOfHalf((Number) value, target), target)),
            Map.entry("half-even", (value, target) -> fitted(halfEven((Number) value), target)),
            Map.entry("six-digits", (value, target) -> fitted(digits((Number) value, 6), target)),
            Map.entry("fifteen-digits", (value, target) -> fitted(digits((Number) value, 15), target)),
            Map.entry("number-literal", (value, target) -> fitted(literal((Number) value, target), target)),
            Map.entry("one-or-zero", (value, target) -> fitted(truth(value), target)),
            Map.entry("number-text", (value, target) -> fitted(noUnderflow(parsed((String) value), target), target)),
            Map.entry("integer-text", (value, target) -> fitted(whole((String) value), target)));

    private static final int MANY_DIGITS = 1_000;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

    private Numbers() {}

    /** The number that an integral or decimal Java number is. */
    static BigDecimal exact(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        return value instanceof BigInteger number
                ? new BigDecimal(number)
                : BigDecimal.valueOf(((Number) value).longValue());
    }

    /** The shortest decimal number that the float or double is the nearest to. */
    private static BigDecimal shortest(Object value) throws Inconvertible {
        requireFinite((Number) value);
        return new BigDecimal(value.toString());
    }

    private static BigDecimal floorOfHalf(Number value, Target target) throws Inconvertible {
        double number = value.doubleValue();
        if (Double.isNaN(number)) {
            return BigDecimal.ZERO;
        }
        boolean wide = target.declared().type() == LogicalType.BIGINT;
        if (number < (wide ? Long.MIN_VALUE : Integer.MIN_VALUE)
                || number > (wide ? Long.MAX_VALUE : Integer.MAX_VALUE)) {
            throw outOfRange();
        }
        return BigDecimal.valueOf(Math.round(number));
    }

    private static BigDecimal halfEven(Number value) throws Inconvertible {
        requireFinite(value);
        return new BigDecimal(Math.rint(value.doubleValue()));
    }

    private static BigDecimal digits(Number value, int digits) throws Inconvertible {
        requireFinite(value);
        return new BigDecimal(value.doubleValue()).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    // Written into the statement as Java writes it: with an exponent it is a double to the server, else a decimal.
    private static BigDecimal literal(Number value, Target target) throws Inconvertible {
        if (!value.toString().contains("E") || target.declared().type() == LogicalType.DECIMAL) {
            return value instanceof BigDecimal number ? number : shortest(value);
        }
        return halfEven(value.doubleValue());
    }

    private static BigDecimal truth(Object value) {
        return (Boolean) value ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    static BigDecimal parsed(String text) throws Inconvertible {
        String number = trimmed(text);
        if (!NUMBER.matcher(number).matches()) {
            throw new Inconvertible("the text is no number");
        }
        return new BigDecimal(number);
    }

    /** A whole number is read by way of a double, which has none that near to zero. */
    static BigDecimal noUnderflow(BigDecimal number, Target target) throws Inconvertible {
        boolean whole = target.declared().type() != LogicalType.DECIMAL;
        if (whole && number.signum() != 0 && number.doubleValue() == 0) {
            throw new Inconvertible("the number is nearer to zero than any double");
        }
        return number;
    }

    private static BigDecimal whole(String text) throws Inconvertible {
        String number = trimmed(text);
        if (!WHOLE.matcher(number).matches()) {
            throw new Inconvertible("the text is no whole number");
        }
        return new BigDecimal(number);
    }

    /** Without the spaces around it; other white space is not the same to every database. */
    static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    private static void requireFinite(Number value) throws Inconvertible {
        if (!Double.isFinite(value.doubleValue())) {
            throw new Inconvertible("the number is infinite or not a number");
        }
    }

    /** The number as the type keeps it, rounded half up, if it is in its range. */
    private static Object fitted(BigDecimal number, Target target) throws Inconvertible {
        requireReasonable(number);
        BigDecimal rounded = number.setScale(target.declared().scale(), RoundingMode.HALF_UP);
        if (target.declared().type() == LogicalType.DECIMAL) {
            if (rounded.precision() > target.declared().size()) {
                throw outOfRange();
            }
            return rounded;
        }
        return inRange(rounded.toBigInteger(), target.declared().type() == LogicalType.INTEGER ? 31 : 63);
    }

    /** Digits that the databases would no longer all take, and that would take long to be written out. */
    static void requireReasonable(BigDecimal number) throws Inconvertible {
        if (number.scale() > MANY_DIGITS || (long) number.precision() - number.scale() > MANY_DIGITS) {
            throw new Inconvertible("the number has more than " + MANY_DIGITS + " digits");
        }
    }

    /** Not beyond the largest bigint, even by less than rounding would take away. */
    static BigDecimal bounded(BigDecimal number) throws Inconvertible {
        if (number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                || number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0) {
            throw outOfRange();
        }
        return number;
    }

    private static Long inRange(BigInteger number, int bits) throws Inconvertible {
        if (number.bitLength() > bits) {
            throw outOfRange();
        }
        return number.longValue();
    }

    private static Inconvertible outOfRange() {
        return new Inconvertible("the number is out of the range of the type");
    }
}
