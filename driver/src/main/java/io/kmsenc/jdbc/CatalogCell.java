package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a catalog's row tells of a secret column, in place of what it tells of the stored one, as the getters give it. A
 * getter for which drivers differ, or that none has, is refused.
 *
 * @param value an Integer, a String or SQL's NULL
 * @param own the name of the class that the driver's {@code getObject} gives in this column
 */
record CatalogCell(ColumnRule rule, @Nullable Object value, String own) {

    boolean isNull() {
        return value == null;
    }

    /** As a text; null for NULL. */
    @Nullable
    String text() {
        return value == null ? null : value.toString();
    }

    byte @Nullable [] bytes(String getter) throws SQLException {
        if (value instanceof Integer) {
            throw refused(getter);
        }
        return value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As a number; 0 for NULL. */
    int number(long least, long most, String getter) throws SQLException {
        if (value == null) {
            return 0;
        }
        if (value instanceof Integer number && least <= number && number <= most) {
            return number;
        }
        throw refused(getter);
    }

    int number(String getter) throws SQLException {
        return number(Integer.MIN_VALUE, Integer.MAX_VALUE, getter);
    }

    @Nullable
    BigDecimal decimal(String getter) throws SQLException {
        return value == null ? null : BigDecimal.valueOf(number(getter));
    }

    /** Not every driver takes another number for true. */
    boolean bool(String getter) throws SQLException {
        return number(0, 1, getter) == 1;
    }

    /** As the driver's {@code getObject} gives it. */
    @Nullable
    Object object(String getter) throws SQLException {
        if (!(value instanceof Integer number)) {
            return value;
        }
        return as(own, number, getter);
    }

    /** As {@code getObject} with a class gives it. */
    @Nullable
    Object object(Class<?> type, String getter) throws SQLException {
        if (value == null) {
            return null;
        }
        if (type == Object.class) {
            return object(getter);
        }
        if (type == String.class) {
            return text();
        }
        if (value instanceof Integer number) {
            return as(type.getName(), number, getter);
        }
        throw refused(getter);
    }

    private Object as(String type, int number, String getter) throws SQLException {
        return switch (type) {
            case "java.lang.Integer" -> number;
            case "java.lang.Long" -> (long) number;
            case "java.lang.Short" -> (short) number(Short.MIN_VALUE, Short.MAX_VALUE, getter);
            case "java.lang.Byte" -> (byte) number(Byte.MIN_VALUE, Byte.MAX_VALUE, getter);
            case "java.lang.Float" -> (float) number;
            case "java.lang.Double" -> (double) number;
            case "java.lang.Boolean" -> bool(getter);
            case "java.math.BigDecimal" -> BigDecimal.valueOf(number);
            case "java.math.BigInteger" -> BigInteger.valueOf(number);
            default -> throw refused(getter);
        };
    }

    /** Refuses to be read as what no number or text is, but for NULL. */
    void requireNull(String getter) throws SQLException {
        if (value != null) {
            throw refused(getter);
        }
    }

    SQLException refused(String getter) {
        return SqlErrors.unsuitableAccess(rule, getter + " of the catalog", "use getInt or getString");
    }
}
