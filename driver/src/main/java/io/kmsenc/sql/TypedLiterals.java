package io.kmsenc.sql;

import io.kmsenc.schema.DeclaredType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What literals are in columns of declared types. Those spellings alone are taken that every one of the databases that
 * takes them reads as the same value, in a column and beside one, whatever its settings.
 */
final class TypedLiterals {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,100}(\\.[0-9]{1,100})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIMESTAMP = Pattern.compile(DATE + " [0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private TypedLiterals() {}

    /**
     * The value of a literal, as {@link io.kmsenc.column.ColumnCipher#encryptValue} takes it.
     *
     * @return null if it isn't certain to be one of the declared type
     */
    static @Nullable Object value(Token literal, DeclaredType declared, Dialect dialect) {
        if (literal.kind() == TokenKind.NUMBER && NUMBER.matcher(literal.text()).matches()) {
            return number(new BigDecimal(literal.text()), declared, dialect);
        }
        boolean string = literal.kind() == TokenKind.STRING && !literal.isNational();
        return string && literal.value() instanceof String body ? string(body, declared, dialect) : null;
    }

    // Databases round what they store, and not what they compare: a literal that would be rounded is left to
    // parameters.
    private static @Nullable Object number(BigDecimal number, DeclaredType declared, Dialect dialect) {
        return switch (declared.type()) {
            case BOOLEAN -> dialect == Dialect.MARIADB ? truth(number) : null;
            case INTEGER -> whole(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> whole(number, Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL -> decimal(number, declared);
            case TEXT, BINARY, DATE, TIMESTAMP, UUID, JSON -> null;
        };
    }

    private static @Nullable Boolean truth(BigDecimal number) {
        Long bit = whole(number, 0, 1);
        return bit == null ? null : Boolean.valueOf(bit == 1);
    }

    private static @Nullable Long whole(BigDecimal number, long least, long most) {
        boolean fits = number.scale() == 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        return fits ? Long.valueOf(number.longValueExact()) : null;
    }

    private static @Nullable BigDecimal decimal(BigDecimal number, DeclaredType declared) {
        if (number.scale() > declared.scale()) {
            return null;
        }
        BigDecimal scaled = number.setScale(declared.scale());
        return scaled.precision() <= declared.size() ? scaled : null;
    }

    private static @Nullable Object string(String body, DeclaredType declared, Dialect dialect) {
        try {
            return switch (declared.type()) {
                case DATE -> DATE.matcher(body).matches() ? inRange(LocalDate.parse(body)) : null;
                case TIMESTAMP -> TIMESTAMP.matcher(body).matches() ? timestamp(body, declared.size()) : null;
                case UUID -> UUID_TEXT.matcher(body).matches() ? UUID.fromString(body.toLowerCase(Locale.ROOT)) : null;
                // whether it is JSON is told before it is sent; H2 would make a JSON string of it
                case JSON -> dialect == Dialect.H2 ? null : body;
                case TEXT, BINARY, BOOLEAN, INTEGER, BIGINT, DECIMAL -> null;
            };
        } catch (DateTimeException e) {
            return null; // no day of the calendar
        }
    }

    private static @Nullable LocalDate inRange(LocalDate date) {
        return date.getYear() > 0 ? date : null;
    }

    private static @Nullable LocalDateTime timestamp(String body, int fractionDigits) {
        int point = body.indexOf('.');
        boolean rounded = point >= 0 && body.length() - point - 1 > fractionDigits;
        LocalDateTime time = LocalDateTime.parse(body.replace(' ', 'T'));
        return rounded || inRange(time.toLocalDate()) == null ? null : time;
    }
}
