package io.kmsenc.it.types;

import io.kmsenc.sql.Dialect;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A few values of each declared type, with those at its ends. */
final class Samples {

    private static final List<String> NUMBERS = List.of("7", "-7", "0", "1", "127", "128", "32768", "99999");
    private static final List<String> TEXTS = List.of(
            "abc",
            "",
            " ",
            "7",
            "-7.50",
            "1e2",
            "300",
            "true",
            "f",
            "0",
            "1",
            "2024-02-29",
            "12:34:56",
            "\u00e9\u20ac");

    private Samples() {}

    /** The values, and NULL behind them. */
    static List<@Nullable Object> of(DeclaredColumn column) {
        List<@Nullable Object> values = new ArrayList<>(
                switch (column.logicalType()) {
                    case "boolean" -> List.of(true, false);
                    case "integer" -> numbers("2147483647", "-2147483648");
                    case "bigint" -> numbers("9223372036854775807", "-9223372036854775808", "5000000000");
                    case "decimal" -> decimals(column.declared());
                    case "date" ->
                        List.of(LocalDate.of(2024, 2, 29), LocalDate.of(1969, 12, 31), LocalDate.of(2024, 3, 10));
                    case "timestamp" -> moments();
                    case "uuid" -> List.of(UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"), new UUID(0, 0));
                    case "json" -> List.of("{\"a\": [1, 2.50]}", "7", "\"x\"", "null", "[]", "true");
                    case "binary" -> octets();
                    default -> column.declared().equals("text") ? texts() : TEXTS;
                });
        values.add(null);
        return Collections.unmodifiableList(values);
    }

    private static List<Object> numbers(String... ends) {
        List<Object> numbers = new ArrayList<>();
        NUMBERS.forEach(number -> numbers.add(new BigDecimal(number)));
        Arrays.stream(ends).forEach(number -> numbers.add(new BigDecimal(number)));
        return numbers;
    }

    private static List<Object> decimals(String declared) {
        List<Object> numbers = numbers();
        if (!declared.equals("decimal(5)")) {
            numbers.addAll(List.of(
                    new BigDecimal("7.50"),
                    new BigDecimal("-0.01"),
                    new BigDecimal("9999999999.99"),
                    new BigDecimal("2147483648"),
                    new BigDecimal("0.5")));
        }
        return numbers;
    }

    private static List<Object> moments() {
        return List.of(
                LocalDateTime.of(2024, 2, 29, 12, 34, 56),
                LocalDateTime.of(2024, 2, 29, 0, 0),
                LocalDateTime.of(1969, 12, 31, 23, 59, 59, 123_000_000),
                LocalDateTime.of(2024, 3, 10, 2, 30));
    }

    private static List<Object> octets() {
        return List.of(new byte[0], new byte[] {0, -1}, new byte[] {'7'}, new byte[] {'a', 'b', 'c'}, new byte[16]);
    }

    private static List<Object> texts() {
        List<Object> texts = new ArrayList<>(TEXTS);
        texts.addAll(List.of(
                "9223372036854775808",
                "2147483648.5",
                "2024-02-29 12:34:56.5",
                "0f8fad5b-d9cb-469f-a165-70867728950e"));
        return texts;
    }

    /** Gives a value as an application of the database does. */
    static void give(PreparedStatement insert, int parameter, @Nullable Object value, Dialect dialect)
            throws SQLException {
        if (value instanceof String text && dialect == Dialect.POSTGRESQL && isDocument(insert, parameter)) {
            insert.setObject(parameter, text, Types.OTHER);
        } else {
            insert.setObject(parameter, value);
        }
    }

    private static boolean isDocument(PreparedStatement insert, int parameter) throws SQLException {
        return insert.getParameterMetaData().getParameterTypeName(parameter).equals("json");
    }
}
