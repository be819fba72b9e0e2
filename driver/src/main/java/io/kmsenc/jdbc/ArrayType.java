package io.kmsenc.jdbc;

import io.kmsenc.schema.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which arrays may be compared with a column of a declared type: those whose elements the database compares as the values that
 * they are given as.
 */
final class ArrayType {

    private static final Set<String> INTEGERS = Set.of("integer", "int", "int4");
    private static final Set<String> LONGS = Set.of("bigint", "int8");
    private static final Set<String> DECIMALS = Set.of("numeric", "decimal");

    private static final Map<LogicalType, Set<String>> OTHERS = Map.of(
            LogicalType.BOOLEAN, Set.of("boolean", "bool"),
            LogicalType.DATE, Set.of("date"),
            LogicalType.TIMESTAMP, Set.of("timestamp", "timestamp without time zone"),
            LogicalType.UUID, Set.of("uuid"));

    /** The classes of Java arrays that PostgreSQL's driver takes without being told a type. */
    private static final Map<LogicalType, List<Class<?>>> UNTYPED = Map.of(
            LogicalType.BOOLEAN, List.of(Boolean.class),
            LogicalType.UUID, List.of(UUID.class),
            LogicalType.INTEGER, List.of(Short.class, Integer.class, Long.class, BigDecimal.class),
            LogicalType.BIGINT, List.of(Short.class, Integer.class, Long.class, BigDecimal.class),
            LogicalType.DECIMAL, List.of(Short.class, Integer.class, Long.class, BigDecimal.class));

    private static final BigDecimal INT_BOUND = BigDecimal.valueOf(1L << 31);
    private static final BigDecimal LONG_BOUND =
            BigDecimal.valueOf(Long.MAX_VALUE).add(BigDecimal.ONE);

    private ArrayType() {}

    /** Whether PostgreSQL's driver makes of a Java array one that is compared with a column of the type. */
    static boolean isTakenUntyped(LogicalType type, Class<?> element) {
        return UNTYPED.getOrDefault(type, List.of()).contains(element);
    }

    /**
     * Whether an element is kept as it is by an array of elements of a type.
     *
     * @param name the type's name in the database
     */
    static boolean keeps(LogicalType type, String name, @Nullable Object element) {
        String folded = name.toLowerCase(Locale.ROOT);
        return switch (type) {
            case INTEGER, BIGINT, DECIMAL -> keepsNumber(folded, element);
            default -> OTHERS.getOrDefault(type, Set.of()).contains(folded);
        };
    }

    private static boolean keepsNumber(String name, @Nullable Object element) {
        if (DECIMALS.contains(name)) {
            return true;
        }
        return (INTEGERS.contains(name) && isWhole(element, INT_BOUND))
                || (LONGS.contains(name) && isWhole(element, LONG_BOUND));
    }

    // A BigDecimal would be written with its fraction digits.
    private static boolean isWhole(@Nullable Object element, BigDecimal bound) {
        if (element == null) {
            return true;
        }
        boolean whole = element instanceof Byte
                || element instanceof Short
                || element instanceof Integer
                || element instanceof Long
                || element instanceof BigInteger;
        if (!whole) {
            return false;
        }
        BigDecimal number = new BigDecimal(element.toString());
        return number.compareTo(bound.negate()) >= 0 && number.compareTo(bound) < 0;
    }
}
