package io.kmsenc.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON text as PostgreSQL's {@code jsonb} does, which is what a value of that type becomes in a {@code json} column: the
 * members of an object in the order of their names' lengths, and the last one of a name alone. For one text.
 */
final class SortedJson implements JsonSink {

    private static final int WHOLE_DIGITS = 131_072;
    private static final int FRACTION_DIGITS = 16_383;

    private static final Comparator<String> ORDER = (one, other) -> {
        byte[] first = one.getBytes(StandardCharsets.UTF_8);
        byte[] second = other.getBytes(StandardCharsets.UTF_8);
        return first.length == second.length
                ? Arrays.compareUnsigned(first, second)
                : Integer.compare(first.length, second.length);
    };

    /** An array or object that isn't whole. */
    private static final class Part {
        private final List<String> elements = new ArrayList<>();
        private final Map<String, String> members = new TreeMap<>(ORDER);
        private @Nullable String key;

        void add(String value) {
            if (key == null) {
                elements.add(value);
            } else {
                members.put(key, value);
            }
        }

        String written(boolean object) {
            return object
                    ? members.entrySet().stream()
                            .map(member -> JsonStrings.written(member.getKey()) + ": " + member.getValue())
                            .collect(Collectors.joining(", ", "{", "}"))
                    : elements.stream().collect(Collectors.joining(", ", "[", "]"));
        }
    }

    private final Deque<Part> parts = new ArrayDeque<>();

    private SortedJson() {
        parts.push(new Part());
    }

    /** @throws Inconvertible if the text is none, or {@code jsonb} can't keep it */
    static String of(String text, int deepest) throws Inconvertible {
        SortedJson sorted = new SortedJson();
        JsonScanner.read(text, deepest, sorted);
        return sorted.parts.element().elements.get(0);
    }

    @Override
    public void begin(boolean object) {
        parts.push(new Part());
    }

    @Override
    public void end(boolean object) {
        String value = parts.pop().written(object);
        parts.element().add(value);
    }

    @Override
    public void key(String written) throws Inconvertible {
        parts.element().key = string(written);
    }

    @Override
    public void scalar(String written) throws Inconvertible {
        char start = written.charAt(0);
        String value = written;
        if (start == '"') {
            value = JsonStrings.written(string(written));
        } else if (start == '-' || start <= '9') {
            value = number(written);
        }
        parts.element().add(value);
    }

    private static String string(String written) throws Inconvertible {
        String value = JsonStrings.read(written);
        JsonStrings.requirePairs(value);
        if (value.indexOf('\0') >= 0) {
            throw new Inconvertible("a string of it has the character U+0000, which no jsonb holds");
        }
        return value;
    }

    private static String number(String written) throws Inconvertible {
        try {
            BigDecimal number = new BigDecimal(written);
            if (number.scale() <= FRACTION_DIGITS && (long) number.precision() - number.scale() <= WHOLE_DIGITS) {
                return number.setScale(Math.max(0, number.scale())).toPlainString();
            }
        } catch (NumberFormatException e) {
            // out of range even for Java
        }
        throw new Inconvertible("a number of it is out of the range of jsonb");
    }
}
