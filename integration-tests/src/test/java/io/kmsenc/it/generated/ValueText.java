package io.kmsenc.it.generated;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values in a data file: {@code NULL}, {@code 12}, {@code x'00ff'} and {@code 'text'}, with commas between. In texts a
 * backslash stands before itself and a quote, and {@code \n} is a new line.
 */
final class ValueText {

    private static final Pattern VALUE =
            Pattern.compile("(NULL)|(-?\\d+)|x'([0-9a-f]*)'|'((?:[^'\\\\]|\\\\.)*)'|([A-Z]\\w+) ([^ ,]+)");

    private ValueText() {}

    static List<@Nullable Object> read(String line) {
        List<@Nullable Object> values = new ArrayList<>();
        Matcher value = VALUE.matcher(line);
        int at = 0;
        while (at < line.length()) {
            if (!value.region(at, line.length()).lookingAt()) {
                throw new IllegalArgumentException(line);
            }
            values.add(of(value));
            at = value.end() + 2;
        }
        return values;
    }

    private static @Nullable Object of(Matcher value) {
        if (value.group(1) != null) {
            return null;
        } else if (value.group(2) != null) {
            return Integer.valueOf(value.group(2));
        } else if (value.group(5) != null) {
            return declared(value.group(5), value.group(6));
        }
        return value.group(3) != null ? HexFormat.of().parseHex(value.group(3)) : unescaped(value.group(4));
    }

    private static Object declared(String type, String text) {
        return switch (type) {
            case "Boolean" -> Boolean.valueOf(text);
            case "Long" -> Long.valueOf(text);
            case "BigDecimal" -> new BigDecimal(text);
            case "LocalDate" -> LocalDate.parse(text);
            case "LocalDateTime" -> LocalDateTime.parse(text);
            case "UUID" -> UUID.fromString(text);
            default -> throw new IllegalArgumentException(type);
        };
    }

    static String written(List<?> values) {
        return values.stream().map(ValueText::one).collect(Collectors.joining(", "));
    }

    private static String one(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        if (value instanceof String text) {
            return "'" + escaped(text).replace("'", "\\'") + "'";
        } else if (value == null) {
            return "NULL";
        }
        return value instanceof Integer ? value.toString() : value.getClass().getSimpleName() + " " + value;
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char next = text.charAt(++i);
                plain.append(next == 'n' ? '\n' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
