package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import org.jspecify.annotations.Nullable;

/**
 * A parameter or literal of the statement, and what becomes of it: sent as it is, or encrypted for one secret column. It
 * may be met in several places, where it is the value of a column of a derived table, but has one fate.
 */
final class Operand {

    private enum Fate {
        OPEN,
        PLAIN,
        SECRET
    }

    private final int token;
    private final boolean signed;
    private Fate fate = Fate.OPEN;
    private @Nullable ColumnRule rule;
    private boolean idle;

    /**
     * @param token its index among the tokens of the statement
     * @param signed whether it is a number that the sign before it belongs to
     */
    Operand(int token, boolean signed) {
        this.token = token;
        this.signed = signed;
    }

    int token() {
        return token;
    }

    boolean isSigned() {
        return signed;
    }

    /** Says that it is the value of a column that the statement may never use. */
    void mayStayIdle() {
        idle = true;
    }

    /** Whether its fate is known, or nothing in the statement uses it. */
    boolean isSettled() {
        return fate != Fate.OPEN || idle;
    }

    boolean isSecret() {
        return fate == Fate.SECRET;
    }

    /** @throws Refused if it is encrypted elsewhere */
    void plain() {
        if (fate == Fate.SECRET) {
            throw twice();
        }
        fate = Fate.PLAIN;
    }

    /**
     * @return whether this is the first place that says so
     * @throws Refused if it is sent as it is elsewhere, or encrypted for a column that can't be compared with this one
     */
    boolean secret(ColumnRule target) {
        if (fate == Fate.OPEN) {
            fate = Fate.SECRET;
            rule = target;
            return true;
        }
        if (rule == null || !(rule.equals(target) || rule.comparableWith(target))) {
            throw twice();
        }
        return false;
    }

    private static Refused twice() {
        return RefusalCode.SECRET_VALUE.at(
                "a parameter or literal", "stands for values of several columns, of which one is secret");
    }
}
