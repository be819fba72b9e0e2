package io.kmsenc.it.types;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** One way to read the column by its number. */
record Getter(String name, Read read) {

    interface Read {
        @Nullable
        Object from(ResultSet row, int column) throws Exception;
    }

    static final Getter BYTES = new Getter("getBytes", ResultSet::getBytes);
    static final Getter OBJECT = new Getter("getObject", ResultSet::getObject);

    private static final List<Class<?>> CLASSES = List.of(
            String.class,
            Object.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            java.math.BigDecimal.class,
            java.math.BigInteger.class,
            Number.class,
            Character.class,
            byte[].class,
            java.sql.Date.class,
            java.sql.Time.class,
            java.sql.Timestamp.class,
            java.util.Date.class,
            Calendar.class,
            java.util.GregorianCalendar.class,
            java.time.LocalDate.class,
            java.time.LocalTime.class,
            java.time.LocalDateTime.class,
            java.time.OffsetDateTime.class,
            java.time.OffsetTime.class,
            java.time.ZonedDateTime.class,
            java.time.Instant.class,
            java.time.Duration.class,
            java.util.UUID.class,
            java.sql.Clob.class,
            java.sql.NClob.class,
            java.sql.Blob.class,
            java.sql.SQLXML.class,
            java.sql.Array.class,
            java.io.InputStream.class,
            java.io.Reader.class,
            java.net.URL.class,
            java.sql.RowId.class,
            java.sql.Ref.class,
            StringBuilder.class);

    static List<Getter> all() {
        List<Getter> all = new ArrayList<>(plain());
        all.addAll(withCalendar());
        for (Class<?> type : CLASSES) {
            all.add(new Getter("getObject(" + type.getTypeName() + ")", (r, i) -> r.getObject(i, type)));
        }
        return all;
    }

    @SuppressWarnings("deprecation") // they are part of the interface
    private static List<Getter> plain() {
        return List.of(
                new Getter("getString", ResultSet::getString),
                new Getter("getNString", ResultSet::getNString),
                new Getter("getBoolean", ResultSet::getBoolean),
                new Getter("getByte", ResultSet::getByte),
                new Getter("getShort", ResultSet::getShort),
                new Getter("getInt", ResultSet::getInt),
                new Getter("getLong", ResultSet::getLong),
                new Getter("getFloat", ResultSet::getFloat),
                new Getter("getDouble", ResultSet::getDouble),
                new Getter("getBigDecimal", ResultSet::getBigDecimal),
                new Getter("getBigDecimal(1)", (r, i) -> r.getBigDecimal(i, 1)),
                BYTES,
                new Getter("getDate", ResultSet::getDate),
                new Getter("getTime", ResultSet::getTime),
                new Getter("getTimestamp", ResultSet::getTimestamp),
                OBJECT,
                new Getter("getObject(Map)", (r, i) -> r.getObject(i, Map.of())),
                new Getter("getAsciiStream", ResultSet::getAsciiStream),
                new Getter("getUnicodeStream", ResultSet::getUnicodeStream),
                new Getter("getBinaryStream", ResultSet::getBinaryStream),
                new Getter("getCharacterStream", ResultSet::getCharacterStream),
                new Getter("getNCharacterStream", ResultSet::getNCharacterStream),
                new Getter("getClob", ResultSet::getClob),
                new Getter("getNClob", ResultSet::getNClob),
                new Getter("getBlob", ResultSet::getBlob),
                new Getter("getSQLXML", ResultSet::getSQLXML),
                new Getter("getURL", ResultSet::getURL),
                new Getter("getRowId", ResultSet::getRowId),
                new Getter("getRef", ResultSet::getRef),
                new Getter("getArray", ResultSet::getArray));
    }

    private static List<Getter> withCalendar() {
        List<Getter> all = new ArrayList<>();
        for (String zone : List.of("UTC", "Asia/Tokyo")) {
            all.add(new Getter("getDate(" + zone + ")", (r, i) -> r.getDate(i, calendar(zone))));
            all.add(new Getter("getTime(" + zone + ")", (r, i) -> r.getTime(i, calendar(zone))));
            all.add(new Getter("getTimestamp(" + zone + ")", (r, i) -> r.getTimestamp(i, calendar(zone))));
        }
        return all;
    }

    static Calendar calendar(String zone) {
        return Calendar.getInstance(TimeZone.getTimeZone(zone));
    }

    /** What it gives, as a text that tells the class and the whole value; or "error". */
    String shown(ResultSet row, int column) throws SQLException {
        String value;
        try {
            value = Shown.of(read.from(row, column));
        } catch (Exception e) {
            return "error";
        }
        return row.wasNull() ? value + " NULL" : value;
    }

    @Override
    public String toString() {
        return name;
    }
}
