package io.kmsenc.it.applications.examples;

import io.kmsenc.it.applications.SampleApplication;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph of a file. Behind {@code --} stand {@code with} and the parameters, more than once for a batch, {@code keys}
 * and the generated column to ask for, {@code changes} and the update count, or {@code gives} and a row, its values between
 * bars. Texts in quotes may be {@code d} dates, {@code t} timestamps or {@code b} bytes. A tilde stands for the mark of a
 * secret.
 *
 * @param batch the parameters of each execution; none if the text has none
 * @param keys the generated column to ask for; null if none is
 * @param gives the rows that are expected
 * @param changes the update count that is expected; null if it doesn't matter
 */
record ExampleStatement(
        String text,
        List<List<@Nullable Object>> batch,
        @Nullable String keys,
        List<String> gives,
        @Nullable Integer changes) {

    private static final Pattern VALUE =
            Pattern.compile("\\G\\s*(?:([dtb]?)'((?:[^']|'')*)'|(null|-?[0-9.]+))\\s*(?:,|$)");

    static ExampleStatement parse(String paragraph) {
        String marked = paragraph.replace("~", SampleApplication.secret(""));
        List<String> changes = behind("changes", marked);
        List<String> keys = behind("keys", marked);
        return new ExampleStatement(
                marked.lines().filter(line -> !line.startsWith("-- ")).collect(Collectors.joining("\n")),
                behind("with", marked).stream().map(ExampleStatement::values).toList(),
                keys.isEmpty() ? null : keys.get(0),
                behind("gives", marked),
                changes.isEmpty() ? null : Integer.valueOf(changes.get(0)));
    }

    private static List<String> behind(String word, String paragraph) {
        String start = "-- " + word + " ";
        return paragraph
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    private static List<@Nullable Object> values(String text) {
        List<@Nullable Object> values = new ArrayList<>();
        Matcher matcher = VALUE.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find()) {
            values.add(matcher.group(3) == null ? quoted(matcher.group(1), matcher.group(2)) : word(matcher.group(3)));
            end = matcher.end();
        }
        if (end < text.length()) {
            throw new IllegalArgumentException("not a list of values: " + text);
        }
        return values;
    }

    private static Object quoted(String type, String quoted) {
        String text = quoted.replace("''", "'");
        return switch (type) {
            case "d" -> Date.valueOf(text);
            case "t" -> Timestamp.valueOf(text);
            case "b" -> text.getBytes(StandardCharsets.UTF_8);
            default -> text;
        };
    }

    private static @Nullable Object word(String word) {
        if (word.equals("null")) {
            return null;
        }
        return word.contains(".") ? new BigDecimal(word) : Integer.valueOf(word);
    }
}
