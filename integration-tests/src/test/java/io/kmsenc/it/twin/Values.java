package io.kmsenc.it.twin;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values of results as texts that are equal where the values and their Java types are. */
final class Values {

    private Values() {}

    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static String shown(@Nullable Object value) throws SQLException {
        if (value == null) {
            return "NULL";
        } else if (value instanceof String text) {
            return "'" + text + "'";
        } else if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        } else if (value instanceof Blob blob) {
            return "blob x'" + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length())) + "'";
        } else if (value instanceof Clob clob) {
            return "clob '" + read(clob.getCharacterStream()) + "'";
        } else if (value instanceof SQLXML xml) {
            return "xml '" + xml.getString() + "'";
        } else if (value instanceof Array array) {
            return "array " + Arrays.deepToString(new Object[] {array.getArray()});
        } else if (value instanceof ResultSet rows) {
            return "rows " + Result.of(rows);
        }
        return value.getClass().getSimpleName() + " " + value;
    }

    /** A row in which large objects are shown as the texts and bytes that they hold. */
    static String ofLargeObjects(String row) {
        return row.replaceAll("(?<=^|, )(clob|blob) (?=x?')", "");
    }

    private static String read(Reader reader) {
        StringWriter text = new StringWriter();
        try (reader) {
            reader.transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
