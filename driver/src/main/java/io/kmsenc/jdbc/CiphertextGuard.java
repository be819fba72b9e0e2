package io.kmsenc.jdbc;

import io.kmsenc.column.StoredForm;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at values from columns that are not known to be secret: a ciphertext among them is an error, never a value. The
 * planner proves where secrets come from; this finds what nobody could know, such as a column missing in the
 * configuration.
 */
final class CiphertextGuard {

    private CiphertextGuard() {}

    static @Nullable String plain(@Nullable String value, String method) throws SQLException {
        if (value != null && StoredForm.isCiphertext(value)) {
            throw SqlErrors.unproven(method);
        }
        return value;
    }

    /** Bytes may be those of a character column too: then they begin as the text form does. */
    static byte @Nullable [] plain(byte @Nullable [] value, String method) throws SQLException {
        if (value != null && (StoredForm.isCiphertext(value) || StoredForm.isTextForm(value))) {
            throw SqlErrors.unproven(method);
        }
        return value;
    }

    static <T extends @Nullable Object> T plainObject(T value, String method) throws SQLException {
        if (value instanceof String text) {
            plain(text, method);
        } else if (value instanceof byte[] bytes) {
            plain(bytes, method);
        } else if (value instanceof Clob clob) {
            plain(clob, method);
        } else if (value instanceof Blob blob) {
            plain(blob, method);
        } else if (value != null
                && isOfPostgresql(value.getClass())
                && CiphertextSearch.finds(String.valueOf(value).getBytes(StandardCharsets.UTF_8))) {
            throw SqlErrors.unproven(method);
        }
        return value;
    }

    // pgjdbc answers a PGobject for a type that JDBC has no class for, such as json; its text is the
    // value, or holds it.
    private static boolean isOfPostgresql(Class<?> type) {
        for (Class<?> each = type; each != null && !each.getName().startsWith("java."); each = each.getSuperclass()) {
            if (each.getName().equals("org.postgresql.util.PGobject")) {
                return true;
            }
        }
        return false;
    }

    static <T extends @Nullable Clob> T plain(T value, String method) throws SQLException {
        if (value != null && value.length() >= StoredForm.PREFIX_LENGTH) {
            plain(value.getSubString(1, StoredForm.PREFIX_LENGTH), method);
        }
        return value;
    }

    static <T extends @Nullable Blob> T plain(T value, String method) throws SQLException {
        if (value != null && value.length() >= StoredForm.PREFIX_LENGTH) {
            plain(value.getBytes(1, StoredForm.PREFIX_LENGTH), method);
        }
        return value;
    }

    static @Nullable Reader plain(@Nullable Reader value, String method) throws SQLException {
        if (value == null) {
            return null;
        }
        BufferedReader reader = new BufferedReader(value);
        char[] start = new char[StoredForm.PREFIX_LENGTH];
        try {
            reader.mark(start.length);
            int filled = 0;
            for (int read = 0; read >= 0 && filled < start.length; filled += Math.max(0, read)) {
                read = reader.read(start, filled, start.length - filled);
            }
            reader.reset();
            plain(new String(start, 0, filled), method);
            return reader;
        } catch (IOException e) {
            throw SqlErrors.unreadable(method, e);
        }
    }

    static @Nullable InputStream plain(@Nullable InputStream value, String method) throws SQLException {
        if (value == null) {
            return null;
        }
        InputStream stream = new BufferedInputStream(value);
        try {
            stream.mark(StoredForm.PREFIX_LENGTH);
            byte[] start = stream.readNBytes(StoredForm.PREFIX_LENGTH);
            stream.reset();
            plain(start, method);
            return stream;
        } catch (IOException e) {
            throw SqlErrors.unreadable(method, e);
        }
    }
}
