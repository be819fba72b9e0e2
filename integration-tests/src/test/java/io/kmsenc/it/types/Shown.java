package io.kmsenc.it.types;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLXML;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values as texts that are equal if the values can't be told apart. */
@SuppressWarnings("JavaUtilDate") // drivers give them
final class Shown {

    private Shown() {}

    static String of(@Nullable Object value) throws Exception {
        if (value == null) {
            return "null";
        } else if (value instanceof byte[] bytes) {
            return "byte[] " + HexFormat.of().formatHex(bytes);
        } else if (value instanceof Clob clob) {
            return "Clob " + clob.getSubString(1, (int) clob.length());
        } else if (value instanceof Blob blob) {
            return "Blob " + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
        } else if (value instanceof InputStream in) {
            return "InputStream " + HexFormat.of().formatHex(in.readAllBytes());
        } else if (value instanceof Reader reader) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return "Reader " + text;
        } else if (value instanceof SQLXML xml) {
            return "SQLXML " + xml.getString();
        } else if (value instanceof Timestamp time) {
            return "Timestamp " + time.getTime() + " " + time.getNanos();
        } else if (value instanceof java.util.Date time) {
            return value.getClass().getName() + " " + time.getTime();
        } else if (value instanceof Calendar calendar) {
            return "Calendar " + calendar.getTimeInMillis() + " "
                    + calendar.getTimeZone().getID();
        } else if (value instanceof Object[] array) {
            return Arrays.toString(array);
        } else if (value instanceof java.sql.Array) {
            return "Array";
        }
        return value.getClass().getName() + " " + value;
    }
}
