package io.kmsenc.it.generated;

import static io.kmsenc.it.generated.Node.part;

import io.kmsenc.it.generated.FromClauses.From;
import io.kmsenc.it.generated.Node.Kind;
import io.kmsenc.sql.Dialect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Random queries: WITH, set operations, and the subqueries that conditions and values hold. */
final class Queries {

    private final Draft draft;
    private final Choice choice;
    private final Expressions expressions;
    private final Conditions conditions;
    private final FromClauses fromClauses;
    private final SelectLists lists;
    private final Deque<Relation> ctes = new ArrayDeque<>();

    Queries(Draft draft) {
        this.draft = draft;
        this.choice = draft.choice;
        this.expressions = new Expressions(draft, this);
        this.conditions = new Conditions(draft, this, expressions);
        this.fromClauses = new FromClauses(draft, this);
        this.lists = new SelectLists(draft, this, expressions);
    }

    Expressions expressions() {
        return expressions;
    }

    SelectLists lists() {
        return lists;
    }

    Node condition(Scope scope, int depth) {
        return conditions.any(scope, depth);
    }

    /**
     * All that a FROM clause may name here. Of a CTE and a table of the same name the CTE is meant, but for H2, where the
     * table is.
     */
    List<Relation> readable() {
        List<Relation> all = new ArrayList<>();
        if (draft.dialect == Dialect.H2) {
            addNew(all, draft.schema.relations());
        }
        addNew(all, ctes);
        all.addAll(all.stream().filter(ctes::contains).toList());
        addNew(all, draft.schema.relations());
        return all;
    }

    private static void addNew(List<Relation> all, Iterable<Relation> more) {
        for (Relation relation : more) {
            if (all.stream()
                    .noneMatch(
                            each -> each.name().lower().equals(relation.name().lower()))) {
                all.add(relation);
            }
        }
    }

    // ---- whole queries

    /** A query whose columns may have any names. */
    Query top() {
        return with(3, false);
    }

    /** A query whose columns have names that differ, for one around it. */
    Query named(Scope outer, int depth) {
        return body(outer, depth, true);
    }

    private Query with(int depth, boolean named) {
        if (!choice.chance(22)) {
            return body(Scope.NONE, depth, named);
        }
        List<Node> parts = new ArrayList<>();
        int before = ctes.size();
        for (int i = choice.between(1, 2); i > 0; i--) {
            parts.add(cte(depth - 1));
        }
        Query body = body(Scope.NONE, depth, named);
        while (ctes.size() > before) {
            ctes.pop();
        }
        return new Query(
                Node.of(Kind.QUERY, "WITH % %", Node.many(parts), body.node()), body.outputs(), body.ordered());
    }

    private Node cte(int depth) {
        Query query = named(Scope.NONE, depth);
        Name name = choice.chance(40) ? choice.of(draft.schema.relations()).name() : draft.fresh("w");
        if (ctes.stream().anyMatch(each -> each.name().lower().equals(name.lower()))) {
            return cteOf(query, draft.fresh("w"));
        }
        return cteOf(query, name);
    }

    private Node cteOf(Query query, Name name) {
        List<Attribute> outputs = query.outputs();
        Node written = draft.table(name);
        if (choice.chance(30)) {
            List<Attribute> renamed = new ArrayList<>();
            outputs.forEach(each -> renamed.add(each.named(draft.fresh("k"))));
            ctes.push(new Relation(name, renamed));
            Node names = draft.names(renamed.stream().map(Attribute::name).toList());
            return part("% (%) AS (%)", written, names, query.node());
        }
        ctes.push(new Relation(name, outputs));
        String how = draft.dialect == Dialect.POSTGRESQL ? choice.of("", "", "MATERIALIZED ", "NOT MATERIALIZED ") : "";
        return part("% AS " + how + "(%)", written, query.node());
    }

    private Query body(Scope outer, int depth, boolean named) {
        Query left = select(outer, depth, named, null);
        if (depth <= 0 || left.ordered() || !choice.chance(12)) {
            return left;
        }
        Query right = select(outer, depth - 1, named, left.outputs());
        boolean secret = left.outputs().stream().anyMatch(each -> each.isSecret() && !each.isDeterministic());
        String operator = secret && !draft.wildly()
                ? "UNION ALL"
                : choice.of("UNION ALL", "UNION", "UNION DISTINCT", "INTERSECT", "EXCEPT");
        Node all = Node.of(Kind.QUERY, "% " + operator + " %", left.node(), right.node());
        return new Query(all, left.outputs(), false);
    }

    /**
     * One SELECT.
     *
     * @param wanted the types and origins that its columns must have, or null for any
     */
    private Query select(Scope outer, int depth, boolean named, @Nullable List<Attribute> wanted) {
        From from = fromClauses.make(outer, depth);
        Scope scope = from.scope();
        Node where = choice.chance(65) ? Node.maybe(" WHERE %", condition(scope, depth)) : Node.text("");
        if (wanted == null && choice.chance(15)) {
            return lists.grouped(from, where, named, depth);
        }
        SelectLists.Items items = wanted == null ? lists.any(scope, named, depth) : lists.like(wanted, scope, depth);
        String distinct = lists.distinct(items.outputs());
        Node select = Node.of(
                Kind.QUERY,
                "SELECT " + distinct + "% FROM %%",
                Node.part("%%", draft.gap(), items.node()),
                from.node(),
                where);
        return wanted == null && distinct.isEmpty()
                ? ordered(select, items.outputs(), scope)
                : new Query(select, items.outputs(), false);
    }

    private Query ordered(Node select, List<Attribute> outputs, Scope scope) {
        if (!choice.chance(18)) {
            return new Query(select, outputs, false);
        }
        List<Scope.Found> keys = scope.own(Attribute::key);
        boolean hidden = keys.stream().anyMatch(key -> outputs.stream().anyMatch(output -> hides(output, key)));
        if (!hidden && keys.size() == scope.relations().size() && scope.merged().isEmpty()) {
            List<Node> order = new ArrayList<>();
            keys.forEach(each -> order.add(part("%" + choice.of("", " DESC", " ASC"), draft.column(each))));
            String limit = choice.of("", "", " LIMIT ", " LIMIT 3 OFFSET ");
            Node end = limit.isEmpty() ? Node.text("") : Node.maybe(limit + "%", draft.value(Type.INT, null));
            return new Query(Node.of(Kind.QUERY, "% ORDER BY %%", select, Node.list(order), end), outputs, true);
        }
        List<Scope.Found> able = scope.own(each -> !each.isSecret() || draft.wildly());
        return able.isEmpty()
                ? new Query(select, outputs, false)
                : new Query(
                        Node.of(Kind.QUERY, "%%", select, Node.maybe(" ORDER BY %", draft.column(choice.of(able)))),
                        outputs,
                        false);
    }

    /** Whether ORDER BY may mean the output by the name of the key. */
    private static boolean hides(Attribute output, Scope.Found key) {
        return !output.key()
                && output.name().lower().equals(key.attribute().name().lower());
    }

    // ---- subqueries

    /** A query of at most one row and one column. */
    Optional<Node> scalar(Type type, @Nullable Secret secret, Scope outer, int depth) {
        List<Relation> able = readable().stream()
                .filter(Relation::hasKey)
                .filter(each -> each.attributes().stream().anyMatch(one -> fits(one, type, secret)))
                .toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        Relation relation = choice.of(able);
        Name alias = draft.alias(List.of());
        Relation named = relation.named(alias);
        Scope scope = Scope.of(named).inside(outer);
        Node key = draft.column(choice.of(scope.own(Attribute::key)));
        Node column = draft.column(choice.of(scope.own(each -> fits(each, type, secret))));
        List<Scope.Found> numbers = outer.find(each ->
                each.type() == Type.INT && !each.isSecret() && !alias.lower().equals(""));
        numbers = numbers.stream()
                .filter(each -> !each.relation().name().lower().equals(alias.lower()))
                .toList();
        Node number =
                numbers.isEmpty() || choice.chance(40) ? draft.value(Type.INT, null) : qualified(choice.of(numbers));
        return Optional.of(Node.of(
                Draft.kind(type),
                "(SELECT % FROM % % WHERE % = %)",
                column,
                draft.table(relation.name()),
                draft.table(alias),
                key,
                number));
    }

    private Node qualified(Scope.Found found) {
        return part(
                "%.%",
                draft.table(found.relation().name()),
                draft.name(found.attribute().name()));
    }

    private static boolean fits(Attribute attribute, Type type, @Nullable Secret secret) {
        return attribute.type() == type && java.util.Objects.equals(attribute.secret(), secret);
    }

    /** A query of one column. */
    Optional<Node> list(Type type, @Nullable Secret secret, Scope outer, int depth) {
        From from = fromClauses.make(outer, Math.max(depth - 1, 0));
        List<Scope.Found> columns = from.scope().own(each -> fits(each, type, secret));
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        Node where = choice.chance(50) ? Node.maybe(" WHERE %", condition(from.scope(), depth)) : Node.text("");
        return Optional.of(Node.of(
                Kind.QUERY,
                "SELECT " + choice.of("", "", "DISTINCT ") + "% FROM %%",
                draft.column(choice.of(columns)),
                from.node(),
                where));
    }

    /** A query whose condition may name what is around it. */
    Node correlated(Scope outer, int depth) {
        From from = fromClauses.make(outer, Math.max(depth - 1, 0));
        return Node.of(
                Kind.QUERY,
                "SELECT " + choice.of("1", "1", "*") + " FROM % WHERE %",
                from.node(),
                condition(from.scope(), Math.max(depth, 0)));
    }

    /** How many rows something has. */
    Node count(Scope outer, int depth) {
        From from = fromClauses.make(outer, Math.max(depth - 1, 0));
        return Node.of(
                Kind.INT, "(SELECT COUNT(*) FROM %%)", from.node(), Node.maybe(" WHERE %", condition(from.scope(), 0)));
    }
}
