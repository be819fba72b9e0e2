package io.kmsenc.it.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Values as texts that are equal if the values can't be told apart. */
final class Shown {

    private Shown() {}

    static String of(@Nullable Object value) {
        try {
            return text(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(@Nullable Object value) throws IOException, SQLException {
        if (value == null) {
            return "null";
        } else if (value instanceof byte[] bytes) {
            return "bytes " + new String(bytes, StandardCharsets.ISO_8859_1);
        } else if (value instanceof InputStream in) {
            return "stream " + new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } else if (value instanceof Reader reader) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return "reader " + text;
        } else if (value instanceof Clob clob) {
            return "clob " + clob.getSubString(1, (int) clob.length());
        }
        return value.getClass().getSimpleName() + " " + value;
    }
}
