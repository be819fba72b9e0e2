package io.kmsenc.schema;

import java.util.Map;
import java.util.Optional;

/**
 * Which values that one routine takes and gives are those of secret columns. One that declares nothing is known to carry
 * none. Immutable; threads may share it.
 *
 * @param named by the names of parameters, folded to lower case
 * @param numbered by their numbers, from 1, in the order of the routine's definition
 * @param returned what a function returns
 * @param results by the labels of the columns of its result sets, folded to lower case
 */
public record RoutineRule(
        RoutineName name,
        Map<String, ColumnRule> named,
        Map<Integer, ColumnRule> numbered,
        Optional<ColumnRule> returned,
        Map<String, ColumnRule> results) {

    public RoutineRule {
        named = Map.copyOf(named);
        numbered = Map.copyOf(numbered);
        results = Map.copyOf(results);
    }
}
