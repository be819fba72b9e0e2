package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plaintext of a text column as another type, where all databases read a character column alike; what they
 * read each in a way of its own is refused. No message holds the text.
 */
final class SecretText {

    private SecretText() {}

    static long integer(ColumnRule rule, String text, long least, long most, String method) throws SQLException {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // no integer, or out of the range of a long: said below
        }
        throw SqlErrors.unsuitableValue(rule, method + ": the text is no integer in the range of the type");
    }

    static BigDecimal decimal(ColumnRule rule, String text, String method) throws SQLException {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw SqlErrors.unsuitableValue(rule, method + ": the text is no number");
        }
    }

    static boolean bool(ColumnRule rule, String text) throws SQLException {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                throw SqlErrors.unsuitableValue(rule, "getBoolean: the text is neither true or 1 nor false or 0");
        };
    }

    static Date date(ColumnRule rule, String text) throws SQLException {
        return parsed(
                rule,
                text,
                day -> Date.valueOf(LocalDate.parse(day)),
                "getDate: the text is not of the form yyyy-mm-dd");
    }

    static Time time(ColumnRule rule, String text) throws SQLException {
        return parsed(
                rule,
                text,
                time -> Time.valueOf(LocalTime.parse(time)),
                "getTime: the text is not of the form hh:mm:ss");
    }

    static Timestamp timestamp(ColumnRule rule, String text) throws SQLException {
        return parsed(
                rule,
                text,
                time -> Timestamp.valueOf(LocalDateTime.parse(time.replace(' ', 'T'))),
                "getTimestamp: the text is not of the form yyyy-mm-dd hh:mm:ss[.f…]");
    }

    static byte[] ascii(ColumnRule rule, String text) throws SQLException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length != text.length()) {
            throw SqlErrors.unsuitableValue(
                    rule, "getAsciiStream: the text has characters outside of ASCII; use getCharacterStream");
        }
        return bytes;
    }

    /** The text as an object of the class, or null where this class is not one that all databases give. */
    static @Nullable Object as(ColumnRule rule, String text, Class<?> type) throws SQLException {
        if (type == String.class || type == Object.class || type == CharSequence.class) {
            return text;
        } else if (type == Integer.class) {
            return (int) integer(rule, text, Integer.MIN_VALUE, Integer.MAX_VALUE, "getObject");
        } else if (type == Long.class) {
            return integer(rule, text, Long.MIN_VALUE, Long.MAX_VALUE, "getObject");
        } else if (type == BigDecimal.class) {
            return decimal(rule, text, "getObject");
        } else if (type == Boolean.class) {
            return bool(rule, text);
        }
        return null;
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private static <T> T parsed(ColumnRule rule, String text, Parser<T> parser, String problem) throws SQLException {
        try {
            return parser.parse(text.strip());
        } catch (DateTimeException e) {
            throw SqlErrors.unsuitableValue(rule, problem);
        }
    }
}
