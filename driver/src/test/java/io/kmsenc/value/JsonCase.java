package io.kmsenc.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text, and what each kind of column keeps of it.
 *
 * @param line as the file has it
 */
public record JsonCase(String line, String text, Map<Kept, Outcome> outcomes) {

    /** The columns of the file, in their order. */
    public enum Kept {
        /** PostgreSQL's json. */
        JSON,
        /** MariaDB's JSON. */
        SHALLOW_JSON,
        /** H2's JSON. */
        COMPACT_JSON,
        /** PostgreSQL's json, given a jsonb. */
        JSONB
    }

    /**
     * What becomes of the text.
     *
     * @param taken whether the database takes the text
     * @param kept what it keeps then
     * @param refused whether kmsenc refuses it
     */
    public record Outcome(boolean taken, String kept, boolean refused) {}

    private static final Pattern CODE = Pattern.compile("⟨(?:(empty)|([0-9]+)\\*([^⟩]+)|([0-9A-F]{4}))⟩");

    /** Those of {@code json.cases}. */
    public static List<JsonCase> all() {
        try (InputStream in = Objects.requireNonNull(JsonCase.class.getResourceAsStream("json.cases"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(JsonCase::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonCase of(String line) {
        String[] cells = line.split(" \\| ", -1);
        String text = decoded(cells[0]);
        Map<Kept, Outcome> outcomes = new HashMap<>();
        int place = 1;
        for (Kept kept : Kept.values()) {
            outcomes.put(kept, outcome(cells[place++], text));
        }
        return new JsonCase(line, text, outcomes);
    }

    private static Outcome outcome(String cell, String text) {
        boolean stricter = cell.startsWith("!");
        String kept = stricter ? cell.substring(1) : cell;
        boolean taken = !kept.equals("-");
        return new Outcome(taken, kept.equals("=") ? text : decoded(kept), stricter || !taken);
    }

    private static String decoded(String cell) {
        return CODE.matcher(cell).replaceAll(JsonCase::replacement);
    }

    private static String replacement(MatchResult found) {
        if (found.group(1) != null) {
            return "";
        }
        String text = found.group(2) == null
                ? String.valueOf((char) Integer.parseInt(found.group(4), 16))
                : found.group(3).repeat(Integer.parseInt(found.group(2)));
        return Matcher.quoteReplacement(text);
    }

    @Override
    public String toString() {
        return line;
    }
}
