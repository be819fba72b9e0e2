package io.kmsenc.config;

import io.kmsenc.config.RoutineSpec.Place;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code place: table.column, …}, or {@code none}, and reports all that is wrong with it. No word of the value is
 * repeated in a problem; entries are named by their numbers. For one thread, one use.
 */
final class RoutineSpecReader {

    private static final String NONE = "none";

    private final Setting setting;
    private final Map<ColumnName, Optional<ColumnRule>> known;
    private final Findings findings;
    private final Map<Place, ColumnRule> columns = new LinkedHashMap<>();
    private final Map<Place, Integer> seen = new HashMap<>();
    private boolean wrong;

    /** @param known the columns of {@code [columns]}, each with its rule where one could be made */
    RoutineSpecReader(Setting setting, Map<ColumnName, Optional<ColumnRule>> known, Findings findings) {
        this.setting = setting;
        this.known = known;
        this.findings = findings;
    }

    /** What the value says, or empty where something is wrong with it. */
    Optional<RoutineSpec> read(String value) {
        if (value.isBlank()) {
            refuse("declares nothing; write <parameter>: <table.column>, or none where no value is secret");
        } else if (!value.strip().equals(NONE)) {
            List<String> entries = split(value, ',');
            for (int i = 0; i < entries.size(); i++) {
                entry(i + 1, entries.get(i));
            }
        }
        return wrong ? Optional.empty() : Optional.of(new RoutineSpec(columns));
    }

    private void entry(int number, String text) {
        List<String> halves = split(text, ':');
        if (halves.size() != 2) {
            refuse(number, "not of the form <parameter>: <table.column>; write it so, with a comma before the next");
            return;
        }
        Optional<Place> place = Place.parse(halves.get(0));
        if (place.isEmpty()) {
            refuse(
                    number,
                    "no parameter; write its name or number, return, or result <label>, a name with dots or blanks in"
                            + " double quotes");
        }
        place.ifPresent(p -> once(number, p));
        Optional<ColumnRule> column = column(number, halves.get(1));
        if (place.isPresent() && column.isPresent()) {
            columns.put(place.get(), column.get());
        }
    }

    private void once(int number, Place place) {
        Integer earlier = seen.putIfAbsent(place, number);
        if (earlier != null) {
            refuse(number, "the same place as in entry " + earlier + "; keep one of them");
        }
    }

    private Optional<ColumnRule> column(int number, String text) {
        Optional<ColumnName> name = ColumnKey.parse(text);
        Optional<ColumnRule> rule = name.map(known::get).orElse(null);
        if (rule != null) {
            // one of which no rule could be made was reported there
            wrong |= rule.isEmpty();
            return rule;
        }
        refuse(number, "not a column of [" + SectionNames.COLUMNS + "]" + hint(ColumnName.fold(text)));
        return Optional.empty();
    }

    private String hint(String text) {
        List<String> names = known.keySet().stream().map(ColumnName::dotted).toList();
        List<String> elsewhere =
                names.stream().filter(name -> name.endsWith("." + text)).toList();
        return elsewhere.size() == 1
                ? Spelling.question(elsewhere.get(0))
                : Spelling.hint(text, names, "write one as it is written there");
    }

    /** The parts between a separator that stands outside of double quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    private void refuse(int number, String what) {
        refuse("entry " + number + ": " + what);
    }

    private void refuse(String what) {
        wrong = true;
        findings.add(setting.line(), setting.place(), what);
    }
}
