package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a setter was given into the plaintext of a secret column, or refuses it: a String for a text column, a byte array
 * for a binary one, and else a value as {@link io.kmsenc.column.ColumnCipher#encryptValue} takes it. Null is NULL.
 */
abstract class SecretParameter {

    final ColumnRule rule;

    SecretParameter(ColumnRule rule) {
        this.rule = rule;
    }

    /** What to call instead. */
    static String remedy(ColumnRule rule) {
        return switch (rule.type()) {
            case TEXT -> "use setString";
            case BINARY -> "use setBytes";
            case BOOLEAN -> "use setBoolean";
            case INTEGER -> "use setInt";
            case BIGINT -> "use setLong";
            case DECIMAL -> "use setBigDecimal";
            case DATE -> "use setObject with a LocalDate";
            case TIMESTAMP -> "use setObject with a LocalDateTime";
            case UUID -> "use setObject with a UUID";
            case JSON -> "no method can in this version; declare the column text";
        };
    }

    static int code(@Nullable SQLType type) throws SQLException {
        if (type == null) {
            throw SqlErrors.noType();
        }
        Integer code = type.getVendorTypeNumber();
        return code == null ? Types.OTHER : code;
    }

    /**
     * Refuses a NULL of an SQL type that the column's type doesn't take.
     *
     * @param type of {@link Types}
     */
    abstract void requireNull(int type, String method) throws SQLException;

    /** Refuses the setters that take an {@link SQLType}, where the delegate does. */
    abstract void requireSqlType() throws SQLException;

    abstract @Nullable Object text(@Nullable String value, String method) throws SQLException;

    abstract @Nullable Object binary(byte @Nullable [] value, String method) throws SQLException;

    /** @param value of any class of numbers, a Boolean, or null for NULL of a decimal */
    abstract @Nullable Object scalar(@Nullable Object value, String method) throws SQLException;

    abstract @Nullable Object date(@Nullable Date value, @Nullable Calendar calendar) throws SQLException;

    abstract @Nullable Object time(@Nullable Time value, @Nullable Calendar calendar) throws SQLException;

    abstract @Nullable Object timestamp(@Nullable Timestamp value, @Nullable Calendar calendar) throws SQLException;

    abstract @Nullable Object object(@Nullable Object value) throws SQLException;

    /** The same where the caller names the SQL type that it means. */
    abstract @Nullable Object object(@Nullable Object value, int type) throws SQLException;

    /** The same where the caller names how many fraction digits, or which length, too. */
    abstract @Nullable Object object(@Nullable Object value, int type, int scaleOrLength) throws SQLException;

    abstract @Nullable Object clob(@Nullable Clob value, String method) throws SQLException;

    abstract @Nullable Object blob(@Nullable Blob value, String method) throws SQLException;

    abstract @Nullable Object characters(@Nullable Reader value, long length, String method) throws SQLException;

    abstract @Nullable Object bytes(@Nullable InputStream value, long length, String method) throws SQLException;

    abstract @Nullable Object ascii(@Nullable InputStream value, long length) throws SQLException;
}
