package io.kmsenc.it.generated;

import static io.kmsenc.it.generated.Node.maybe;
import static io.kmsenc.it.generated.Node.part;

import io.kmsenc.sql.Dialect;
import java.util.List;
import java.util.Set;

/** Random statements of every kind that reads or writes rows. */
final class Statements {

    /** A statement, and what is known of it. */
    record Made(Node node, boolean ordered, boolean writes, boolean touchesSecret) {}

    private final Draft draft;
    private final Choice choice;
    private final Queries queries;
    private final Assignments assignments;
    private final Inserts inserts;

    private Statements(Draft draft) {
        this.draft = draft;
        this.choice = draft.choice;
        this.queries = new Queries(draft);
        this.assignments = new Assignments(draft, queries);
        this.inserts = new Inserts(draft, queries, assignments);
    }

    static Made make(Schema schema, Choice choice) {
        Draft draft = new Draft(schema, choice);
        Statements statements = new Statements(draft);
        int kind = choice.below(100);
        if (kind < 62) {
            Query query = statements.queries.top();
            return new Made(query.node(), query.ordered(), false, draft.touchesSecret());
        }
        Node node = statements.write(kind);
        return new Made(node, false, true, draft.touchesSecret());
    }

    private Node write(int kind) {
        Table table = choice.of(draft.schema.tables());
        if (kind < 77) {
            return inserts.insert(table);
        } else if (kind < 87) {
            return update(table);
        } else if (kind < 94) {
            return delete(table);
        } else if (kind < 98 || draft.dialect != Dialect.POSTGRESQL) {
            return draft.dialect == Dialect.MARIADB ? update(table) : inserts.merge(table);
        }
        return modifyingCte(table);
    }

    private Node modifyingCte(Table table) {
        Name name = draft.fresh("w");
        Node write = switch (choice.below(3)) {
            case 0 -> part("DELETE FROM %", draft.table(table.name()));
            case 1 -> part("UPDATE % SET %", draft.table(table.name()), constants(table, null));
            default -> inserts.plainInsert(table);
        };
        table.columns().forEach(each -> draft.touch(each.secret()));
        return part("WITH % AS (% RETURNING *) SELECT * FROM %", draft.name(name), write, draft.name(name));
    }

    private Node update(Table table) {
        boolean aliased = choice.chance(40);
        Name alias = draft.alias(List.of());
        Relation target = aliased ? table.relation().named(alias) : table.relation();
        Node name = draft.table(table.name());
        Node written = aliased ? part("% " + choice.of("AS ", "") + "%", name, draft.table(alias)) : name;
        Node set = assignments.set(table, choice.some(table.columns()), Scope.of(target));
        Scope scope = Scope.of(target);
        if (choice.chance(25) && draft.dialect != Dialect.H2) {
            return joined(written, target, table);
        }
        Node where = choice.chance(75) ? maybe(" WHERE %", queries.condition(scope, 2)) : Node.text("");
        Node returning = draft.dialect == Dialect.POSTGRESQL && choice.chance(25)
                ? assignments.returning(target)
                : Node.text("");
        return part("UPDATE % SET %%%", written, set, where, returning);
    }

    // Each row gets the same values whichever of several rows it is joined with.
    private Node joined(Node written, Relation target, Table table) {
        Relation other = choice.of(draft.schema.relations());
        Name alias = draft.alias(List.of(target));
        Relation joined = other.named(alias);
        Scope both = new Scope(List.of(target, joined), Set.of(), null);
        Node where = maybe(" WHERE %", queries.condition(both, 2));
        Node second = part("% %", draft.table(other.name()), draft.table(alias));
        if (draft.dialect == Dialect.MARIADB) {
            Node set = constants(table, target);
            return choice.chance(50)
                    ? part("UPDATE % JOIN % ON % SET %%", written, second, queries.condition(both, 0), set, where)
                    : part("UPDATE %, % SET %%", written, second, set, where);
        }
        return part("UPDATE % SET % FROM %%", written, constants(table, null), second, where);
    }

    private Node constants(Table table, @org.jspecify.annotations.Nullable Relation qualifier) {
        List<Node> all = new java.util.ArrayList<>();
        for (Column each : choice.some(table.columns())) {
            draft.touch(each.secret());
            Node name = draft.name(each.name());
            Node column = qualifier == null ? name : part("%.%", draft.table(qualifier.name()), name);
            all.add(part("% = %", column, assignments.value(each, Scope.NONE)));
        }
        return Node.many(all);
    }

    private Node delete(Table table) {
        Name alias = draft.alias(List.of());
        boolean aliased = draft.dialect == Dialect.POSTGRESQL && choice.chance(40);
        Relation target = aliased ? table.relation().named(alias) : table.relation();
        Node name = draft.table(table.name());
        Node from = aliased ? part("% %", name, draft.table(alias)) : name;
        if (choice.chance(25) && draft.dialect != Dialect.H2) {
            return deleteJoined(from, target, table);
        }
        Node where = choice.chance(85) ? maybe(" WHERE %", queries.condition(Scope.of(target), 2)) : Node.text("");
        boolean returning = draft.dialect != Dialect.H2 && choice.chance(20);
        return part("DELETE FROM %%%", from, where, returning ? assignments.returning(target) : Node.text(""));
    }

    private Node deleteJoined(Node from, Relation target, Table table) {
        Relation other = choice.of(draft.schema.relations());
        Relation known = draft.dialect == Dialect.MARIADB ? table.relation().named(draft.fresh("d")) : target;
        Name alias = draft.alias(List.of(known));
        Scope both = new Scope(List.of(known, other.named(alias)), Set.of(), null);
        Node second = part("% %", draft.table(other.name()), draft.table(alias));
        Node condition = queries.condition(both, 1);
        if (draft.dialect == Dialect.POSTGRESQL) {
            return part("DELETE FROM % USING % WHERE %", from, second, condition);
        }
        Node name = draft.table(table.name());
        return choice.chance(50)
                ? part(
                        "DELETE % FROM % % JOIN % ON %",
                        draft.table(known.name()), name, draft.table(known.name()), second, condition)
                : part(
                        "DELETE FROM % USING % % JOIN % WHERE %",
                        draft.table(known.name()), name, draft.table(known.name()), second, condition);
    }
}
