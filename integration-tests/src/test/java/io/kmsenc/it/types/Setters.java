package io.kmsenc.it.types;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every setter, with values of every kind: each is tried on every type. */
@SuppressWarnings("JavaUtilDate") // they are what is tried
final class Setters {

    static final List<String> TEXTS = List.of(
            "7",
            "-7",
            "+7",
            "007",
            " 7 ",
            "7.5",
            "7.50",
            "1.005",
            "-1.005",
            "1.015",
            "1e2",
            "1E-3",
            ".5",
            "5.",
            "0x10",
            "7abc",
            "abc",
            "",
            " ",
            "1",
            "0",
            "2",
            "-0",
            "-0.004",
            "true",
            " true ",
            "false",
            "TRUE",
            "False",
            "t",
            "f",
            "yes",
            "off",
            "y",
            "on",
            "null",
            "NaN",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "12345678901",
            "9999999999.99",
            "9999999999.995",
            "2147483647.4",
            "2147483647.5",
            "-2147483648.5",
            "2024-02-29",
            "2024-2-9",
            "2023-02-29",
            "20240229",
            "0001-01-01",
            "9999-12-31",
            "0000-00-00",
            "2024-02-29 12:34:56",
            "2024-02-29T12:34:56",
            "2024-02-29 12:34",
            "2024-02-29 12:34:56.5",
            "2024-02-29 12:34:56.123456789",
            "2024-02-29 12:34:56.9999999",
            "2024-12-31 23:59:59.999999999",
            "2024-02-29 12:34:56+02:00",
            "2024-02-29T12:34:56Z",
            "2024-02-29 24:00:00",
            "2024-02-29 12:34:60",
            " 2024-02-29 ",
            "2024-03-31 02:30:00",
            "12:34:56",
            "0001-01-01 00:00:00",
            "9999-12-31 23:59:59.999999",
            "10000-01-01",
            "0044-03-15 BC",
            "infinity",
            "now",
            "2024/02/29",
            "29.02.2024",
            "0f8fad5b-d9cb-469f-a165-70867728950e",
            "0F8FAD5B-D9CB-469F-A165-70867728950E",
            "0f8fad5bd9cb469fa16570867728950e",
            "{0f8fad5b-d9cb-469f-a165-70867728950e}",
            "0f8fad5b-d9cb-469f-a165",
            "{\"a\": [1, 2.50, \"\u00e9\"], \"a\": null}",
            "[]",
            "\"text\"",
            "{a:1}",
            " {} ",
            "12:34",
            "12:34:56.123456789",
            "24:00:00",
            "2024-03-10 02:30:00",
            "2024-11-03 01:30:00",
            "12:34:56.789",
            "12:34:56+02:00",
            "25:00:00",
            "http://a.example/7",
            "\\xCAfe",
            "\\x",
            "\\101",
            "cafe",
            "<a/>",
            "P1D",
            "PT1H30M",
            "T",
            "no",
            "1.0",
            "0.0",
            "1.5e0",
            "127",
            "128",
            "-128.5",
            "32768",
            "-7.5",
            "9007199254740993",
            "0.1",
            "1e400",
            "1e-400",
            "Infinity",
            "-Infinity",
            "nan",
            "1_000",
            "7L",
            "7f",
            "\u0667",
            "7\n",
            "\t7",
            "a\0b",
            "\ud83d",
            "\u00e9",
            "2024-02-29 12:34:56.100",
            "2024-02-29 12:34:56-05",
            "2024-02-29 00:00:00",
            "24-02-29",
            "ten chars!",
            "eleven char",
            "ten chars!  ",
            "ten\u00e9\u4e16\ud83d\udd12\ud83d\udd12\ud83d\udd12\ud83d\udd12\ud83d\udd12");

    private static final List<Object> NUMBERS = List.of(
            12345678.5,
            12345677.5,
            -12345678.5,
            0.5,
            -0.5,
            new BigDecimal("2.5"),
            new BigDecimal("1.25E+3"),
            new BigDecimal("1E+20000"),
            new BigDecimal("1E-20000"),
            (byte) 7,
            (byte) -128,
            (short) 7,
            Short.MIN_VALUE,
            0,
            1,
            2,
            -7,
            7,
            20240229,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            0L,
            7L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            2147483648L,
            1709210096L,
            1.5f,
            0.1f,
            2.5f,
            16777218f,
            1e10f,
            3e38f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            1.5,
            0.1,
            2.5,
            3.5,
            -2.5,
            0.0,
            -0.0,
            1.005,
            1e20,
            1e300,
            123456789.125,
            1e14,
            1e15,
            123456789012345.0,
            1.2345678901234568e17,
            1e-3,
            1e-4,
            1.5e-5,
            1e-14,
            1e-15,
            1.25e-16,
            2e-3,
            5.6843418860808015E-14,
            2.2E-322,
            9007199254740992.0,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            123456.7f,
            1234567.8f,
            1e-5f,
            Float.MIN_VALUE,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            new BigDecimal("7"),
            new BigDecimal("7.00"),
            new BigDecimal("7.005"),
            new BigDecimal("7.015"),
            new BigDecimal("-7.005"),
            new BigDecimal("7.5"),
            new BigDecimal("-0.004"),
            new BigDecimal("0.000"),
            new BigDecimal("1E+3"),
            new BigDecimal("1E-9"),
            new BigDecimal("12345678901"),
            new BigDecimal("9999999999.99"),
            new BigDecimal("9999999999.995"),
            new BigDecimal("2147483648"),
            new BigDecimal("2147483647.5"),
            new BigDecimal("9223372036854775807.4"),
            new BigDecimal("1E+65"),
            new BigDecimal("1E-38"),
            new BigDecimal("1E-39"),
            new BigDecimal("123456789012345678901234567890.12345678901234567890123456789012345"),
            new BigInteger("7"),
            new BigInteger("9223372036854775808"),
            true,
            false,
            'x',
            '7');

    private static List<Object> moments() {
        return List.of(
                Date.valueOf("2024-02-29"),
                Date.valueOf("0001-01-01"),
                Date.valueOf("9999-12-31"),
                new Date(1709210096789L),
                Date.valueOf("1582-10-04"),
                Date.valueOf("1582-10-15"),
                Date.valueOf("1500-02-28"),
                new Date(-70000000000000L),
                new Date(Long.MAX_VALUE),
                Time.valueOf("12:34:56"),
                new Time(1709210096789L),
                Timestamp.valueOf("2024-02-29 12:34:56.123456789"),
                Timestamp.valueOf("2024-02-29 12:34:56"),
                Timestamp.valueOf("1969-12-31 23:59:59.5"),
                Timestamp.valueOf("2024-12-31 23:59:59.9999999"),
                Timestamp.valueOf("0001-01-01 00:00:00"),
                Timestamp.valueOf("9999-12-31 23:59:59.999999"),
                Timestamp.valueOf("9999-12-31 23:59:59.9999999"),
                Timestamp.valueOf("2024-02-29 12:34:56.1234565"),
                Timestamp.valueOf("1500-02-28 01:02:03.4"),
                Timestamp.valueOf("2024-02-29 12:34:56.000000005"),
                Timestamp.valueOf("2024-02-29 12:34:56.00012"),
                Timestamp.valueOf("2024-07-01 00:00:00"),
                new Timestamp(1730611800000L),
                new Timestamp(1730615400000L),
                Date.valueOf("2024-07-01"),
                new Time(-1),
                new java.util.Date(1709210096789L),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(1, 1, 1),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(1582, 10, 10),
                LocalDate.of(1500, 2, 28),
                LocalDate.of(0, 12, 31),
                LocalDate.of(10000, 1, 1),
                LocalDate.MAX,
                LocalTime.of(12, 34, 56, 123456789),
                LocalTime.of(12, 34),
                LocalTime.of(1, 2, 3, 500000000),
                LocalTime.of(1, 2, 3, 5),
                LocalTime.of(23, 59, 59, 999999999),
                LocalDateTime.of(2024, 2, 29, 12, 34, 56, 5),
                LocalDateTime.of(2024, 2, 29, 12, 34, 56, 500000000),
                LocalDateTime.of(2024, 3, 10, 2, 30),
                LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999999999),
                LocalDateTime.of(2024, 2, 29, 12, 34, 56, 123456789),
                LocalDateTime.of(2024, 2, 29, 0, 0),
                LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999999500),
                LocalDateTime.of(1, 1, 1, 0, 0),
                LocalDateTime.of(1500, 2, 28, 1, 2, 3),
                LocalDateTime.of(2024, 3, 31, 2, 30),
                LocalDateTime.of(0, 1, 1, 0, 0),
                OffsetDateTime.of(2024, 2, 29, 12, 34, 56, 123456789, ZoneOffset.ofHours(5)),
                OffsetTime.of(12, 34, 56, 0, ZoneOffset.ofHours(5)),
                ZonedDateTime.of(2024, 2, 29, 12, 34, 56, 123456789, java.time.ZoneId.of("Asia/Tokyo")),
                Instant.ofEpochSecond(1709210096L, 123456789),
                Duration.ofMinutes(90),
                calendarValue());
    }

    private static final List<Integer> TARGETS = List.of(
            Types.BIT,
            Types.BOOLEAN,
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE,
            Types.NUMERIC,
            Types.DECIMAL,
            Types.CHAR,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.NCHAR,
            Types.NVARCHAR,
            Types.CLOB,
            Types.NCLOB,
            Types.BINARY,
            Types.VARBINARY,
            Types.LONGVARBINARY,
            Types.BLOB,
            Types.DATE,
            Types.TIME,
            Types.TIMESTAMP,
            Types.TIME_WITH_TIMEZONE,
            Types.TIMESTAMP_WITH_TIMEZONE,
            Types.OTHER,
            Types.JAVA_OBJECT,
            Types.NULL,
            Types.SQLXML,
            Types.ARRAY,
            Types.ROWID,
            Types.DATALINK);

    private Setters() {}

    private static Calendar calendarValue() {
        Calendar calendar = Getter.calendar("Asia/Tokyo");
        calendar.setTimeInMillis(1709210096789L);
        return calendar;
    }

    /** Those without a named SQL type first. */
    static List<Setter> all() {
        List<Setter> all = withoutNamedTypes();
        targets(all);
        return all;
    }

    static List<Setter> withoutNamedTypes() {
        List<Setter> all = new ArrayList<>();
        nulls(all);
        TEXTS.forEach(text -> {
            add(all, "setString " + text, (s, i) -> s.setString(i, text));
        });
        texts(all);
        numbers(all);
        times(all);
        bytes(all);
        objects(all);
        return all;
    }

    private static void add(List<Setter> all, String name, Setter.Bind bind) {
        all.add(new Setter(name, bind));
    }

    private static void nulls(List<Setter> all) {
        for (JDBCType type : JDBCType.values()) {
            add(all, "setNull " + type, (s, i) -> s.setNull(i, type.getVendorTypeNumber()));
        }
        add(all, "setNull VARCHAR varchar", (s, i) -> s.setNull(i, Types.VARCHAR, "varchar"));
        add(all, "setString null", (s, i) -> s.setString(i, null));
        add(all, "setBigDecimal null", (s, i) -> s.setBigDecimal(i, null));
        add(all, "setBytes null", (s, i) -> s.setBytes(i, null));
        add(all, "setDate null", (s, i) -> s.setDate(i, null));
        add(all, "setTime null", (s, i) -> s.setTime(i, null));
        add(all, "setTimestamp null", (s, i) -> s.setTimestamp(i, null));
        add(all, "setTimestamp null UTC", (s, i) -> s.setTimestamp(i, null, Getter.calendar("UTC")));
        add(all, "setObject null", (s, i) -> s.setObject(i, null));
        add(all, "setObject null INTEGER", (s, i) -> s.setObject(i, null, Types.INTEGER));
        add(all, "setClob null", (s, i) -> s.setClob(i, (Clob) null));
        add(all, "setURL null", (s, i) -> s.setURL(i, null));
        add(all, "setArray null", (s, i) -> s.setArray(i, null));
        add(all, "setSQLXML null", (s, i) -> s.setSQLXML(i, null));
        add(all, "setRowId null", (s, i) -> s.setRowId(i, null));
        add(all, "setRef null", (s, i) -> s.setRef(i, null));
    }

    @SuppressWarnings("deprecation")
    private static void texts(List<Setter> all) {
        for (String text : List.of("7", "abc", "true", "2024-02-29", "0f8fad5b-d9cb-469f-a165-70867728950e", "{}")) {
            byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
            add(all, "setNString " + text, (s, i) -> s.setNString(i, text));
            add(all, "setAsciiStream " + text, (s, i) -> s.setAsciiStream(i, new ByteArrayInputStream(ascii)));
            add(
                    all,
                    "setAsciiStream int " + text,
                    (s, i) -> s.setAsciiStream(i, new ByteArrayInputStream(ascii), ascii.length));
            add(
                    all,
                    "setAsciiStream long " + text,
                    (s, i) -> s.setAsciiStream(i, new ByteArrayInputStream(ascii), (long) ascii.length));
            add(
                    all,
                    "setUnicodeStream " + text,
                    (s, i) -> s.setUnicodeStream(i, new ByteArrayInputStream(ascii), ascii.length));
            add(all, "setCharacterStream " + text, (s, i) -> s.setCharacterStream(i, new StringReader(text)));
            add(
                    all,
                    "setCharacterStream int " + text,
                    (s, i) -> s.setCharacterStream(i, new StringReader(text), text.length()));
            add(
                    all,
                    "setCharacterStream long " + text,
                    (s, i) -> s.setCharacterStream(i, new StringReader(text), (long) text.length()));
            add(all, "setNCharacterStream " + text, (s, i) -> s.setNCharacterStream(i, new StringReader(text)));
            add(
                    all,
                    "setNCharacterStream long " + text,
                    (s, i) -> s.setNCharacterStream(i, new StringReader(text), text.length()));
            add(all, "setClob reader " + text, (s, i) -> s.setClob(i, new StringReader(text)));
            add(all, "setClob reader long " + text, (s, i) -> s.setClob(i, new StringReader(text), text.length()));
            add(all, "setClob " + text, (s, i) -> {
                Clob clob = s.getConnection().createClob();
                clob.setString(1, text);
                s.setClob(i, clob);
            });
            add(all, "setNClob reader " + text, (s, i) -> s.setNClob(i, new StringReader(text)));
            add(all, "setNClob reader long " + text, (s, i) -> s.setNClob(i, new StringReader(text), text.length()));
            add(all, "setBytes " + text, (s, i) -> s.setBytes(i, ascii.clone()));
            add(all, "setBinaryStream " + text, (s, i) -> s.setBinaryStream(i, new ByteArrayInputStream(ascii)));
            add(
                    all,
                    "setBinaryStream int " + text,
                    (s, i) -> s.setBinaryStream(i, new ByteArrayInputStream(ascii), ascii.length));
            add(all, "setBlob stream " + text, (s, i) -> s.setBlob(i, new ByteArrayInputStream(ascii)));
            add(
                    all,
                    "setBlob stream long " + text,
                    (s, i) -> s.setBlob(i, new ByteArrayInputStream(ascii), ascii.length));
            add(all, "setBlob " + text, (s, i) -> {
                java.sql.Blob blob = s.getConnection().createBlob();
                blob.setBytes(1, ascii);
                s.setBlob(i, blob);
            });
        }
        byte[] utf8 = "caf\u00e9 \ud83d\udd12".getBytes(StandardCharsets.UTF_8);
        add(all, "setAsciiStream of UTF-8", (s, i) -> s.setAsciiStream(i, new ByteArrayInputStream(utf8)));
        add(
                all,
                "setAsciiStream of UTF-8 int",
                (s, i) -> s.setAsciiStream(i, new ByteArrayInputStream(utf8), utf8.length));
        add(
                all,
                "setUnicodeStream of UTF-8",
                (s, i) -> s.setUnicodeStream(i, new ByteArrayInputStream(utf8), utf8.length));
        add(all, "setBytes of UTF-8", (s, i) -> s.setBytes(i, utf8.clone()));
        add(all, "setBinaryStream of UTF-8", (s, i) -> s.setBinaryStream(i, new ByteArrayInputStream(utf8)));
        add(all, "setCharacterStream of UTF-16", (s, i) -> s.setCharacterStream(i, new StringReader("\ud83d\udd12")));
        for (int length : new int[] {0, 2, 9}) {
            byte[] ascii = "abcd".getBytes(StandardCharsets.US_ASCII);
            String of = " of 4, announced " + length;
            add(all, "setCharacterStream" + of, (s, i) -> s.setCharacterStream(i, new StringReader("abcd"), length));
            add(all, "setClob reader" + of, (s, i) -> s.setClob(i, new StringReader("abcd"), (long) length));
            add(all, "setAsciiStream" + of, (s, i) -> s.setAsciiStream(i, new ByteArrayInputStream(ascii), length));
            add(all, "setBinaryStream" + of, (s, i) -> s.setBinaryStream(i, new ByteArrayInputStream(ascii), length));
            add(all, "setBlob stream" + of, (s, i) -> s.setBlob(i, new ByteArrayInputStream(ascii), (long) length));
        }
        add(all, "setNClob", (s, i) -> {
            java.sql.NClob clob = s.getConnection().createNClob();
            clob.setString(1, "abc");
            s.setNClob(i, clob);
        });
        add(
                all,
                "setURL",
                (s, i) -> s.setURL(i, URI.create("https://a.example/7").toURL()));
        add(all, "setSQLXML", (s, i) -> {
            java.sql.SQLXML xml = s.getConnection().createSQLXML();
            xml.setString("<a/>");
            s.setSQLXML(i, xml);
        });
        add(all, "setArray", (s, i) -> s.setArray(i, s.getConnection().createArrayOf("VARCHAR", new String[] {"7"})));
    }

    private static void numbers(List<Setter> all) {
        for (Object number : NUMBERS) {
            String shown = number.getClass().getSimpleName() + " " + number;
            if (number instanceof Byte b) {
                add(all, "setByte " + b, (s, i) -> s.setByte(i, b));
            } else if (number instanceof Short b) {
                add(all, "setShort " + b, (s, i) -> s.setShort(i, b));
            } else if (number instanceof Integer b) {
                add(all, "setInt " + b, (s, i) -> s.setInt(i, b));
            } else if (number instanceof Long b) {
                add(all, "setLong " + b, (s, i) -> s.setLong(i, b));
            } else if (number instanceof Float b) {
                add(all, "setFloat " + b, (s, i) -> s.setFloat(i, b));
            } else if (number instanceof Double b) {
                add(all, "setDouble " + b, (s, i) -> s.setDouble(i, b));
            } else if (number instanceof BigDecimal b) {
                add(all, "setBigDecimal " + b, (s, i) -> s.setBigDecimal(i, b));
            } else if (number instanceof Boolean b) {
                add(all, "setBoolean " + b, (s, i) -> s.setBoolean(i, b));
            }
            add(all, "setObject " + shown, (s, i) -> s.setObject(i, number));
        }
    }

    private static void times(List<Setter> all) {
        for (Object time : moments()) {
            String shown = time.getClass().getSimpleName() + " " + (time instanceof Calendar ? "" : time);
            if (time instanceof Date date) {
                add(all, "setDate " + date.getTime(), (s, i) -> s.setDate(i, date));
                for (String zone : List.of("UTC", "Asia/Tokyo")) {
                    add(
                            all,
                            "setDate " + date.getTime() + " " + zone,
                            (s, i) -> s.setDate(i, date, Getter.calendar(zone)));
                }
            } else if (time instanceof Time t) {
                add(all, "setTime " + t.getTime(), (s, i) -> s.setTime(i, t));
                for (String zone : List.of("UTC", "Asia/Tokyo")) {
                    add(all, "setTime " + t.getTime() + " " + zone, (s, i) -> s.setTime(i, t, Getter.calendar(zone)));
                }
            } else if (time instanceof Timestamp t) {
                add(all, "setTimestamp " + t, (s, i) -> s.setTimestamp(i, t));
                for (String zone : List.of("UTC", "Asia/Tokyo")) {
                    add(all, "setTimestamp " + t + " " + zone, (s, i) -> s.setTimestamp(i, t, Getter.calendar(zone)));
                }
            }
            add(all, "setObject " + shown, (s, i) -> s.setObject(i, time));
        }
    }

    private static void bytes(List<Setter> all) {
        byte[] uuid = java.util.HexFormat.of().parseHex("0f8fad5bd9cb469fa16570867728950e");
        for (byte[] each : List.of(new byte[0], new byte[] {7}, new byte[] {0, 0, 0, 7}, uuid, new byte[] {-1, -2})) {
            String hex = java.util.HexFormat.of().formatHex(each);
            add(all, "setBytes x" + hex, (s, i) -> s.setBytes(i, each.clone()));
            add(all, "setObject byte[] x" + hex, (s, i) -> s.setObject(i, each.clone()));
        }
    }

    private static void objects(List<Setter> all) {
        Map<String, Object> others = new LinkedHashMap<>();
        for (String text : List.of(
                "7",
                "7.5",
                "true",
                "abc",
                "2024-02-29",
                "2024-02-29 12:34:56",
                "{}",
                "0f8fad5b-d9cb-469f-a165-70867728950e")) {
            others.put("String " + text, text);
        }
        others.put("UUID", UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"));
        others.put("String[]", new String[] {"7"});
        others.put("List", List.of("7"));
        others.put("Object", new Object());
        others.put("CharBuffer", java.nio.CharBuffer.wrap("7"));
        others.put("enum", JDBCType.BIGINT);
        others.put("InputStream", null);
        others.forEach((name, value) -> add(all, "setObject " + name, (s, i) -> s.setObject(i, value)));
        add(all, "setObject Reader", (s, i) -> s.setObject(i, new StringReader("7")));
        add(
                all,
                "setObject InputStream",
                (s, i) -> s.setObject(i, new ByteArrayInputStream("7".getBytes(StandardCharsets.US_ASCII))));
        add(all, "setObject Blob", (s, i) -> {
            java.sql.Blob blob = s.getConnection().createBlob();
            blob.setBytes(1, new byte[] {'7'});
            s.setObject(i, blob);
        });
        add(all, "setObject NClob", (s, i) -> {
            java.sql.NClob clob = s.getConnection().createNClob();
            clob.setString(1, "7");
            s.setObject(i, clob);
        });
        add(all, "setObject SQLXML", (s, i) -> {
            java.sql.SQLXML xml = s.getConnection().createSQLXML();
            xml.setString("<a/>");
            s.setObject(i, xml);
        });
        add(
                all,
                "setObject URL",
                (s, i) -> s.setObject(i, URI.create("https://a.example/7").toURL()));
        add(all, "setObject char[]", (s, i) -> s.setObject(i, new char[] {'7'}));
        add(all, "setObject int[]", (s, i) -> s.setObject(i, new int[] {7}));
        add(all, "setObject Clob", (s, i) -> {
            Clob clob = s.getConnection().createClob();
            clob.setString(1, "7");
            s.setObject(i, clob);
        });
    }

    private static void targets(List<Setter> all) {
        List<Object> values = List.of(
                "7",
                "7.005",
                "abc",
                "true",
                "2024-02-29",
                "2024-02-29 12:34:56.5",
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                "{}",
                7,
                0,
                300,
                7L,
                5000000000L,
                2.5,
                1.5f,
                new BigDecimal("7.005"),
                new BigDecimal("1E+3"),
                new BigInteger("7"),
                true,
                Date.valueOf("2024-02-29"),
                Time.valueOf("12:34:56"),
                Timestamp.valueOf("2024-02-29 12:34:56.123456789"),
                LocalDate.of(2024, 2, 29),
                LocalTime.of(12, 34, 56, 5),
                LocalDateTime.of(2024, 2, 29, 12, 34, 56, 123456789),
                OffsetDateTime.of(2024, 2, 29, 12, 34, 56, 123456789, ZoneOffset.ofHours(5)),
                UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
                'x',
                new byte[] {'7'});
        for (Object value : values) {
            String shown = value instanceof byte[] ? "byte[]" : value.getClass().getSimpleName() + " " + value;
            for (int type : TARGETS) {
                add(all, "setObject " + shown + " as " + JDBCType.valueOf(type), (s, i) -> s.setObject(i, value, type));
            }
            for (int type : List.of(Types.INTEGER, Types.DECIMAL, Types.NUMERIC, Types.VARCHAR, Types.TIMESTAMP)) {
                for (int scale : List.of(0, 1, 3)) {
                    add(
                            all,
                            "setObject " + shown + " as " + JDBCType.valueOf(type) + " scale " + scale,
                            (s, i) -> s.setObject(i, value, type, scale));
                }
            }
            for (JDBCType type : List.of(JDBCType.INTEGER, JDBCType.DECIMAL, JDBCType.VARCHAR, JDBCType.TIMESTAMP)) {
                add(all, "setObject " + shown + " as SQLType " + type, (s, i) -> s.setObject(i, value, type));
                add(
                        all,
                        "setObject " + shown + " as SQLType " + type + " scale 1",
                        (s, i) -> s.setObject(i, value, type, 1));
            }
        }
    }
}
