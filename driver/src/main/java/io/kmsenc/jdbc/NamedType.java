package io.kmsenc.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;

/**
 * Which SQL types a caller of {@code setObject} may name for a Java value without making it another value: those for which every
 * driver does what it does without.
 */
final class NamedType {

    private static final Map<Class<?>, Set<Integer>> KEPT = Map.ofEntries(
            Map.entry(Boolean.class, Set.of(Types.BOOLEAN, Types.BIT)),
            Map.entry(Short.class, Set.of(Types.SMALLINT)),
            Map.entry(Integer.class, Set.of(Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL)),
            Map.entry(Long.class, Set.of(Types.BIGINT, Types.NUMERIC, Types.DECIMAL)),
            Map.entry(Double.class, Set.of(Types.DOUBLE, Types.FLOAT)),
            Map.entry(BigDecimal.class, Set.of(Types.NUMERIC, Types.DECIMAL)),
            Map.entry(BigInteger.class, Set.of(Types.NUMERIC, Types.DECIMAL)),
            Map.entry(String.class, Set.of(Types.VARCHAR, Types.CHAR)),
            Map.entry(Date.class, Set.of(Types.DATE)),
            Map.entry(Timestamp.class, Set.of(Types.TIMESTAMP)),
            Map.entry(LocalDate.class, Set.of(Types.DATE)),
            Map.entry(LocalDateTime.class, Set.of(Types.TIMESTAMP)));

    private static final Set<Integer> CHARACTERS = Set.of(
            Types.CHAR,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.CLOB,
            Types.NCHAR,
            Types.NVARCHAR,
            Types.LONGNVARCHAR,
            Types.NCLOB);
    private static final Set<Integer> BYTES = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    private NamedType() {}

    static boolean keeps(Object value, int type) {
        return KEPT.getOrDefault(value.getClass(), Set.of()).contains(type);
    }

    /** Whether a string or character is given as a type of characters. */
    static boolean isText(Object value, int type) {
        boolean text = value instanceof String
                || value instanceof Character
                || value instanceof Clob
                || value instanceof Reader;
        return text && CHARACTERS.contains(type);
    }

    /** Whether bytes are given as a type of bytes. */
    static boolean isBinary(Object value, int type) {
        boolean bytes = value instanceof byte[] || value instanceof Blob || value instanceof InputStream;
        return bytes && BYTES.contains(type);
    }

    /** @param scale the fraction digits that a driver may round a number to */
    static boolean keepsScale(Object value, int scale) {
        return !(value instanceof BigDecimal number && number.scale() > scale);
    }
}
