package io.kmsenc.it.generated;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values in a data file: {@code NULL}, {@code 12}, {@code x'00ff'} and {@code 'text'}, with commas between. In texts a
 * backslash stands before itself and a quote, and {@code \n} is a new line.
 */
final class ValueText {

    private static final Pattern VALUE = Pattern.compile("(NULL)|(-?\\d+)|x'([0-9a-f]*)'|'((?:[^'\\\\]|\\\\.)*)'");

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
        }
        return value.group(3) != null ? HexFormat.of().parseHex(value.group(3)) : unescaped(value.group(4));
    }

    static String written(List<?> values) {
        return values.stream().map(ValueText::one).collect(Collectors.joining(", "));
    }

    private static String one(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        return value instanceof String text
                ? "'" + escaped(text).replace("'", "\\'") + "'"
                : String.valueOf(value).replace("null", "NULL");
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
