package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.List;

/** Tables with their rows, and views. */
record Schema(Dialect dialect, List<Table> tables, List<View> views) {

    List<String> definitions() {
        List<String> all = new ArrayList<>();
        tables.forEach(table -> all.add(table.definition(dialect)));
        views.forEach(view -> all.add(view.definition(dialect)));
        return all;
    }

    /** The lines of {@code [columns]}. */
    List<String> rules() {
        List<String> all = new ArrayList<>();
        for (Table table : tables) {
            for (Column column : table.columns()) {
                Secret secret = column.secret();
                if (secret != null) {
                    all.add(key(table.name()) + "." + key(column.name()) + " = "
                            + (secret.deterministic() ? "deterministic" : "randomized")
                            + (secret.type() == Type.BINARY ? " binary" : "")
                            + (secret.deterministic() ? " group=" + secret.origin() : ""));
                }
            }
        }
        return all;
    }

    private static String key(Name name) {
        return name.text().contains(" ") ? "\"" + name.text() + "\"" : name.text();
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
