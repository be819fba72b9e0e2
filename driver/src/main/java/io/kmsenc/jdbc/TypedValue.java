package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.sql.Dialect;
import io.kmsenc.value.Conversions;
import io.kmsenc.value.Inconvertible;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives the values of secret columns as the delegate's getters would give them. */
final class TypedValue {

    private static final String[] KNOWN_PACKAGES = {"java.lang.", "java.sql.", "java.time.", "java.math."};

    private static final Set<String> OF_NO_CLASS = Set.of("getObject", "getObject(Map)", "getObject(Object)");

    private final Session session;
    private final StoredRow row;

    TypedValue(Session session, StoredRow row) {
        this.session = session;
        this.row = row;
    }

    /** What a getter gives: a String for one of a stream or large object of characters, a byte array for one of bytes. */
    @Nullable
    Object read(int index, ColumnRule rule, String getter, @Nullable Calendar calendar) throws SQLException {
        Conversions conversions = session.conversions(rule);
        boolean unchanged = conversions.readsUnchanged(getter, rule.declared());
        if (!unchanged && !conversions.reads(getter, rule.declared())) {
            throw SqlErrors.unsuitableAccess(rule, getter, remedy(rule));
        }
        Object value = value(index, rule);
        if (value == null) {
            return null;
        }
        if (unchanged && rule.type().isString()) {
            return value; // nearly every value: without a question for the time zone
        }
        try {
            Object read = conversions.read(
                    natural(index, rule, getter), value, session.target(rule, calendar, isInstant(getter)));
            requireOfLarge(index, rule, getter, read);
            return read;
        } catch (Inconvertible e) {
            throw SqlErrors.unsuitableValue(rule, getter + ": " + e.getMessage());
        }
    }

    // Where the getter names no class, the driver gives the one of the type that the database made.
    private String natural(int index, ColumnRule rule, String getter) throws SQLException {
        boolean named = !OF_NO_CLASS.contains(getter);
        return !named && ComputedTruth.isPossible(session.dialect(), rule) && row.isComputed(index) ? "getInt" : getter;
    }

    /** The same for a getter of a primitive, which gives {@code none} for NULL. */
    <T> T scalar(int index, ColumnRule rule, String getter, T none) throws SQLException {
        Object value = read(index, rule, getter, null);
        @SuppressWarnings("unchecked") // the getter's row of the table gives this class
        T found = value == null ? none : (T) value;
        return found;
    }

    /** The same for a getter that gives a large object where the column is one. */
    @Nullable
    Object object(int index, ColumnRule rule, String getter) throws SQLException {
        Object read = read(index, rule, getter, null);
        if (read instanceof String text && rule.type() == LogicalType.JSON && session.dialect() == Dialect.POSTGRESQL) {
            return PostgresObject.of(rule.type().word(), text, row.driverClass());
        }
        if (read instanceof String text && isLarge(index, Clob.class)) {
            return new MemoryClob(text);
        }
        return read instanceof byte[] bytes && isLarge(index, Blob.class) ? new MemoryBlob(bytes) : read;
    }

    // Drivers read no number or date from a large object.
    private void requireOfLarge(int index, ColumnRule rule, String getter, Object read) throws SQLException {
        boolean string = read instanceof String || read instanceof byte[] || read instanceof Character;
        if (!string && rule.type().isString() && (isLarge(index, Clob.class) || isLarge(index, Blob.class))) {
            throw SqlErrors.unsuitableAccess(rule, getter, remedy(rule));
        }
    }

    // Only H2 gives other objects for a large column than for one of a length.
    private boolean isLarge(int index, Class<?> type) {
        if (session.dialect() != Dialect.H2) {
            return false;
        }
        try {
            return type.getName().equals(row.className(index));
        } catch (SQLException e) {
            return false; // H2 knows no class of what it knows no type of, such as NULLIF of a parameter
        }
    }

    private @Nullable Object value(int index, ColumnRule rule) throws SQLException {
        if (rule.type() == LogicalType.BINARY) {
            byte[] stored = row.bytes(index);
            return stored == null ? null : session.decryptBinary(rule, stored);
        }
        String stored = row.text(index);
        if (stored == null) {
            return null;
        }
        return rule.type() == LogicalType.TEXT ? session.decryptText(rule, stored) : session.decryptValue(rule, stored);
    }

    // Of a text, too, it is told by a time zone.
    private static boolean isInstant(String getter) {
        return getter.contains("Date") || getter.contains("Time");
    }

    /** The getter that gives an object of a class, as the tables of conversions name it. */
    static String getter(Class<?> type) {
        String name = type == byte[].class ? "byte[]" : type.getName();
        for (String known : KNOWN_PACKAGES) {
            if (name.startsWith(known)) {
                return "getObject(" + name.substring(known.length()) + ")";
            }
        }
        return "getObject(" + name + ")";
    }

    /** An object of the class for what {@link #read} gave for it. */
    static Object as(Class<?> type, Object read) throws SQLException {
        if (read instanceof String text) {
            if (PostgresObject.isOne(type)) {
                return PostgresObject.of(LogicalType.JSON.word(), text, type);
            }
            if (type == Clob.class || type == NClob.class) {
                return new MemoryClob(text);
            }
            return type == Reader.class ? new StringReader(text) : text;
        }
        if (read instanceof byte[] bytes) {
            if (type == Blob.class) {
                return new MemoryBlob(bytes);
            }
            return type == InputStream.class ? new ByteArrayInputStream(bytes) : bytes;
        }
        return read;
    }

    /** What to call instead. */
    static String remedy(ColumnRule rule) {
        return switch (rule.type()) {
            case TEXT -> "use getString";
            case BINARY -> "use getBytes";
            case BOOLEAN -> "use getBoolean";
            case INTEGER -> "use getInt";
            case BIGINT -> "use getLong";
            case DECIMAL -> "use getBigDecimal";
            case DATE, TIMESTAMP, UUID -> "use getObject";
            case JSON -> "use getString";
        };
    }
}
