package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.value.Conversions;
import io.kmsenc.value.Inconvertible;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** A parameter of a column whose values are no strings: converted as the delegate and its database would. */
final class TypedParameter extends SecretParameter {

    private final Session session;
    private final Conversions conversions;
    private final boolean compared;

    /** @param compared whether the value is compared with the column, and not only stored there */
    TypedParameter(ColumnRule rule, Session session, boolean compared) throws SQLException {
        super(rule);
        this.session = session;
        this.conversions = session.conversions(rule);
        this.compared = compared;
    }

    @Override
    void requireNull(int type, String method) throws SQLException {
        if (!conversions.storesNull(name(type), rule.declared())) {
            throw unsuitable(method + " with type " + type);
        }
    }

    private static String name(int type) {
        try {
            return JDBCType.valueOf(type).getName();
        } catch (IllegalArgumentException e) {
            return "a type of the database's own";
        }
    }

    @Override
    @Nullable
    Object text(@Nullable String value, String method) throws SQLException {
        return value == null ? nothing(Types.VARCHAR, method) : converted(value, null, method);
    }

    @Override
    @Nullable
    Object binary(byte @Nullable [] value, String method) throws SQLException {
        return value == null ? nothing(Types.VARBINARY, method) : converted(value, null, method);
    }

    @Override
    @Nullable
    Object scalar(@Nullable Object value, String method) throws SQLException {
        return value == null ? nothing(Types.NUMERIC, method) : converted(value, null, method);
    }

    @Override
    @Nullable
    Object date(@Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        return value == null ? nothing(Types.DATE, "setDate") : converted(value, calendar, "setDate");
    }

    @Override
    @Nullable
    Object time(@Nullable Time value, @Nullable Calendar calendar) throws SQLException {
        return value == null ? nothing(Types.TIME, "setTime") : converted(value, calendar, "setTime");
    }

    @Override
    @Nullable
    Object timestamp(@Nullable Timestamp value, @Nullable Calendar calendar) throws SQLException {
        return value == null ? nothing(Types.TIMESTAMP, "setTimestamp") : converted(value, calendar, "setTimestamp");
    }

    @Override
    @Nullable
    Object object(@Nullable Object value) throws SQLException {
        if (value instanceof Clob clob) {
            return clob(clob, "setObject with a Clob");
        }
        if (value instanceof Reader reader) {
            return characters(reader, SecretStreams.TO_THE_END, "setObject with a Reader");
        }
        return value == null
                ? nothing(Types.NULL, "setObject")
                : converted(
                        value,
                        null,
                        "setObject with a value of " + value.getClass().getName());
    }

    @Override
    @Nullable
    Object object(@Nullable Object value, int type) throws SQLException {
        if (value == null) {
            return nothing(type, "setObject");
        }
        requireMeant(NamedType.keeps(value, type), type);
        return object(value);
    }

    @Override
    @Nullable
    Object object(@Nullable Object value, int type, int scaleOrLength) throws SQLException {
        if (value == null) {
            return nothing(type, "setObject");
        }
        requireMeant(NamedType.keeps(value, type, scaleOrLength), type);
        return object(value);
    }

    @Override
    void requireSqlType() throws SQLException {
        if (!conversions.takesSqlTypes(rule.declared())) {
            throw unsuitable("setObject with an SQLType");
        }
    }

    private void requireMeant(boolean kept, int type) throws SQLException {
        if (!kept) {
            throw unsuitable("setObject with type " + type + " for a value of another type");
        }
    }

    @Override
    @Nullable
    Object clob(@Nullable Clob value, String method) throws SQLException {
        return value == null
                ? nothing(Types.CLOB, method)
                : characters(value.getCharacterStream(), SecretStreams.TO_THE_END, method);
    }

    @Override
    @Nullable
    Object blob(@Nullable Blob value, String method) throws SQLException {
        return value == null
                ? nothing(Types.BLOB, method)
                : bytes(value.getBinaryStream(), SecretStreams.TO_THE_END, method);
    }

    @Override
    @Nullable
    Object characters(@Nullable Reader value, long length, String method) throws SQLException {
        if (value == null) {
            return nothing(Types.VARCHAR, method);
        }
        String text = SecretStreams.characters(rule, value, length, method);
        return checked(
                () -> conversions.stored(Conversions.CHARACTERS, text, session.target(rule, null)), text, method);
    }

    @Override
    @Nullable
    Object bytes(@Nullable InputStream value, long length, String method) throws SQLException {
        if (value == null) {
            return nothing(Types.VARBINARY, method);
        }
        throw unsuitable(method);
    }

    @Override
    @Nullable
    Object ascii(@Nullable InputStream value, long length) throws SQLException {
        if (value == null) {
            return nothing(Types.VARCHAR, "setAsciiStream");
        }
        throw unsuitable("setAsciiStream");
    }

    private @Nullable Object nothing(int type, String method) throws SQLException {
        requireNull(type, method);
        return null;
    }

    private Object converted(Object given, @Nullable Calendar calendar, String method) throws SQLException {
        return checked(() -> conversions.stored(given, session.target(rule, calendar)), given, method);
    }

    private interface Step {
        @Nullable
        Object run() throws Inconvertible, SQLException;
    }

    private Object checked(Step step, Object given, String method) throws SQLException {
        if (!conversions.has(rule.declared())) {
            throw SqlErrors.unsuitableValue(
                    rule, "the database has no " + rule.declared() + "; declare one of up to 6 fraction digits");
        }
        Object value;
        try {
            value = step.run();
        } catch (Inconvertible e) {
            throw SqlErrors.unsuitableValue(rule, method + ": " + e.getMessage());
        }
        if (value == null) {
            throw unsuitable(method);
        }
        if (compared && !ComparedValue.isExact(given, value)) {
            throw SqlErrors.unsuitableValue(
                    rule,
                    method + ": the value is compared, and isn't one that the column can hold; give a value of type "
                            + rule.declared());
        }
        return value;
    }

    private SQLException unsuitable(String method) {
        return SqlErrors.unsuitableAccess(rule, method, remedy(rule));
    }
}
