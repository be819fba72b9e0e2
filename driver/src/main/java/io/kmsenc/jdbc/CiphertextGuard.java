package io.kmsenc.jdbc;

import io.kmsenc.column.StoredForm;
import io.kmsenc.sql.StatementPlan;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
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
enum CiphertextGuard {
    /** Of a statement whose text tells what it makes of each column: a value is a ciphertext as a whole or not at all. */
    WHOLE,
    /** Of a declared routine, which may put a ciphertext into another value unseen: every value is searched to its end. */
    INSIDE;

    static CiphertextGuard of(StatementPlan plan) {
        return plan.isCall() ? INSIDE : WHOLE;
    }

    private boolean finds(String value) {
        return StoredForm.isCiphertext(value)
                || (this == INSIDE && CiphertextSearch.finds(value.getBytes(StandardCharsets.UTF_8)));
    }

    // Bytes may be those of a character column too: then they begin as the text form does.
    private boolean finds(byte[] value) {
        return StoredForm.isCiphertext(value)
                || StoredForm.isTextForm(value)
                || (this == INSIDE && (CiphertextSearch.finds(value) || CiphertextSearch.findsBinary(value)));
    }

    @Nullable
    String plain(@Nullable String value, String method) throws SQLException {
        if (value != null && finds(value)) {
            throw SqlErrors.unproven(method);
        }
        return value;
    }

    byte @Nullable [] plain(byte @Nullable [] value, String method) throws SQLException {
        if (value != null && finds(value)) {
            throw SqlErrors.unproven(method);
        }
        return value;
    }

    <T extends @Nullable Object> T plainObject(T value, String method) throws SQLException {
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

    <T extends @Nullable Clob> T plain(T value, String method) throws SQLException {
        if (value != null && value.length() >= StoredForm.PREFIX_LENGTH) {
            plain(value.getSubString(1, looked(value.length())), method);
        }
        return value;
    }

    <T extends @Nullable Blob> T plain(T value, String method) throws SQLException {
        if (value != null && value.length() >= StoredForm.PREFIX_LENGTH) {
            plain(value.getBytes(1, looked(value.length())), method);
        }
        return value;
    }

    private int looked(long length) {
        return this == WHOLE ? StoredForm.PREFIX_LENGTH : (int) Math.min(length, Integer.MAX_VALUE);
    }

    @Nullable
    Reader plain(@Nullable Reader value, String method) throws SQLException {
        if (value == null) {
            return null;
        }
        try {
            if (this == INSIDE) {
                StringWriter all = new StringWriter();
                value.transferTo(all);
                return new StringReader(plain(all.toString(), method));
            }
            BufferedReader reader = new BufferedReader(value);
            char[] start = new char[StoredForm.PREFIX_LENGTH];
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

    @Nullable
    InputStream plain(@Nullable InputStream value, String method) throws SQLException {
        if (value == null) {
            return null;
        }
        try {
            if (this == INSIDE) {
                return new ByteArrayInputStream(plain(value.readAllBytes(), method));
            }
            InputStream stream = new BufferedInputStream(value);
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
