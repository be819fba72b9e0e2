package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the names under which a secret table can be reached: a view, rule, synonym or routine whose definition names a
 * secret table or another such name, or that the database knows to depend on one. Reads definitions word by word and errs on
 * the side of finding too much.
 */
final class Dependents {

    /** Stands for a definition that may not be read: it may name anything. */
    static final String UNREADABLE = "\0";

    private Dependents() {}

    /**
     * All names are folded to lower case.
     *
     * @param definitions the text behind each view, synonym or routine
     * @param related pairs of a name and a relation that it may reach
     * @return without the secret tables themselves
     */
    static Set<String> of(Set<String> secretTables, Map<String, String> definitions, List<List<String>> related) {
        Set<String> reached = new HashSet<>(secretTables);
        while (grows(reached, definitions, related)) {
            // each round follows one more step: a view on a view, a partition of a partition
        }
        reached.removeAll(secretTables);
        return Set.copyOf(reached);
    }

    private static boolean grows(Set<String> reached, Map<String, String> definitions, List<List<String>> related) {
        int before = reached.size();
        definitions.forEach((name, definition) -> {
            if (!reached.contains(name) && (definition.contains(UNREADABLE) || namesOne(definition, reached))) {
                reached.add(name);
            }
        });
        for (List<String> pair : related) {
            if (reached.contains(pair.get(1))) {
                reached.add(pair.get(0));
            }
        }
        return reached.size() > before;
    }

    private static boolean namesOne(String definition, Set<String> names) {
        int start = -1;
        for (int i = 0; i <= definition.length(); i++) {
            if (i < definition.length() && Character.isJavaIdentifierPart(definition.charAt(i))) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                if (names.contains(ColumnName.fold(definition.substring(start, i)))) {
                    return true;
                }
                start = -1;
            }
        }
        // names that are no words, such as "credit cards", are looked for as they are
        String folded = ColumnName.fold(definition);
        return names.stream().anyMatch(name -> !isWord(name) && folded.contains(name));
    }

    private static boolean isWord(String name) {
        return name.chars().allMatch(Character::isJavaIdentifierPart);
    }
}
