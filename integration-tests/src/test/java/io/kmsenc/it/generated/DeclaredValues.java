package io.kmsenc.it.generated;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A few values of each declared type, of which those of secret columns can be told in what is sent. */
final class DeclaredValues {

    private static final int NANOS_OF_A_MILLISECOND = 1_000_000;
    private static final long NUMBER = 713_007_130_071L;
    private static final List<Integer> ENDS = List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<Long> FAR_ENDS = List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<String> FRACTIONS = List.of("0", "-0.01", "0.5", "10", "99999999999999.99");

    /** Texts of which one is in every value that is long enough to be told, whatever the form that it is sent in. */
    static final Set<String> MARKS =
            Set.of(Long.toString(NUMBER), "7a7a7a7a-0000-4000", "2019-07-13 07:13", "2019-07-13T07:13");

    private DeclaredValues() {}

    static Object of(Type type, boolean secret, Choice choice) {
        boolean end = choice.chance(20);
        int number = choice.below(4) + (secret ? 0 : 5);
        return switch (type) {
            case BOOLEAN -> number % 2 == 0;
            case INTEGER -> end ? choice.of(ENDS) : 71_300 + number;
            case BIGINT -> end ? choice.of(FAR_ENDS) : (secret ? NUMBER * 10 : 0) + number;
            case DECIMAL ->
                end ? new BigDecimal(choice.of(FRACTIONS)) : new BigDecimal((secret ? NUMBER : 0) + "." + number);
            case DATE -> end ? LocalDate.of(1900 + number, 1, 1) : LocalDate.of(2019, 7, 10 + number);
            case TIMESTAMP ->
                (secret ? LocalDateTime.of(2019, 7, 13, 7, 13, 7) : LocalDateTime.of(2000, 1, 1, 0, 0))
                        .plusNanos((long) number * (end ? 100 : 1) * NANOS_OF_A_MILLISECOND);
            case UUID ->
                UUID.fromString((secret ? "7a7a7a7a-0000-4000" : "00000000-0000-4000") + "-8000-00000000000" + number);
            default -> throw new IllegalArgumentException(type + " is no declared type");
        };
    }
}
