package io.kmsenc.config;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.RoutineName;
import io.kmsenc.schema.RoutineRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one line of {@code [routines]} says behind the {@code =}: a column for each of its places. */
record RoutineSpec(Map<Place, ColumnRule> columns) {

    /** Where a value goes in or comes out. */
    enum Kind {
        NAME,
        NUMBER,
        RETURN,
        RESULT
    }

    /** @param name the name or label, folded to lower case, or the number; empty for what is returned */
    record Place(Kind kind, String name) {

        private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
        private static final Pattern RESULT = Pattern.compile("result\\s+(\\S.*)");

        /** A place as it is written; empty where it is none. */
        static Optional<Place> parse(String text) {
            if (text.equals("return")) {
                return Optional.of(new Place(Kind.RETURN, ""));
            }
            if (NUMBER.matcher(text).matches()) {
                return Optional.of(new Place(Kind.NUMBER, text));
            }
            Matcher result = RESULT.matcher(text);
            return result.matches() ? named(Kind.RESULT, result.group(1)) : named(Kind.NAME, text);
        }

        private static Optional<Place> named(Kind kind, String text) {
            boolean number = Character.isDigit(text.isEmpty() ? 'x' : text.charAt(0));
            return ColumnKey.parts(text)
                    .filter(parts -> parts.size() == 1 && !number)
                    .map(parts -> new Place(kind, ColumnName.fold(parts.get(0))));
        }
    }

    RoutineRule rule(RoutineName name) {
        Map<Integer, ColumnRule> numbered = new LinkedHashMap<>();
        of(Kind.NUMBER).forEach((number, rule) -> numbered.put(Integer.valueOf(number), rule));
        Optional<ColumnRule> returned = Optional.ofNullable(columns.get(new Place(Kind.RETURN, "")));
        return new RoutineRule(name, of(Kind.NAME), numbered, returned, of(Kind.RESULT));
    }

    private Map<String, ColumnRule> of(Kind kind) {
        Map<String, ColumnRule> found = new LinkedHashMap<>();
        columns.forEach((place, rule) -> {
            if (place.kind() == kind) {
                found.put(place.name(), rule);
            }
        });
        return found;
    }
}
