package io.kmsenc.it.generated;

import io.kmsenc.it.twin.Call;
import io.kmsenc.it.twin.Outcome;
import io.kmsenc.it.twin.Twin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What went wrong with a case.
 *
 * @param kind equal for failures that are alike, with what either database did: a case that fails on the twin as well
 *     proves something else than one that runs there
 */
record Failure(String kind, List<String> problems) {

    private static final Set<String> UNKNOWN_TYPE = Set.of("42P18", "42883", "42804");
    private static final Set<String> UNSUITABLE = Set.of("KE002", "KE105");
    private static final Set<String> MANY = Set.of("REPLACE", "ON DUPLICATE KEY");

    /**
     * What is wrong, if anything is. A value of a Java type that a secret column can't hold is refused where it is bound;
     * one that stands beside such a column, and may be meant for it, is as well. And NULL for a secret column is bound
     * with a type, which tells PostgreSQL what to do where it would ask for one; so does a column of a declared type, which is a
     * text there.
     *
     * @param typed whether there are columns of declared types
     */
    static Optional<Failure> in(Twin.Run run, Call call, boolean typed) {
        boolean harmless = run.problems().stream().noneMatch(Failure::isLeak);
        boolean refused = run.encrypted() instanceof Outcome.Failed failed && UNSUITABLE.contains(failed.state());
        boolean untyped = (typed || call.parameters().contains(null))
                && run.plain().isPresent()
                && run.plain().get() instanceof Outcome.Failed failed
                && UNKNOWN_TYPE.contains(failed.state());
        return run.problems().isEmpty() || (harmless && (refused || untyped || isCountedTwice(run, call)))
                ? Optional.empty()
                : Optional.of(new Failure(kind(run), run.problems()));
    }

    // To MariaDB the same value is a change of a randomized column, and what it changes it counts twice.
    private static boolean isCountedTwice(Twin.Run run, Call call) {
        return MANY.stream().anyMatch(call.sql()::contains)
                && run.problems().size() == 1
                && count(run.encrypted()) == 2
                && run.plain().filter(plain -> count(plain) == 1).isPresent();
    }

    private static long count(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered
                ? answered.results().get(0).count()
                : -1;
    }

    private static boolean isLeak(String problem) {
        return problem.contains("was sent") || problem.startsWith("stored");
    }

    private static String kind(Twin.Run run) {
        String first = run.problems().get(0);
        String what = first.startsWith("plaintext")
                ? "plaintext was sent"
                : first.startsWith("stored")
                        ? "plaintext was stored"
                        : first.startsWith("something") ? "not refused in silence" : "another answer";
        return what + ": " + shown(run.encrypted()) + ", and the twin "
                + run.plain().map(Failure::shown).orElse("was not asked");
    }

    private static String shown(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return "failed with " + failed.state();
        }
        return outcome instanceof Outcome.Refused refused ? "refused by " + refused.code() : "answered";
    }
}
