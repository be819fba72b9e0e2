package io.kmsenc.it.generated;

import io.kmsenc.it.twin.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** What became of the statements of one database. Not for several threads at once. */
final class Tally {

    private final Map<String, Integer> refused = new TreeMap<>();
    private final Map<String, Integer> failed = new TreeMap<>();
    private int statements;
    private int answered;
    private int able;
    private int touching;
    private int touchingAnswered;

    /**
     * Counts a statement.
     *
     * @param expected what the twin did
     * @param secret whether it touches a secret column
     */
    void add(Outcome encrypted, Outcome expected, boolean secret) {
        statements++;
        boolean runs = expected instanceof Outcome.Answered;
        able += runs ? 1 : 0;
        answered += encrypted instanceof Outcome.Answered ? 1 : 0;
        if (encrypted instanceof Outcome.Refused refusal) {
            refused.merge(refusal.code(), 1, Integer::sum);
        } else if (encrypted instanceof Outcome.Failed failure
                && failure.state().startsWith("KE")) {
            refused.merge(failure.state(), 1, Integer::sum);
        } else if (encrypted instanceof Outcome.Failed failure) {
            failed.merge(failure.state(), 1, Integer::sum);
        }
        if (secret && runs) {
            touching++;
            touchingAnswered += encrypted instanceof Outcome.Answered ? 1 : 0;
        }
    }

    int statements() {
        return statements;
    }

    /** How many in a hundred run on the twin. */
    int percentAble() {
        return 100 * able / Math.max(1, statements);
    }

    /** How many in a hundred of those that touch a secret column, and run on the twin, are answered. */
    int percentAnswered() {
        return 100 * touchingAnswered / Math.max(1, touching);
    }

    @Override
    public String toString() {
        return statements + " statements, " + percentAble() + " % of which run on the twin; " + answered
                + " answered; of "
                + touching + " that run and touch a secret column " + percentAnswered() + " % answered; failed on both "
                + failed + "; refused " + refused;
    }
}
