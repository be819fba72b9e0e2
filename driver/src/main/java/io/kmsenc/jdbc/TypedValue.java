package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
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
import org.jspecify.annotations.Nullable;

/** Gives the values of secret columns that are no strings as the delegate's getters would give them. */
final class TypedValue {

    private static final String[] KNOWN_PACKAGES = {"java.lang.", "java.sql.", "java.time.", "java.math."};

    private final Session session;

    TypedValue(Session session) {
        this.session = session;
    }

    /**
     * What a getter gives: a String for one of a stream or large object of characters, a byte array for one of bytes.
     *
     * @param stored the ciphertext, or null for NULL
     */
    @Nullable
    Object read(ColumnRule rule, @Nullable String stored, String getter, @Nullable Calendar calendar)
            throws SQLException {
        Conversions conversions = session.conversions(rule);
        if (!conversions.reads(getter, rule.declared())) {
            throw SqlErrors.unsuitableAccess(rule, getter, remedy(rule));
        }
        if (stored == null) {
            return null;
        }
        Object value = session.decryptValue(rule, stored);
        try {
            return conversions.read(getter, value, session.target(rule, calendar));
        } catch (Inconvertible e) {
            throw SqlErrors.unsuitableValue(rule, getter + ": " + e.getMessage());
        }
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
    static Object as(Class<?> type, Object read) {
        if (read instanceof String text) {
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
            case BOOLEAN -> "use getBoolean";
            case INTEGER -> "use getInt";
            case BIGINT -> "use getLong";
            case DECIMAL -> "use getBigDecimal";
            case DATE, TIMESTAMP, UUID -> "use getObject";
            default -> "no method can in this version; declare the column text";
        };
    }
}
