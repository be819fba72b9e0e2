package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The declared routine that a statement calls. Immutable; threads may share it.
 *
 * @param numbers the number of each parameter of the statement by the name of the routine's parameter, in lower case; null
 *     where it can't be set by a name, because not every argument is a parameter
 * @param results the secret columns in its result sets by their labels, in lower case
 */
public record CalledRoutine(@Nullable Map<String, Integer> numbers, Map<String, ColumnRule> results) {

    public CalledRoutine {
        numbers = numbers == null ? null : Map.copyOf(numbers);
        results = Map.copyOf(results);
    }

    /** @param first the number of the first argument */
    static CalledRoutine of(List<String> names, int first, boolean allParameters, Map<String, ColumnRule> results) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            numbers.put(Names.fold(names.get(i)), first + i);
        }
        boolean told = allParameters && numbers.size() == names.size();
        return new CalledRoutine(told ? numbers : null, results);
    }

    /** The number of the parameter of that name, in any letter case; null if it can't be told. */
    public @Nullable Integer number(String name) {
        return numbers == null ? null : numbers.get(Names.fold(name));
    }

    /** The secret column that a column of a result set shows under this label, or null. */
    public @Nullable ColumnRule result(String label) {
        return results.get(Names.fold(label));
    }
}
