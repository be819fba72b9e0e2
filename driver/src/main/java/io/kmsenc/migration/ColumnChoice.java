package io.kmsenc.migration;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.walk.WalkException;
import java.util.ArrayList;
import java.util.List;

/** Chooses among the secret columns that exist. */
final class ColumnChoice {

    private ColumnChoice() {}

    /**
     * Those that names choose, or all where there is no name.
     *
     * @param names {@code [schema.]table.column}, in any letter case
     * @throws WalkException if there is none, or a name chooses none
     */
    static List<SecretColumn> of(List<SecretColumn> all, List<String> names) {
        if (all.isEmpty()) {
            throw WalkException.refused("no table has a secret column of the configuration; see its [columns], and what"
                    + " the database user may see");
        }
        List<SecretColumn> chosen = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            List<SecretColumn> named =
                    all.stream().filter(column -> isNamed(column, name)).toList();
            if (named.isEmpty()) {
                unknown.add(name);
            }
            named.stream().filter(column -> !chosen.contains(column)).forEach(chosen::add);
        }
        if (!unknown.isEmpty()) {
            throw WalkException.refused("--column " + String.join(", ", unknown)
                    + ": no such secret column in this database; there are "
                    + all.stream().map(SecretColumn::shown).toList());
        }
        return names.isEmpty() ? all : chosen;
    }

    private static boolean isNamed(SecretColumn column, String name) {
        String folded = ColumnName.fold(name);
        String shown = ColumnName.fold(column.shown());
        return shown.equals(folded) || (folded.indexOf('.') > 0 && shown.endsWith("." + folded));
    }
}
