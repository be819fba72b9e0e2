package io.kmsenc.it.generated;

import static io.kmsenc.it.generated.Node.maybe;
import static io.kmsenc.it.generated.Node.part;

import io.kmsenc.it.generated.Node.Kind;
import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.List;

/** Random INSERT, MERGE and REPLACE. */
final class Inserts {

    private final Draft draft;
    private final Choice choice;
    private final Queries queries;
    private final Assignments assignments;

    Inserts(Draft draft, Queries queries, Assignments assignments) {
        this.draft = draft;
        this.choice = draft.choice;
        this.queries = queries;
        this.assignments = assignments;
    }

    Node insert(Table table) {
        Name alias = draft.fresh("ins");
        boolean aliased = draft.dialect == Dialect.POSTGRESQL && choice.chance(20);
        Node name = draft.table(table.name());
        Node into = aliased ? part("% AS %", name, draft.table(alias)) : name;
        Relation relation = aliased ? table.relation().named(alias) : table.relation();
        String verb = draft.dialect == Dialect.MARIADB && choice.chance(10) ? "REPLACE" : "INSERT";
        Node conflict = verb.equals("INSERT") && choice.chance(30) ? conflict(table, relation) : Node.text("");
        return part(verb + " INTO %%%%", into, rows(table), conflict, returning(relation));
    }

    Node plainInsert(Table table) {
        return part("INSERT INTO %%", draft.table(table.name()), rows(table));
    }

    private Node rows(Table table) {
        List<Column> columns = columns(table);
        boolean list = columns.size() < table.columns().size() || choice.chance(60);
        Node names = list
                ? part(" (%)", draft.names(columns.stream().map(Column::name).toList()))
                : Node.text("");
        columns.forEach(each -> draft.touch(each.secret()));
        if (draft.dialect == Dialect.MARIADB && choice.chance(8)) {
            return part(" SET %", assignments.set(table, columns, Scope.NONE));
        }
        return choice.chance(78) ? part("% VALUES %", names, tuples(columns)) : part("% %", names, query(columns));
    }

    // NOT NULL columns are mostly there, others mostly; in their order where that is the only way to tell them.
    private List<Column> columns(Table table) {
        if (choice.chance(45)) {
            return table.columns();
        }
        List<Column> some = new ArrayList<>(table.columns().stream()
                .filter(each -> each.notNull() ? choice.chance(98) : choice.chance(60))
                .toList());
        if (some.isEmpty()) {
            return table.columns();
        }
        choice.shuffle(some);
        return some.size() < table.columns().size() ? some : table.columns();
    }

    private Node tuples(List<Column> columns) {
        List<Node> tuples = new ArrayList<>();
        for (int i = choice.chance(70) ? 1 : choice.between(2, 3); i > 0; i--) {
            List<Node> values = new ArrayList<>();
            columns.forEach(each -> values.add(stored(each)));
            tuples.add(part("(%)", Node.list(values)));
        }
        return Node.many(tuples);
    }

    private Node stored(Column column) {
        if (column.type() == Type.INT && column.notNull()) {
            return draft.value(new Operand(Type.INT, choice.between(5, 14), choice.below(2)));
        }
        return assignments.value(column, Scope.NONE);
    }

    private Node query(List<Column> columns) {
        Table from = choice.of(draft.schema.tables());
        Name alias = draft.alias(List.of());
        Scope scope = Scope.of(from.relation().named(alias));
        List<Node> values = new ArrayList<>();
        for (Column each : columns) {
            boolean key = each.type() == Type.INT && each.notNull();
            values.add(
                    each.secret() == null
                            ? key
                                    ? part("% + 10", queries.expressions().plain(Type.INT, scope, 0))
                                    : queries.expressions().plain(each.type(), scope, 1)
                            : draft.wildly()
                                    ? queries.expressions()
                                            .secret(each.secret(), scope, 0)
                                            .orElse(Node.text("NULL"))
                                    : assignments.value(each, scope));
        }
        Node name = draft.table(from.name());
        return choice.chance(40)
                ? bare(columns)
                : Node.of(
                        Kind.QUERY,
                        "SELECT % FROM % %%",
                        Node.list(values),
                        name,
                        draft.table(alias),
                        maybe(" WHERE %", queries.condition(scope, 1)));
    }

    private Node bare(List<Column> columns) {
        List<Node> values = new ArrayList<>();
        columns.forEach(each -> values.add(stored(each)));
        return part("SELECT %", Node.list(values));
    }

    // ---- upserts

    private Node conflict(Table table, Relation relation) {
        return switch (draft.dialect) {
            case H2 -> Node.text("");
            case MARIADB ->
                maybe(" ON DUPLICATE KEY UPDATE %", assignments.upsert(table, "VALUES(%)", Scope.of(table.relation())));
            case POSTGRESQL -> postgresql(table, relation);
        };
    }

    private Node postgresql(Table table, Relation relation) {
        List<List<Integer>> keys = table.keys();
        if (keys.isEmpty() || choice.chance(20)) {
            return maybe(" ON CONFLICT DO NOTHING");
        }
        List<Name> target = choice.of(keys).stream()
                .map(each -> table.columns().get(each).name())
                .toList();
        Node on = part(" ON CONFLICT (%) DO ", draft.names(target));
        if (choice.chance(25)) {
            return maybe("%NOTHING", on);
        }
        Scope scope = Scope.of(relation);
        Node where =
                choice.chance(20) ? maybe(" WHERE %", queries.condition(qualifiedOnly(relation), 0)) : Node.text("");
        return maybe("%UPDATE SET %%", on, assignments.upsert(table, "EXCLUDED.%", scope), where);
    }

    // beside EXCLUDED no column's name is enough
    private static Scope qualifiedOnly(Relation relation) {
        return new Scope(List.of(relation, relation.named(new Name("excluded", false))), java.util.Set.of(), null);
    }

    private Node returning(Relation relation) {
        boolean able = draft.dialect == Dialect.POSTGRESQL || draft.dialect == Dialect.MARIADB;
        return able && choice.chance(20) ? assignments.returning(relation) : Node.text("");
    }

    // ---- merges

    Node merge(Table table) {
        if (draft.dialect == Dialect.H2 && choice.chance(40)) {
            List<Column> columns = table.columns();
            columns.forEach(each -> draft.touch(each.secret()));
            Node names = draft.names(columns.stream().map(Column::name).toList());
            Name key = choice.of(columns).name();
            return part(
                    "MERGE INTO % (%) KEY (%) VALUES %",
                    draft.table(table.name()), names, draft.name(key), tuples(columns));
        }
        Name target = draft.fresh("m");
        Name source = draft.fresh("s");
        Name number = draft.fresh("n");
        Relation known = table.relation().named(target);
        Scope.Found key = choice.of(Scope.of(known).own(each -> each.type() == Type.INT && !each.isSecret()));
        Node using = part(
                "(SELECT % AS %) %",
                part("CAST(% AS INT)", draft.value(Type.INT, null)), draft.name(number), draft.table(source));
        List<Column> columns = table.columns();
        List<Node> values = new ArrayList<>();
        columns.forEach(each -> values.add(stored(each)));
        Node names = draft.names(columns.stream().map(Column::name).toList());
        columns.forEach(each -> draft.touch(each.secret()));
        Node matched = choice.chance(25)
                ? maybe(" WHEN MATCHED THEN DELETE")
                : maybe(
                        " WHEN MATCHED THEN UPDATE SET %",
                        assignments.set(table, choice.some(columns), Scope.of(known)));
        return part(
                "MERGE INTO % AS % USING % ON %.% = %.%%%",
                draft.table(table.name()),
                draft.table(target),
                using,
                draft.table(target),
                draft.name(key.attribute().name()),
                draft.table(source),
                draft.name(number),
                matched,
                maybe(" WHEN NOT MATCHED THEN INSERT (%) VALUES (%)", names, Node.list(values)));
    }
}
