package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;

/**
 * A parameter or literal as the value of an expression.
 *
 * @param cast what was done to it on the way
 * @param answer whether it is what a CASE answers, and so is not what its conditions are about
 */
record Given(Operand operand, Cast cast, boolean answer) {

    /** A cast of an operand. */
    enum Cast {
        NONE,
        /** To text of any length. */
        TEXT,
        /** To bytes of any length. */
        BYTES,
        /** To text that may be cut: it is NULL where the operand is, and otherwise another value. */
        CUT;

        /** Whether a ciphertext of the column comes through it unchanged. */
        boolean keeps(ColumnRule rule) {
            return this == NONE || this == (rule.type() == LogicalType.TEXT ? TEXT : BYTES);
        }
    }

    static Given of(Operand operand) {
        return new Given(operand, Cast.NONE, false);
    }

    /** The same after another cast. */
    Given through(Cast next) {
        return new Given(operand, cast == Cast.NONE || cast == next ? next : Cast.CUT, answer);
    }

    Given asAnswer() {
        return new Given(operand, cast, true);
    }
}
