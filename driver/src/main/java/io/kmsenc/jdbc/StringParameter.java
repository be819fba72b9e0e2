package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.sql.Dialect;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A parameter of a text or binary column. What the database would convert by rules of its own is refused. */
final class StringParameter extends SecretParameter {

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

    private final Dialect dialect;

    StringParameter(ColumnRule rule, Dialect dialect) {
        super(rule);
        this.dialect = dialect;
    }

    @Override
    void requireNull(int type, String method) {
        // NULL has no form that could be wrong
    }

    @Override
    void requireSqlType() {
        // what is named is only held against the column's type
    }

    @Override
    @Nullable
    Object text(@Nullable String value, String method) throws SQLException {
        return value == null ? null : required(LogicalType.TEXT, method, value);
    }

    @Override
    @Nullable
    Object binary(byte @Nullable [] value, String method) throws SQLException {
        return value == null ? null : required(LogicalType.BINARY, method, value);
    }

    /**
     * The text that H2 and MariaDB store for a number in a character column. PostgreSQL has no such conversion; and a
     * comparison with a number is numeric, which ciphertexts can't answer.
     */
    @Override
    @Nullable
    Object scalar(@Nullable Object value, String method) throws SQLException {
        if (value == null) {
            return null;
        }
        require(LogicalType.TEXT, method);
        String text = value.toString();
        boolean integer =
                value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long;
        boolean plain = integer
                || (value instanceof BigDecimal decimal
                        && decimal.toPlainString().equals(text));
        if (dialect == Dialect.POSTGRESQL || rule.deterministic() || !plain) {
            throw SqlErrors.unsuitableAccess(rule, method, remedy(rule));
        }
        return text;
    }

    @Override
    @Nullable
    Object date(@Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        throw SqlErrors.unsuitableAccess(rule, "setDate", remedy(rule));
    }

    @Override
    @Nullable
    Object time(@Nullable Time value, @Nullable Calendar calendar) throws SQLException {
        throw SqlErrors.unsuitableAccess(rule, "setTime", remedy(rule));
    }

    @Override
    @Nullable
    Object timestamp(@Nullable Timestamp value, @Nullable Calendar calendar) throws SQLException {
        throw SqlErrors.unsuitableAccess(rule, "setTimestamp", remedy(rule));
    }

    @Override
    @Nullable
    Object object(@Nullable Object value) throws SQLException {
        if (value == null) {
            return null;
        } else if (value instanceof String || value instanceof Character) {
            return text(value.toString(), "setObject with a String");
        } else if (value instanceof byte[] bytes) {
            return binary(bytes, "setObject with a byte array");
        } else if (value instanceof Clob clob) {
            return clob(clob, "setObject with a Clob");
        } else if (value instanceof Blob blob) {
            return blob(blob, "setObject with a Blob");
        } else if (value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long) {
            return scalar(value, "setObject with a number");
        }
        String type = value.getClass().getName();
        throw SqlErrors.unsuitableAccess(rule, "setObject with a value of " + type, remedy(rule));
    }

    @Override
    @Nullable
    Object object(@Nullable Object value, int type) throws SQLException {
        if (value == null) {
            return null;
        }
        boolean fits = (rule.type() == LogicalType.TEXT ? TEXT_TYPES : BINARY_TYPES).contains(type);
        if (!fits) {
            throw SqlErrors.unsuitableAccess(rule, "setObject with type " + type, remedy(rule));
        }
        return object(value);
    }

    @Override
    @Nullable
    Object object(@Nullable Object value, int type, int scaleOrLength) throws SQLException {
        return object(value, type);
    }

    @Override
    @Nullable
    Object clob(@Nullable Clob value, String method) throws SQLException {
        return value == null ? null : characters(value.getCharacterStream(), SecretStreams.TO_THE_END, method);
    }

    @Override
    @Nullable
    Object blob(@Nullable Blob value, String method) throws SQLException {
        return value == null ? null : bytes(value.getBinaryStream(), SecretStreams.TO_THE_END, method);
    }

    @Override
    @Nullable
    Object characters(@Nullable Reader value, long length, String method) throws SQLException {
        if (value == null) {
            return null;
        }
        require(LogicalType.TEXT, method);
        return SecretStreams.characters(rule, value, length, method);
    }

    @Override
    @Nullable
    Object bytes(@Nullable InputStream value, long length, String method) throws SQLException {
        if (value == null) {
            return null;
        }
        require(LogicalType.BINARY, method);
        return SecretStreams.bytes(rule, value, length, method);
    }

    @Override
    @Nullable
    Object ascii(@Nullable InputStream value, long length) throws SQLException {
        if (value == null) {
            return null;
        }
        require(LogicalType.TEXT, "setAsciiStream");
        return SecretStreams.ascii(rule, value, length);
    }

    private <T> T required(LogicalType type, String method, T value) throws SQLException {
        require(type, method);
        return value;
    }

    private void require(LogicalType type, String method) throws SQLException {
        if (rule.type() != type) {
            throw SqlErrors.unsuitableAccess(rule, method, remedy(rule));
        }
    }
}
