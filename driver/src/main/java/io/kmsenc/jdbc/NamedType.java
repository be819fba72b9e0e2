package io.kmsenc.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
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

    private NamedType() {}

    static boolean keeps(Object value, int type) {
        return KEPT.getOrDefault(value.getClass(), Set.of()).contains(type);
    }

    /** @param scale the fraction digits that a driver may round a number to */
    static boolean keeps(Object value, int type, int scale) {
        boolean rounds = value instanceof BigDecimal number && number.scale() > scale;
        return keeps(value, type) && !rounds;
    }
}
