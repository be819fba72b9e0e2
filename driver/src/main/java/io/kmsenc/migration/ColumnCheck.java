package io.kmsenc.migration;

import java.util.List;

/**
 * What became of the constraint of one column.
 *
 * @param column its name, for people
 * @param constraint its name
 * @param contradictions how many values are no ciphertexts
 * @param statements what was run, or would be
 */
public record ColumnCheck(
        String column, String constraint, Outcome outcome, long contradictions, List<String> statements) {

    /** What was done, or would be. */
    public enum Outcome {
        /** There is none yet; the statements add it. */
        TO_ADD,
        ADDED,
        /** It was there already. */
        THERE,
        /** Values contradict: it was not added. */
        CONTRADICTED,
        /** It is there; the statements drop it. */
        TO_DROP,
        DROPPED,
        /** There was none to drop. */
        ABSENT
    }

    public ColumnCheck {
        statements = List.copyOf(statements);
    }
}
