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
 * @param kind equal for failures that are alike
 */
record Failure(String kind, List<String> problems) {

    private static final Set<String> UNKNOWN_TYPE = Set.of("42P18", "42883", "42804");
    private static final String UNSUITABLE = "KE002";

    /**
     * What is wrong, if anything is. A value of a Java type that a secret column can't hold is refused where it is bound;
     * one that stands beside such a column, and may be meant for it, is as well. And NULL for a secret column is bound
     * with a type, which tells PostgreSQL what to do where it would ask for one.
     */
    static Optional<Failure> in(Twin.Run run, Call call) {
        boolean refused = run.encrypted() instanceof Outcome.Failed failed
                && failed.state().equals(UNSUITABLE)
                && run.problems().stream().noneMatch(each -> each.contains("was sent") || each.startsWith("stored"));
        boolean typed = call.parameters().contains(null)
                && run.encrypted() instanceof Outcome.Answered
                && run.plain().isPresent()
                && run.plain().get() instanceof Outcome.Failed failed
                && UNKNOWN_TYPE.contains(failed.state());
        return run.problems().isEmpty() || refused || typed ? Optional.empty() : Optional.of(of(run.problems()));
    }

    private static Failure of(List<String> problems) {
        String first = problems.get(0);
        String kind = first.startsWith("answered")
                ? first.replaceAll("message=.*?]( instead|$)", "]$1")
                        .replaceAll("(Answered)\\[results=.*?]](?= instead|$)", "$1")
                : first.replaceFirst("(sent|clear|holds|statement)\\b.*", "$1").replaceFirst("(?s)^.* holds", "holds");
        return new Failure(
                kind.replaceAll("(?s)Answered.*? instead", "Answered instead")
                        .replaceAll("(?s)of Answered.*", "of Answered"),
                problems);
    }
}
