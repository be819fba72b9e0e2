package io.kmsenc.it.twin;

import java.util.List;
import java.util.function.UnaryOperator;

/** What became of a statement. */
public sealed interface Outcome {

    /** kmsenc refused it. */
    record Refused(String code) implements Outcome {}

    /** It failed; two failures are the same if their SQLStates are. */
    record Failed(String state, String message) implements Outcome {

        @Override
        public boolean equals(Object other) {
            return other instanceof Failed failed && failed.state.equals(state);
        }

        @Override
        public int hashCode() {
            return state.hashCode();
        }
    }

    /** It was answered by all of these. */
    record Answered(List<Result> results) implements Outcome {

        /** How many rows were read or changed. */
        public long rows() {
            return results.stream()
                    .mapToLong(r -> Math.max(r.count(), r.rows().size()))
                    .sum();
        }
    }

    /** This with all texts of its results replaced. */
    default Outcome mapped(UnaryOperator<String> change) {
        return this instanceof Answered answered
                ? new Answered(
                        answered.results().stream().map(r -> r.mapped(change)).toList())
                : this;
    }

    /** This, for a comparison in which the order of rows says nothing. */
    default Outcome unordered() {
        return this instanceof Answered answered
                ? new Answered(answered.results().stream().map(Result::sorted).toList())
                : this;
    }
}
