package io.kmsenc.it.generated;

import java.util.List;
import java.util.Optional;

/** Makes a case that fails simpler, as long as it fails in the same way. */
final class Shrinker {

    private final Trial trial;
    private int attempts;

    /**
     * @param attempts how many cases may be tried
     */
    Shrinker(Trial trial, int attempts) {
        this.trial = trial;
        this.attempts = attempts;
    }

    Case shrink(Case failing, Failure failure) {
        Case smallest = failing;
        Case before;
        do {
            before = smallest;
            smallest = descend(smallest, failure, Case::simplerStatements);
            smallest = descend(smallest, failure, Case::simplerSchemas);
        } while (!smallest.equals(before) && attempts > 0);
        return smallest;
    }

    private Case descend(Case from, Failure failure, java.util.function.Function<Case, List<Case>> steps) {
        Case smallest = from;
        Optional<Case> next = step(steps.apply(smallest), failure);
        while (next.isPresent()) {
            smallest = next.get();
            next = step(steps.apply(smallest), failure);
        }
        return smallest;
    }

    private Optional<Case> step(List<Case> steps, Failure failure) {
        for (Case each : steps) {
            if (attempts-- <= 0) {
                return Optional.empty();
            }
            if (trial.failure(each)
                    .filter(other -> other.kind().equals(failure.kind()))
                    .isPresent()) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
