package io.kmsenc.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one statement, line by line: the same lines are the rows that {@code EXPLAIN ENCRYPTION} answers. No line
 * holds a literal of the statement, secret or not. Immutable; threads may share it.
 *
 * @param lines the first is the statement's own
 */
public record Explanation(List<Line> lines) {

    /** The names of a line's cells, in order. */
    public static final List<String> COLUMNS =
            List.of("item", "position", "name", "column", "mode", "group", "handling", "detail");

    /** What becomes of the statement as a whole. */
    public enum Verdict {
        /** It touches no secret column, and is sent as it is. */
        UNTOUCHED,
        /** It touches secret tables, and is answered. */
        ANSWERED,
        /** Nothing of it is sent. */
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a line is about; the word stands in the cell {@code item}. */
    public enum Item {
        STATEMENT,
        /** Of a refusal: stable, for a program to match. */
        CODE,
        PLACE,
        PROBLEM,
        REMEDY,
        /** Something that executing the statement changes for the planning of others. */
        EFFECT,
        PARAMETER,
        LITERAL,
        /** The type of a secret column in a definition, in place of which the type of its ciphertexts is sent. */
        TYPE,
        RESULT,
        /** The secret columns that generated keys may name. */
        GENERATED,
        /** The text as it would be sent, every literal replaced by a placeholder. */
        TEXT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One line. What a cell has nothing to say about is null.
     *
     * @param position of a parameter or result its number, of a literal or type the place of its first character in the
     *     statement, all from 1
     * @param name of a result
     * @param column the secret column, {@code [schema.]table.column}
     * @param mode of the column: {@code randomized} or {@code deterministic}
     * @param group of a deterministic column
     * @param handling one word for a program to match
     * @param detail a sentence for a person
     */
    public record Line(
            String item,
            @Nullable Integer position,
            @Nullable String name,
            @Nullable String column,
            @Nullable String mode,
            @Nullable String group,
            @Nullable String handling,
            String detail) {

        static Line of(Item item, @Nullable String handling, String detail) {
            return new Line(item.word(), null, null, null, null, null, handling, detail);
        }

        /** The cells in the order of {@link Explanation#COLUMNS}; the position in digits. */
        public List<@Nullable String> cells() {
            String place = position == null ? null : Integer.toString(position);
            return Arrays.asList(item, place, name, column, mode, group, handling, detail);
        }
    }

    public Explanation {
        lines = List.copyOf(lines);
    }

    /**
     * What the first line says of the statement.
     *
     * @throws IllegalStateException if the lines are no explanation of ours
     */
    public Verdict verdict() {
        String word = lines.isEmpty() ? null : lines.get(0).handling();
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an explanation begins with its statement"));
    }

    /** The detail of the first line about this item. */
    public Optional<String> detail(Item item) {
        return lines.stream()
                .filter(line -> line.item().equals(item.word()))
                .map(Line::detail)
                .findFirst();
    }

    /** How many parameters the statement has. */
    public int parameters() {
        return (int) lines.stream()
                .filter(line -> line.item().equals(Item.PARAMETER.word()))
                .count();
    }
}
