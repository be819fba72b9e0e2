package io.kmsenc.it.generated;

import io.kmsenc.it.twin.Outcome;
import io.kmsenc.it.twin.Twin;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong with a case.
 *
 * @param kind equal for failures that are alike
 */
record Failure(String kind, List<String> problems) {

    private static final String UNSUITABLE = "KE002";

    /**
     * What is wrong, if anything is. A value of a Java type that a secret column can't hold is refused where it is bound;
     * one that stands beside such a column, and may be meant for it, is as well.
     */
    static Optional<Failure> in(Twin.Run run) {
        boolean refused = run.encrypted() instanceof Outcome.Failed failed
                && failed.state().equals(UNSUITABLE)
                && run.problems().size() == 1;
        return run.problems().isEmpty() || refused ? Optional.empty() : Optional.of(of(run.problems()));
    }

    private static Failure of(List<String> problems) {
        String first = problems.get(0);
        String kind = first.startsWith("answered")
                ? first.replaceAll("message=.*?]( instead|$)", "]$1").replaceAll("(Answered)\\[results=.*?]](?= instead|$)", "$1")
                : first.replaceFirst("(sent|clear|holds|statement)\\b.*", "$1").replaceFirst("(?s)^.* holds", "holds");
        return new Failure(kind.replaceAll("(?s)Answered.*? instead", "Answered instead").replaceAll("(?s)of Answered.*", "of Answered"), problems);
    }
}
