package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.sql.ParameterForm;
import io.kmsenc.value.Conversions;
import io.kmsenc.value.Inconvertible;
import io.kmsenc.value.Target;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a setter was given into the plaintext of a secret column, as the delegate and its database would, or refuses it: a String for a text column, a byte array
 * for a binary one, and else a value as {@link io.kmsenc.column.ColumnCipher#encryptValue} takes it. Null is NULL.
 */
final class SecretParameter {

    private final ColumnRule rule;
    private final Session session;
    private final Conversions conversions;
    private final boolean compared;
    /** What stands before a kind in the tables, where the statement makes something else of it. */
    private final String way;

    private final String objectMethod;
    private final String remedy;

    /** For a value that is stored in the column. */
    SecretParameter(ColumnRule rule, Session session, ParameterForm form) throws SQLException {
        this(rule, session, false, form);
    }

    /** @param compared whether the value is compared with the column, and not only stored there */
    SecretParameter(ColumnRule rule, Session session, boolean compared, ParameterForm form) throws SQLException {
        this(rule, session, compared, form, "setObject", remedy(rule));
    }

    private SecretParameter(
            ColumnRule rule, Session session, boolean compared, ParameterForm form, String objectMethod, String remedy)
            throws SQLException {
        this.way = form.document().isEmpty() ? "" : "cast:" + form.document() + ":";
        this.rule = rule;
        this.session = session;
        this.conversions = session.conversions(rule);
        this.compared = compared;
        this.objectMethod = objectMethod;
        this.remedy = remedy;
    }

    /** Of what the updaters of a result set are given. */
    static SecretParameter ofUpdate(ColumnRule rule, Session session) throws SQLException {
        return new SecretParameter(
                rule, session, false, ParameterForm.USUAL, "updateObject", SecretUpdates.remedy(rule));
    }

    /**
     * Refuses a NULL of an SQL type that the column's type doesn't take.
     *
     * @param type of {@link Types}
     */
    void requireNull(int type, String method) throws SQLException {
        if (!conversions.takes(way + "NULL:" + name(type), rule.declared())) {
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

    @Nullable
    Object text(@Nullable String value, String method) throws SQLException {
        return value == null ? nothing(Types.VARCHAR, method) : converted(value, null, method);
    }

    @Nullable
    Object binary(byte @Nullable [] value, String method) throws SQLException {
        return value == null ? nothing(Types.VARBINARY, method) : converted(value, null, method);
    }

    /** @param value of any class of numbers, a Boolean, or null for NULL of a decimal */
    @Nullable
    Object scalar(@Nullable Object value, String method) throws SQLException {
        return value == null ? nothing(Types.NUMERIC, method) : converted(value, null, method);
    }

    @Nullable
    Object date(@Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        return value == null ? nothing(Types.DATE, "setDate") : converted(value, calendar, "setDate");
    }

    @Nullable
    Object time(@Nullable Time value, @Nullable Calendar calendar) throws SQLException {
        return value == null ? nothing(Types.TIME, "setTime") : converted(value, calendar, "setTime");
    }

    @Nullable
    Object timestamp(@Nullable Timestamp value, @Nullable Calendar calendar) throws SQLException {
        return value == null ? nothing(Types.TIMESTAMP, "setTimestamp") : converted(value, calendar, "setTimestamp");
    }

    @Nullable
    Object object(@Nullable Object value) throws SQLException {
        if (rule.type() == LogicalType.JSON && PostgresObject.isOne(value)) {
            return document(value);
        }
        if (value instanceof Clob clob) {
            return clob(clob, objectMethod + " with a Clob");
        }
        if (value instanceof Blob blob) {
            return blob(blob, objectMethod + " with a Blob");
        }
        if (value instanceof Reader reader) {
            return characters(reader, SecretStreams.TO_THE_END, objectMethod + " with a Reader");
        }
        if (value instanceof InputStream stream) {
            return bytes(stream, SecretStreams.TO_THE_END, objectMethod + " with an InputStream");
        }
        return value == null ? nothing(Types.NULL, objectMethod) : converted(value, null, null);
    }

    /** An object of PostgreSQL's driver, which has a type of its own. */
    private @Nullable Object document(Object given) throws SQLException {
        String kind = way + "as:" + PostgresObject.type(given);
        String method = "setObject with a PGobject of this type";
        if (!conversions.takes(kind, rule.declared())) {
            throw unsuitable(method);
        }
        String text = PostgresObject.value(given);
        return text == null ? null : stored(kind, text, text, null, method);
    }

    /** The same where the caller names the SQL type that it means. */
    @Nullable
    Object object(@Nullable Object value, int type) throws SQLException {
        if (value == null) {
            return nothing(type, objectMethod);
        }
        if (rule.type() == LogicalType.JSON && type == Types.OTHER && PostgresObject.isOne(value)) {
            return document(value);
        }
        String other = type == Types.OTHER ? Conversions.kind(way.isEmpty() ? "as:OTHER:" : way, value) : "";
        if (conversions.takes(other, rule.declared())) {
            return stored(other, value, value, null, "setObject with type " + type);
        }
        requireMeant(keeps(value, type), type);
        return object(value);
    }

    /** A string, or bytes, may also be given as any type of the kind that the driver knows. */
    private boolean keeps(Object value, int type) {
        boolean kind = (rule.type() == LogicalType.TEXT && NamedType.isText(value, type))
                || (rule.type() == LogicalType.BINARY && NamedType.isBinary(value, type));
        boolean number = rule.type() == LogicalType.BINARY && value instanceof Number; // in the form of the named type
        return (!number && NamedType.keeps(value, type))
                || (kind && conversions.storesNull(name(type), rule.declared()));
    }

    // To a text every fraction digit counts.
    private boolean keepsScale(Object value, int scale) {
        boolean text = rule.type() == LogicalType.TEXT || rule.type() == LogicalType.JSON;
        return text ? !(value instanceof Number) : NamedType.keepsScale(value, scale);
    }

    /** The same where the caller names how many fraction digits, or which length, too. */
    @Nullable
    Object object(@Nullable Object value, int type, int scaleOrLength) throws SQLException {
        if (value == null) {
            return nothing(type, objectMethod);
        }
        requireMeant(keepsScale(value, scaleOrLength) && keeps(value, type), type);
        return object(value);
    }

    /** Refuses the setters that take an {@link SQLType}, where the delegate does. */
    void requireSqlType() throws SQLException {
        if (!conversions.takesSqlTypes(rule.declared())) {
            throw unsuitable(objectMethod + " with an SQLType");
        }
    }

    private void requireMeant(boolean kept, int type) throws SQLException {
        if (!kept) {
            throw unsuitable(objectMethod + " with type " + type + " for a value of another type");
        }
    }

    @Nullable
    Object clob(@Nullable Clob value, String method) throws SQLException {
        return value == null
                ? nothing(Types.CLOB, method)
                : characters(value.getCharacterStream(), SecretStreams.TO_THE_END, method);
    }

    @Nullable
    Object blob(@Nullable Blob value, String method) throws SQLException {
        return value == null
                ? nothing(Types.BLOB, method)
                : bytes(value.getBinaryStream(), SecretStreams.TO_THE_END, method);
    }

    @Nullable
    Object characters(@Nullable Reader value, long length, String method) throws SQLException {
        if (value == null) {
            return nothing(Types.VARCHAR, method);
        }
        return streamed(Conversions.CHARACTERS, SecretStreams.characters(rule, value, length, method), method);
    }

    @Nullable
    Object bytes(@Nullable InputStream value, long length, String method) throws SQLException {
        if (value == null) {
            return nothing(Types.VARBINARY, method);
        }
        return streamed(Conversions.OCTETS, SecretStreams.bytes(rule, value, length, method), method);
    }

    @Nullable
    Object ascii(@Nullable InputStream value, long length, String method) throws SQLException {
        if (value == null) {
            return nothing(Types.VARCHAR, method);
        }
        byte[] bytes = SecretStreams.bytes(rule, value, length, method);
        String text = new String(bytes, StandardCharsets.US_ASCII);
        return stored(way + Conversions.ASCII, bytes, text, null, method);
    }

    private Object streamed(String kind, Object given, String method) throws SQLException {
        return stored(way + kind, given, given, null, method);
    }

    /** The value that a string literal in SQL text stands for. */
    Object literal(String value) throws SQLException {
        return stored("as:literal", value, value, null, "a literal");
    }

    private @Nullable Object nothing(int type, String method) throws SQLException {
        requireNull(type, method);
        return null;
    }

    private Object converted(Object given, @Nullable Calendar calendar, @Nullable String method) throws SQLException {
        return stored(Conversions.kind(way, given), given, given, calendar, method);
    }

    private Target target(@Nullable Calendar calendar, Object given) throws SQLException {
        return session.target(rule, calendar, given instanceof java.util.Date);
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
            case JSON ->
                "give its text: setString on MariaDB, setBytes on H2, setObject with Types.OTHER on PostgreSQL";
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
     * @param read what is converted: what was given, or what was read from it
     * @param method null for a setter of an object, which is told with the object's class
     */
    private Object stored(String kind, Object read, Object given, @Nullable Calendar calendar, @Nullable String method)
            throws SQLException {
        if (!conversions.has(rule.declared())) {
            throw SqlErrors.unsuitableValue(
                    rule, "the database has no " + rule.declared() + "; declare one of up to 6 fraction digits");
        }
        Object value;
        try {
            value = conversions.stored(kind, read, target(calendar, read));
        } catch (Inconvertible e) {
            throw SqlErrors.unsuitableValue(rule, told(method, given) + ": " + e.getMessage());
        }
        if (value == null) {
            throw unsuitable(told(method, given));
        }
        if (compared && !ComparedValue.isExact(given, value)) {
            throw inexact(told(method, given));
        }
        return value;
    }

    private String told(@Nullable String method, Object given) {
        return method != null
                ? method
                : objectMethod + " with a value of " + given.getClass().getName();
    }

    private SQLException inexact(String method) {
        return rule.type().isString()
                ? unsuitable(method + " where the value is compared")
                : SqlErrors.unsuitableValue(
                        rule,
                        method
                                + ": the value is compared, and isn't one that the column can hold; give a value of type "
                                + rule.declared());
    }

    private SQLException unsuitable(String method) {
        return SqlErrors.unsuitableAccess(rule, method, remedy);
    }
}
