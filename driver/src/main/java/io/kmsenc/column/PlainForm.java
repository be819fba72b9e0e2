package io.kmsenc.column;

import io.kmsenc.schema.DeclaredType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a column that isn't encrypted holds a value: text and bytes as they are, and a value of another type as the text that a
 * database makes of it when the column's type is altered to text, and takes when it is altered back.
 */
public final class PlainForm {

    // LocalDateTime's own text leaves seconds out that are zero; a database doesn't.
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private PlainForm() {}

    /**
     * The value, as {@link ColumnCipher} takes it, behind a plain form.
     *
     * @param stored a string, or a byte array for a binary column
     * @return null if it is none of the type
     */
    public static @Nullable Object value(DeclaredType declared, Object stored) {
        if (stored instanceof byte[] bytes) {
            return bytes;
        }
        try {
            return parsed(declared, (String) stored);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return null; // its message holds the value
        }
    }

    private static @Nullable Object parsed(DeclaredType declared, String text) {
        return switch (declared.type()) {
            case TEXT, BINARY, JSON -> text;
            case BOOLEAN -> truth(text.toLowerCase(Locale.ROOT));
            case INTEGER, BIGINT -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text).setScale(declared.scale(), RoundingMode.UNNECESSARY);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> timestamp(text);
            case UUID -> text.length() == 36 ? UUID.fromString(text) : null;
        };
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text) {
            case "true", "t", "1" -> Boolean.TRUE;
            case "false", "f", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    // With or without a fraction, and with the T of ISO 8601 or a blank.
    private static LocalDateTime timestamp(String text) {
        return LocalDateTime.parse(text.length() > 10 ? text.substring(0, 10) + "T" + text.substring(11) : text);
    }

    /** The plain form of a value as {@link ColumnCipher} gives it. */
    public static Object of(DeclaredType declared, Object value) {
        return switch (declared.type()) {
            case BINARY -> value;
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case TIMESTAMP -> TIMESTAMP.format((LocalDateTime) value);
            default -> value.toString();
        };
    }
}
