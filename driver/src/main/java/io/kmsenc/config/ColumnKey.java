package io.kmsenc.config;

import io.kmsenc.schema.ColumnName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code [schema.]table.column}. A part with a dot, a blank, {@code =} or {@code :} in it stands in double
 * quotes, and a quote in it is doubled. Quoted parts too match without regard to case.
 */
final class ColumnKey {

    private static final Pattern PART = Pattern.compile("\"((?:[^\"]++|\"\")++)\"|([^\"`'.\\s\\[\\]]+)");

    /** Longer than three names of any database; a regular expression of Java's needs stack for each doubled quote. */
    private static final int LONGEST = 1_000;

    private ColumnKey() {}

    /** The name, or empty where the key is none. */
    static Optional<ColumnName> parse(String key) {
        return parts(key).flatMap(ColumnKey::name);
    }

    /** The parts of a name between its dots, without quotes; empty where it is none. */
    static Optional<List<String>> parts(String key) {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(key);
        int at = 0;
        while (key.length() <= LONGEST && part.region(at, key.length()).lookingAt()) {
            parts.add(part.group(1) == null ? part.group(2) : part.group(1).replace("\"\"", "\""));
            at = part.end();
            if (at == key.length()) {
                return Optional.of(parts);
            }
            if (key.charAt(at++) != '.') {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** How messages name the key: by its line where it is no name of a column, as it may then be a piece of a secret. */
    static String shown(String key, int line) {
        return parse(key).isPresent() ? key : SectionCollector.shown(key, line);
    }

    private static Optional<ColumnName> name(List<String> parts) {
        return switch (parts.size()) {
            case 2 -> Optional.of(new ColumnName(Optional.empty(), parts.get(0), parts.get(1)));
            case 3 -> Optional.of(new ColumnName(Optional.of(parts.get(0)), parts.get(1), parts.get(2)));
            default -> Optional.empty();
        };
    }
}
