package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Types;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a setter was given into the plaintext of a secret column: a String for a text column, a byte array for a
 * binary one. What the database would convert by rules of its own is refused.
 */
final class SecretParameter {

    /** As a stream's length: up to its end. */
    static final long TO_THE_END = -1;

    private static final Set<Integer> TEXT_TYPES = Set.of(
            Types.CHAR,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.CLOB,
            Types.NCHAR,
            Types.NVARCHAR,
            Types.LONGNVARCHAR,
            Types.NCLOB);
    private static final Set<Integer> BINARY_TYPES =
            Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    private SecretParameter() {}

    /** What to call instead. */
    static String remedy(ColumnRule rule) {
        return switch (rule.type()) {
            case TEXT -> "use setString";
            case BINARY -> "use setBytes";
            default -> "no method can in this version; declare the column text or binary";
        };
    }

    static @Nullable String text(ColumnRule rule, @Nullable String value, String method) throws SQLException {
        return value == null ? null : required(rule, LogicalType.TEXT, method, value);
    }

    static byte @Nullable [] binary(ColumnRule rule, byte @Nullable [] value, String method) throws SQLException {
        return value == null ? null : required(rule, LogicalType.BINARY, method, value);
    }

    /**
     * The text that H2 and MariaDB store for a number in a character column. PostgreSQL has no such conversion; and a
     * comparison with a number is numeric, which ciphertexts can't answer.
     */
    static @Nullable String number(ColumnRule rule, Dialect dialect, @Nullable Number value, String method)
            throws SQLException {
        if (value == null) {
            return null;
        }
        require(rule, LogicalType.TEXT, method);
        String text = value.toString();
        boolean plain = !(value instanceof BigDecimal decimal)
                || decimal.toPlainString().equals(text);
        if (dialect == Dialect.POSTGRESQL || rule.deterministic() || !plain) {
            throw SqlErrors.unsuitableAccess(rule, method, remedy(rule));
        }
        return text;
    }

    /** The plaintext of a Java object, or null. */
    static @Nullable Object object(ColumnRule rule, Dialect dialect, @Nullable Object value) throws SQLException {
        if (value == null) {
            return null;
        } else if (value instanceof String || value instanceof Character) {
            return text(rule, value.toString(), "setObject with a String");
        } else if (value instanceof byte[] bytes) {
            return binary(rule, bytes, "setObject with a byte array");
        } else if (value instanceof Clob clob) {
            return clob(rule, clob, "setObject with a Clob");
        } else if (value instanceof Blob blob) {
            return blob(rule, blob, "setObject with a Blob");
        } else if (value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long) {
            return number(rule, dialect, (Number) value, "setObject with a number");
        }
        String type = value.getClass().getName();
        throw SqlErrors.unsuitableAccess(rule, "setObject with a value of " + type, remedy(rule));
    }

    /** The same where the caller names the SQL type that it means. */
    static @Nullable Object object(ColumnRule rule, Dialect dialect, @Nullable Object value, int type)
            throws SQLException {
        if (value == null) {
            return null;
        }
        boolean fits = (rule.type() == LogicalType.TEXT ? TEXT_TYPES : BINARY_TYPES).contains(type);
        if (!fits) {
            throw SqlErrors.unsuitableAccess(rule, "setObject with type " + type, remedy(rule));
        }
        return object(rule, dialect, value);
    }

    static int code(SQLType type) {
        Integer code = type.getVendorTypeNumber();
        return code == null ? Types.OTHER : code;
    }

    static @Nullable String clob(ColumnRule rule, @Nullable Clob value, String method) throws SQLException {
        return value == null ? null : characters(rule, value.getCharacterStream(), TO_THE_END, method);
    }

    static byte @Nullable [] blob(ColumnRule rule, @Nullable Blob value, String method) throws SQLException {
        return value == null ? null : bytes(rule, value.getBinaryStream(), TO_THE_END, method);
    }

    static @Nullable String characters(ColumnRule rule, @Nullable Reader value, long length, String method)
            throws SQLException {
        if (value == null) {
            return null;
        }
        require(rule, LogicalType.TEXT, method);
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[4096];
        long left = length < 0 ? Long.MAX_VALUE : length;
        try {
            while (left > 0) {
                int read = value.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                text.append(buffer, 0, read);
                left -= read;
            }
        } catch (IOException e) {
            throw unreadable(rule, method, e);
        }
        requireWhole(rule, length, text.length(), method);
        return text.toString();
    }

    static byte @Nullable [] bytes(ColumnRule rule, @Nullable InputStream value, long length, String method)
            throws SQLException {
        if (value == null) {
            return null;
        }
        require(rule, LogicalType.BINARY, method);
        return read(rule, value, length, method);
    }

    static @Nullable String ascii(ColumnRule rule, @Nullable InputStream value, long length) throws SQLException {
        if (value == null) {
            return null;
        }
        require(rule, LogicalType.TEXT, "setAsciiStream");
        byte[] bytes = read(rule, value, length, "setAsciiStream");
        for (byte b : bytes) {
            if (b < 0) {
                throw SqlErrors.unsuitableValue(
                        rule, "setAsciiStream was given a byte that is no ASCII character; use setCharacterStream");
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static byte[] read(ColumnRule rule, InputStream value, long length, String method) throws SQLException {
        try {
            byte[] bytes =
                    length < 0 ? value.readAllBytes() : value.readNBytes((int) Math.min(Integer.MAX_VALUE, length));
            requireWhole(rule, length, bytes.length, method);
            return bytes;
        } catch (IOException e) {
            throw unreadable(rule, method, e);
        }
    }

    private static <T> T required(ColumnRule rule, LogicalType type, String method, T value) throws SQLException {
        require(rule, type, method);
        return value;
    }

    private static void require(ColumnRule rule, LogicalType type, String method) throws SQLException {
        if (rule.type() != type) {
            throw SqlErrors.unsuitableAccess(rule, method, remedy(rule));
        }
    }

    private static void requireWhole(ColumnRule rule, long expected, long read, String method) throws SQLException {
        if (expected >= 0 && read < expected) {
            throw SqlErrors.unsuitableValue(
                    rule, method + " was given a stream of " + read + " where " + expected + " were announced");
        }
    }

    private static SQLException unreadable(ColumnRule rule, String method, IOException e) {
        SQLException failure = SqlErrors.unsuitableValue(rule, method + " was given a stream that can't be read");
        failure.initCause(e);
        return failure;
    }
}
