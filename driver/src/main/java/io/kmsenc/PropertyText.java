package io.kmsenc;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Properties as one text: {@code name=value;name=value}, with a backslash before what is meant as it stands. */
final class PropertyText {

    /** One part up to a semicolon. A backslash that is before neither a semicolon nor a backslash stands for itself. */
    private static final Pattern PART = Pattern.compile("((?:\\\\[;\\\\]|[^;])+)");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([;\\\\])");

    private PropertyText() {}

    /** @throws IllegalArgumentException if a part has no name or no {@code =}; the message holds nothing of it */
    static Map<String, String> parse(@Nullable String text) {
        Map<String, String> properties = new TreeMap<>();
        Matcher parts = PART.matcher(text == null ? "" : text);
        for (int number = 1; parts.find(); number++) {
            String part = parts.group(1);
            int equals = part.indexOf('=');
            if (!part.isBlank()) {
                String name = equals < 0 ? "" : part.substring(0, equals).strip();
                if (name.isEmpty()) {
                    throw new IllegalArgumentException("connectionProperties: part " + number
                            + " has no name before a \"=\"; write name=value;name=value, with a backslash before a "
                            + "semicolon that belongs to a value");
                }
                properties.put(name, ESCAPED.matcher(part.substring(equals + 1)).replaceAll("$1"));
            }
        }
        return properties;
    }

    static String of(Map<String, String> properties) {
        StringBuilder text = new StringBuilder();
        properties.forEach((name, value) -> text.append(text.isEmpty() ? "" : ";")
                .append(name)
                .append('=')
                .append(value.replace("\\", "\\\\").replace(";", "\\;")));
        return text.toString();
    }
}
