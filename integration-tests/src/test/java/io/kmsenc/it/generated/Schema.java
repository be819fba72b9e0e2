package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.List;

/** Tables with their rows, and views. */
record Schema(Dialect dialect, List<Table> tables, List<View> views) {

    /** Statements that run once the tables are made. */
    List<String> definitions() {
        List<String> all = new ArrayList<>();
        tables.forEach(table -> all.addAll(table.constraints(dialect)));
        tables.forEach(table -> all.addAll(table.foreignKeys(dialect)));
        views.forEach(view -> all.add(view.definition(dialect)));
        return all;
    }

    boolean hasDeclaredTypes() {
        return tables.stream()
                .flatMap(each -> each.columns().stream())
                .anyMatch(each -> each.type().isDeclared());
    }

    /** What can be selected from. */
    List<Relation> relations() {
        List<Relation> all = new ArrayList<>();
        tables.forEach(table -> all.add(table.relation()));
        views.forEach(view -> all.add(new Relation(view.name(), view.attributes())));
        return all;
    }

    /** Every schema that is one step simpler. */
    List<Schema> simpler() {
        List<Schema> all = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            all.add(new Schema(dialect, tables, Table.without(views, i)));
        }
        for (int i = 0; i < tables.size(); i++) {
            if (tables.size() > 1) {
                all.add(new Schema(dialect, Table.without(tables, i), views));
            }
        }
        for (int i = 0; i < tables.size(); i++) {
            for (Table simpler : tables.get(i).simpler()) {
                List<Table> changed = new ArrayList<>(tables);
                changed.set(i, simpler);
                all.add(new Schema(dialect, changed, views));
            }
        }
        return all;
    }
}
