package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table with its rows.
 *
 * @param keys columns by their place; the first is the primary key, the others are unique
 * @param references foreign keys
 */
record Table(
        Name name,
        List<Column> columns,
        List<List<Integer>> keys,
        List<Reference> references,
        List<List<@Nullable Object>> rows) {

    /** A foreign key of one column to a unique one. */
    record Reference(int column, Name table, Name target) {}

    /** Statements that add its keys once it is made. */
    List<String> constraints(Dialect dialect) {
        List<String> all = new ArrayList<>();
        String alter = "ALTER TABLE " + name.definition(dialect) + " ADD ";
        for (int i = 0; i < keys.size(); i++) {
            all.add(alter + (i == 0 ? "PRIMARY KEY (" : "UNIQUE (") + names(dialect, keys.get(i)) + ")");
        }
        return all;
    }

    /** Statements that add its foreign keys once the keys of all tables are made. */
    List<String> foreignKeys(Dialect dialect) {
        return references.stream()
                .map(each -> "ALTER TABLE " + name.definition(dialect) + " ADD FOREIGN KEY ("
                        + names(dialect, List.of(each.column())) + ") REFERENCES "
                        + each.table().definition(dialect) + " ("
                        + each.target().definition(dialect) + ")")
                .toList();
    }

    private String names(Dialect dialect, List<Integer> places) {
        return places.stream()
                .map(place -> columns.get(place).name().definition(dialect))
                .collect(Collectors.joining(", "));
    }

    /** What can be selected from it. */
    Relation relation() {
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            boolean key = !keys.isEmpty() && keys.get(0).equals(List.of(i));
            attributes.add(new Attribute(column.name(), column.type(), column.secret(), key));
        }
        return new Relation(name, attributes);
    }

    /** Every table that is one step simpler. */
    List<Table> simpler() {
        List<Table> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(new Table(name, columns, keys, references, without(rows, i)));
        }
        for (int i = 0; i < references.size(); i++) {
            all.add(new Table(name, columns, keys, without(references, i), rows));
        }
        for (int i = keys.size() - 1; i >= 0; i--) {
            all.add(new Table(name, columns, without(keys, i), references, rows));
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.size() > 1) {
                all.add(withoutColumn(i));
            }
        }
        return all;
    }

    private Table withoutColumn(int gone) {
        List<List<Integer>> kept = keys.stream()
                .filter(key -> !key.contains(gone))
                .map(key -> key.stream().map(at -> at > gone ? at - 1 : at).toList())
                .toList();
        List<Reference> others = references.stream()
                .filter(each -> each.column() != gone)
                .map(each -> new Reference(
                        each.column() > gone ? each.column() - 1 : each.column(), each.table(), each.target()))
                .toList();
        List<List<@Nullable Object>> narrower = new ArrayList<>();
        rows.forEach(row -> narrower.add(without(row, gone)));
        return new Table(name, without(columns, gone), kept, others, narrower);
    }

    static <T extends @Nullable Object> List<T> without(List<T> list, int index) {
        List<T> fewer = new ArrayList<>(list);
        fewer.remove(index);
        return fewer;
    }
}
