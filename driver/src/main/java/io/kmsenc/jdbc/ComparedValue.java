package io.kmsenc.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.UUID;

/**
 * Whether a value that is compared with a column is the very value that it was converted to. A database doesn't round what it
 * compares, and it compares values of other types by rules of its own.
 */
final class ComparedValue {

    private ComparedValue() {}

    /**
     * @param given what the setter was given
     * @param value what it would be if it were stored
     */
    static boolean isExact(Object given, Object value) {
        if (given instanceof Boolean || given instanceof UUID) {
            return given.equals(value);
        }
        if (given instanceof String || given instanceof Character) {
            return given.toString().equals(value);
        }
        if (given instanceof byte[] bytes) {
            return value instanceof byte[] kept && Arrays.equals(bytes, kept);
        }
        if (given instanceof LocalDate || given instanceof LocalDateTime) {
            return given.equals(value);
        }
        if (given instanceof Timestamp time) {
            return value instanceof LocalDateTime kept && kept.get(ChronoField.NANO_OF_SECOND) == time.getNanos();
        }
        return given instanceof Date ? value instanceof LocalDate : isExactNumber(given, value);
    }

    private static boolean isExactNumber(Object given, Object value) {
        boolean exact = given instanceof Byte
                || given instanceof Short
                || given instanceof Integer
                || given instanceof Long
                || given instanceof BigInteger
                || given instanceof BigDecimal;
        return exact
                && value instanceof Number
                && new BigDecimal(given.toString()).compareTo(new BigDecimal(value.toString())) == 0;
    }
}
