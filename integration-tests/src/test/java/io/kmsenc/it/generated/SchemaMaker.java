package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes random schemas, with names and values that are alike, so that mistaking one for the other shows. */
final class SchemaMaker {

    private static final List<String> TABLES =
            List.of("customers", "orders", "\"Users\"", "people", "\"Note Book\"", "role", "data");
    private static final List<String> CLASHING =
            List.of("email", "note", "item", "data", "x", "\"Email\"", "\"value\"");
    private static final List<String> COLUMNS = List.of(
            "email",
            "note",
            "ssn",
            "id",
            "item",
            "\"Email\"",
            "\"key\"",
            "name",
            "type",
            "x",
            "b",
            "status",
            "\"value\"");

    private final Dialect dialect;
    private final Choice choice;
    private final Values values;
    private final boolean typed;

    /**
     * @param typed whether columns have declared types
     */
    SchemaMaker(Dialect dialect, Choice choice, boolean typed) {
        this.typed = typed;
        this.dialect = dialect;
        this.choice = choice;
        this.values = new Values(choice);
    }

    /** A schema with a secret column at least. */
    Schema make() {
        Schema schema = attempt();
        while (schema.tables().stream()
                .flatMap(each -> each.columns().stream())
                .allMatch(each -> each.secret() == null)) {
            schema = attempt();
        }
        return schema;
    }

    private Schema attempt() {
        List<Table> tables = new ArrayList<>();
        // names that are tables' and columns' at once
        List<String> pool = choice.chance(25) ? CLASHING : TABLES;
        for (Name name : names(pool, choice.between(1, 4))) {
            tables.add(table(name, tables));
        }
        List<View> views = new ArrayList<>();
        if (choice.chance(20)) {
            Table base = choice.of(tables);
            views.add(new View(
                    new Name("v", false),
                    base.name(),
                    choice.some(base.relation().attributes()).stream()
                            .map(each -> each.named(each.name()))
                            .toList()));
        }
        return new Schema(dialect, tables, views);
    }

    private List<Name> names(List<String> from, int count) {
        List<String> shuffled = new ArrayList<>(from);
        choice.shuffle(shuffled);
        Set<String> taken = new HashSet<>();
        List<Name> names = new ArrayList<>();
        for (String each : shuffled) {
            Name name = new Name(each.replace("\"", ""), each.startsWith("\""));
            if (names.size() < count && taken.add(name.text().toLowerCase(Locale.ROOT))) {
                names.add(name);
            }
        }
        return names;
    }

    private Table table(Name name, List<Table> others) {
        List<Name> names = names(COLUMNS, choice.between(2, 6));
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(names.get(0), Type.INT, null, true));
        for (Name each : names.subList(1, names.size())) {
            columns.add(column(name, each));
        }
        choice.shuffle(columns);
        List<List<Integer>> keys = keys(columns);
        List<Table.Reference> references = choice.chance(25) ? references(columns, others) : List.of();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = choice.below(7); i > 0; i--) {
            List<@Nullable Object> row = new ArrayList<>();
            columns.forEach(column -> row.add(values.stored(column)));
            if (fits(row, rows, keys) && references.stream().allMatch(each -> refers(row, each, others))) {
                rows.add(row);
            }
        }
        return new Table(name, columns, keys, references, rows);
    }

    private Column column(Name table, Name name) {
        Type type = typed && choice.chance(50)
                ? choice.of(Type.DECLARED)
                : choice.chance(55) ? Type.TEXT : choice.chance(60) ? Type.INT : Type.BINARY;
        Secret secret = type == Type.INT ? null : secret(table, name, type);
        return new Column(name, type.isDeclared() && secret == null ? Type.TEXT : type, secret, choice.chance(20));
    }

    private @Nullable Secret secret(Name table, Name column, Type type) {
        if (choice.chance(25)) {
            return null;
        }
        if (choice.chance(25)) {
            return new Secret(false, type, table.lower() + "." + column.lower());
        }
        String group = choice.of("one", "one", "two")
                + (type == Type.TEXT ? "" : "-" + type.declared().replaceAll("\\W", "-"));
        return new Secret(true, type, group);
    }

    private List<List<Integer>> keys(List<Column> columns) {
        List<Integer> able = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Secret secret = columns.get(i).secret();
            if (secret == null ? columns.get(i).notNull() : secret.deterministic()) {
                able.add(i);
            }
        }
        List<List<Integer>> keys = new ArrayList<>();
        if (choice.chance(80)) {
            keys.add(List.of(columns.indexOf(columns.stream()
                    .filter(each -> each.type() == Type.INT && each.notNull())
                    .findFirst()
                    .orElseThrow())));
            for (int each : able) {
                if (choice.chance(20) && !keys.contains(List.of(each))) {
                    keys.add(List.of(each));
                }
            }
        } else if (choice.chance(50)
                && columns.stream()
                        .allMatch(each -> each.secret() == null || each.secret().deterministic())) {
            keys.add(able.stream()
                    .filter(each -> columns.get(each).notNull())
                    .limit(2)
                    .toList());
        }
        return keys;
    }

    private List<Table.Reference> references(List<Column> columns, List<Table> others) {
        List<Table.Reference> all = new ArrayList<>();
        for (Table other : others) {
            for (List<Integer> key : other.keys()) {
                Column target = other.columns().get(key.get(0));
                for (int i = 0; i < columns.size() && key.size() == 1; i++) {
                    Column own = columns.get(i);
                    boolean alike = own.secret() == null
                            ? target.secret() == null
                            : own.secret().equals(target.secret());
                    if (alike && own.type() == target.type() && all.isEmpty()) {
                        all.add(new Table.Reference(i, other.name(), target.name()));
                    }
                }
            }
        }
        return all;
    }

    private static boolean fits(List<?> row, List<? extends List<?>> others, List<List<Integer>> keys) {
        for (int i = 0; i < keys.size(); i++) {
            List<@Nullable Object> key = part(row, keys.get(i));
            boolean primary = i == 0;
            List<Integer> places = keys.get(i);
            boolean taken = !key.contains(null)
                    && others.stream().anyMatch(each -> part(each, places).equals(key));
            if (taken || (primary && key.contains(null))) {
                return false;
            }
        }
        return true;
    }

    private static boolean refers(List<?> row, Table.Reference reference, List<Table> tables) {
        Table table = tables.stream()
                .filter(each -> each.name().equals(reference.table()))
                .findFirst()
                .orElseThrow();
        int target = table.columns().stream().map(Column::name).toList().indexOf(reference.target());
        List<@Nullable Object> value = part(row, List.of(reference.column()));
        return value.contains(null)
                || table.rows().stream()
                        .anyMatch(each -> part(each, List.of(target)).equals(value));
    }

    // Byte arrays as texts, which can be compared.
    private static List<@Nullable Object> part(List<?> row, List<Integer> places) {
        List<@Nullable Object> part = new ArrayList<>();
        for (int place : places) {
            Object value = row.get(place);
            part.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
        }
        return part;
    }
}
