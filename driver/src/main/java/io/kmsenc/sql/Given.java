package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter or literal as the value of an expression.
 *
 * @param cast what was done to it on the way
 * @param limit how many characters or bytes the cast leaves
 * @param answer whether it is what a CASE answers, and so is not what its conditions are about
 * @param mixed whether it is one of the values of an expression or column whose type the database works out for itself
 * @param beside operands of the conditions beside it, which may hold the same value: what becomes of them is told with it
 */
record Given(Operand operand, Cast cast, int limit, boolean answer, boolean mixed, List<Waiting> beside) {

    static final int UNLIMITED = Integer.MAX_VALUE;

    /** How an operand is used where nothing tells whose value it is. */
    enum Use {
        NULL,
        NOT_NULL,
        OTHER
    }

    /** An operand of which nothing is known but its use. */
    record Waiting(Operand operand, Use use) {}

    /** A cast of an operand. */
    enum Cast {
        NONE,
        /** To text, which is left as it is up to a limit. */
        TEXT,
        /** To bytes, likewise. */
        BYTES,
        /** To text that may be padded: it is NULL where the operand is, and otherwise another value. */
        OTHER,
        /** To PostgreSQL's json, which checks the text and leaves it. */
        JSON,
        /** To PostgreSQL's jsonb, which writes it anew. */
        JSONB,
        /** MariaDB's {@code JSON_EXTRACT(?, '$')}, by which frameworks say that a text is JSON: it changes the white space. */
        EXTRACTED;

        /** Whether it makes a JSON document of a text. */
        boolean makesDocument() {
            return this == JSON || this == JSONB || this == EXTRACTED;
        }

        /**
         * Whether a ciphertext of the column comes through it unchanged, and the value is one of the column's type: a number
         * that was made text isn't.
         */
        boolean keeps(ColumnRule rule) {
            return this == NONE
                    || (rule.type() == LogicalType.JSON && makesDocument())
                    || (rule.type().isString() && this == (rule.type().keptAsCharacters() ? TEXT : BYTES));
        }
    }

    static Given of(Operand operand) {
        return new Given(operand, Cast.NONE, UNLIMITED, false, false, List.of());
    }

    /** The same after another cast. */
    Given through(Casts.Kept next) {
        Cast both = cast == Cast.NONE || cast == next.cast() ? next.cast() : Cast.OTHER;
        return new Given(operand, both, Math.min(limit, next.limit()), answer, mixed, beside);
    }

    Given asAnswer() {
        return new Given(operand, cast, limit, true, true, beside);
    }

    Given asMixed() {
        return new Given(operand, cast, limit, answer, true, beside);
    }

    Given beside(List<Waiting> others) {
        List<Waiting> all = new ArrayList<>(beside);
        all.addAll(others);
        return new Given(operand, cast, limit, answer, mixed, List.copyOf(all));
    }
}
