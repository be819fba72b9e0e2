package io.kmsenc.walk;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a column of a key holds: kinds whose values come back exactly as they went, so that a row is found again by what was
 * read, and an order goes on behind it. Approximate numbers, enumerations and the like are none.
 */
enum KeyKind {
    INTEGER,
    DECIMAL,
    TEXT,
    /** Padded with blanks. PostgreSQL compares it as such with a parameter of the same type only. */
    PADDED,
    BYTES,
    UUID,
    DATE,
    TIMESTAMP,
    /** PostgreSQL's and H2's with a time zone. */
    INSTANT;

    private static final Set<String> TEXT_TYPES = Set.of(
            "char",
            "character",
            "bpchar",
            "varchar",
            "character varying",
            "varchar_ignorecase",
            "nchar",
            "nvarchar",
            "text",
            "tinytext",
            "mediumtext",
            "longtext");

    /**
     * The kind of a column.
     *
     * @param type of {@link Types}
     * @param typeName the database's own
     */
    static Optional<KeyKind> of(int type, String typeName) {
        String name = typeName.toLowerCase(Locale.ROOT);
        if (name.equals("uuid")) {
            return Optional.of(UUID);
        }
        if (name.equals("timestamptz")) {
            return Optional.of(INSTANT);
        }
        return Optional.ofNullable(
                switch (type) {
                    case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> INTEGER;
                    // What doesn't fit into 64 bits with a sign is a decimal number.
                    case Types.BIGINT -> name.contains("unsigned") ? DECIMAL : INTEGER;
                    case Types.DECIMAL, Types.NUMERIC -> DECIMAL;
                    case Types.CHAR -> isText(name) ? PADDED : null;
                    case Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR -> isText(name) ? TEXT : null;
                    case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> BYTES;
                    case Types.DATE -> DATE;
                    case Types.TIMESTAMP -> TIMESTAMP;
                    case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
                    default -> null;
                });
    }

    // PostgreSQL's driver tells an enumeration, a domain and a text of an extension as VARCHAR, whose order isn't that
    // of a text.
    private static boolean isText(String name) {
        return TEXT_TYPES.contains(name.replaceFirst("\\(.*", ""));
    }

    Object read(ResultSet row, int index) throws SQLException {
        return switch (this) {
            case INTEGER -> row.getLong(index);
            case DECIMAL -> row.getBigDecimal(index);
            case TEXT, PADDED -> row.getString(index);
            case BYTES -> row.getBytes(index);
            case UUID -> java.util.UUID.fromString(row.getString(index));
            case DATE -> row.getObject(index, LocalDate.class);
            case TIMESTAMP -> row.getObject(index, LocalDateTime.class);
            case INSTANT -> row.getObject(index, OffsetDateTime.class);
        };
    }

    void set(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (this) {
            case INTEGER -> statement.setLong(index, (Long) value);
            case DECIMAL -> statement.setBigDecimal(index, (BigDecimal) value);
            case TEXT -> statement.setString(index, (String) value);
            case PADDED -> statement.setObject(index, value, Types.CHAR);
            case BYTES -> statement.setBytes(index, (byte[]) value);
            case UUID, DATE, TIMESTAMP, INSTANT -> statement.setObject(index, value);
        }
    }

    /** The text from which {@link #parse} makes the value again. */
    String text(Object value) {
        return this == BYTES ? HexFormat.of().formatHex((byte[]) value) : value.toString();
    }

    Object parse(String text) {
        return switch (this) {
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case TEXT, PADDED -> text;
            case BYTES -> HexFormat.of().parseHex(text);
            case UUID -> java.util.UUID.fromString(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text);
            case INSTANT -> OffsetDateTime.parse(text);
        };
    }
}
