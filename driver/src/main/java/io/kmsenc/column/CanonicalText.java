package io.kmsenc.column;

import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The canonical texts of docs/FORMAT.md: one for each value of a type, so that equal values have equal texts. Those of
 * numbers, times and truth values also have equal lengths, as a ciphertext shows the length of what it hides.
 *
 * <p>A value is a {@link Boolean} for a boolean, a {@link Long} for an integer or bigint, a {@link BigDecimal} of the declared
 * scale for a decimal, a {@link LocalDate} for a date, a {@link LocalDateTime} for a timestamp, a {@link UUID} for a uuid, and
 * a {@link String} for text and json.
 */
final class CanonicalText {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS");
    /** The digits before a decimal's point are a multiple of as many. */
    private static final int DIGITS = 8;

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private CanonicalText() {}

    /**
     * The text of a value.
     *
     * @return null if the value is none of the type, whatever its declared size
     */
    static @Nullable String of(DeclaredType declared, Object value) {
        return switch (declared.type()) {
            case TEXT, JSON -> value instanceof String text ? text : null;
            case BINARY -> null;
            case BOOLEAN -> value instanceof Boolean truth ? (truth ? "1" : "0") : null;
            case INTEGER -> value instanceof Long number && number == number.intValue() ? signed(number, 10) : null;
            case BIGINT -> value instanceof Long number ? signed(number, 19) : null;
            case DECIMAL ->
                value instanceof BigDecimal number && number.scale() == declared.scale() ? decimal(number) : null;
            case DATE -> value instanceof LocalDate date && inRange(date) ? date.toString() : null;
            case TIMESTAMP ->
                value instanceof LocalDateTime time && inRange(time.toLocalDate()) ? TIMESTAMP.format(time) : null;
            case UUID -> value instanceof UUID uuid ? uuid.toString() : null;
        };
    }

    /**
     * The value of a text.
     *
     * @return null if it isn't the canonical text of a value of the type
     */
    static @Nullable Object value(DeclaredType declared, String text) {
        try {
            Object value = parsed(declared.type(), text);
            return text.equals(of(declared, value)) ? value : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static Object parsed(LogicalType type, String text) {
        return switch (type) {
            case TEXT, BINARY, JSON -> text;
            case BOOLEAN -> text.equals("1");
            case INTEGER, BIGINT -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text);
            case UUID -> UUID.fromString(text);
        };
    }

    private static boolean inRange(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    private static String signed(long number, int digits) {
        String text = Long.toString(number);
        String absolute = number < 0 ? text.substring(1) : text;
        return (number < 0 ? "-" : "+") + "0".repeat(digits - absolute.length()) + absolute;
    }

    private static String decimal(BigDecimal number) {
        String absolute = number.abs().toPlainString();
        int point = absolute.indexOf('.');
        int whole = point < 0 ? absolute.length() : point;
        int zeros = (DIGITS - whole % DIGITS) % DIGITS;
        return (number.signum() < 0 ? "-" : "+") + "0".repeat(zeros) + absolute;
    }
}
