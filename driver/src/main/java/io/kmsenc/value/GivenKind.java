package io.kmsenc.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The row of a table of stored values that a Java value is in: named after the class that a driver knows it as. */
final class GivenKind {

    // the first class that a value is an instance of: java.sql.Date before java.util.Date
    private static final Map<Class<?>, String> KINDS = kinds();

    private static final String OTHER = "Object";

    private GivenKind() {}

    private static Map<Class<?>, String> kinds() {
        Map<Class<?>, String> kinds = new LinkedHashMap<>();
        for (Class<?> type : new Class<?>[] {
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            Character.class,
            byte[].class,
            Date.class,
            Time.class,
            Timestamp.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            OffsetDateTime.class,
            OffsetTime.class,
            ZonedDateTime.class,
            Instant.class,
            UUID.class,
            Calendar.class
        }) {
            kinds.put(type, type.getSimpleName());
        }
        kinds.put(java.util.Date.class, "java.util.Date");
        return kinds;
    }

    static String of(Object value) {
        String kind = KINDS.get(value.getClass());
        return kind != null ? kind : ofSuperclass(value);
    }

    private static String ofSuperclass(Object value) {
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().isInstance(value))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }
}
