package io.kmsenc.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;

/** Numbers as getters give them: from numbers, and from truth values, of which true is 1. */
final class NumberReads {

    static final Map<String, Conversion> READ = Map.ofEntries(
            Map.entry("byte", (value, target) -> (byte) whole(value, RoundingMode.DOWN, 7)),
            Map.entry("short", (value, target) -> (short) whole(value, RoundingMode.DOWN, 15)),
            Map.entry("int", (value, target) -> (int) whole(value, RoundingMode.DOWN, 31)),
            Map.entry("long", (value, target) -> whole(value, RoundingMode.DOWN, 63)),
            Map.entry("byte-half-up", (value, target) -> (byte) whole(value, RoundingMode.HALF_UP, 7)),
            Map.entry("short-half-up", (value, target) -> (short) whole(value, RoundingMode.HALF_UP, 15)),
            Map.entry("int-half-up", (value, target) -> (int) whole(value, RoundingMode.HALF_UP, 31)),
            Map.entry(
                    "long-half-up", (value, target) -> whole(Numbers.bounded(number(value)), RoundingMode.HALF_UP, 63)),
            Map.entry("float", (value, target) -> number(value).floatValue()),
            Map.entry("double", (value, target) -> number(value).doubleValue()),
            Map.entry("decimal", (value, target) -> number(value)),
            Map.entry("big-integer", (value, target) -> number(value).toBigInteger()),
            Map.entry("is-not-zero", (value, target) -> number(value).signum() != 0),
            // of a number beyond the range of an int the lowest 32 bits count
            Map.entry("int-is-not-zero", (value, target) -> number(value).intValue() != 0),
            Map.entry("is-one-without-scale", (value, target) -> isOneWithoutScale(number(value))),
            Map.entry("is-one", (value, target) -> isOne(number(value))),
            Map.entry("four-bytes", (value, target) -> bytes(number(value).toBigInteger(), 4)),
            Map.entry("eight-bytes", (value, target) -> bytes(number(value).toBigInteger(), 8)));

    private NumberReads() {}

    private static BigDecimal number(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return Numbers.exact(value);
    }

    private static long whole(Object value, RoundingMode rounding, int bits) throws Inconvertible {
        BigInteger whole = number(value).setScale(0, rounding).toBigInteger();
        if (whole.bitLength() > bits) {
            throw new Inconvertible("the number is out of the range of the getter's type");
        }
        return whole.longValue();
    }

    private static Boolean isOne(BigDecimal number) throws Inconvertible {
        if (number.signum() != 0 && number.compareTo(BigDecimal.ONE) != 0) {
            throw new Inconvertible("the number is neither 0 nor 1");
        }
        return number.signum() != 0;
    }

    private static Boolean isOneWithoutScale(BigDecimal number) throws Inconvertible {
        if (number.scale() > 0) {
            throw new Inconvertible("a number with fraction digits is no truth value");
        }
        return isOne(number);
    }

    private static byte[] bytes(BigInteger number, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = number.shiftRight(8 * (length - 1 - i)).byteValue();
        }
        return bytes;
    }
}
