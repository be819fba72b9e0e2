package io.kmsenc.it.generated;

import static io.kmsenc.it.generated.Node.part;

import io.kmsenc.it.generated.Node.Kind;
import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Random FROM clauses: tables, views, CTEs, derived tables, and the joins between them. */
final class FromClauses {

    /** A FROM clause without the word, and what it makes known. */
    record From(Node node, Scope scope) {}

    private record Source(Node node, Relation relation) {}

    private final Draft draft;
    private final Choice choice;
    private final Queries queries;

    FromClauses(Draft draft, Queries queries) {
        this.draft = draft;
        this.choice = draft.choice;
        this.queries = queries;
    }

    From make(Scope outer, int depth) {
        List<Relation> relations = new ArrayList<>();
        Source first = source(relations, Scope.NONE, depth);
        relations.add(first.relation());
        Node node = Node.of(Kind.RELATION, "%", first.node());
        Set<String> merged = new HashSet<>();
        int joins = choice.chance(55) ? 0 : choice.between(1, 2);
        for (int i = 0; i < joins; i++) {
            Scope left = new Scope(List.copyOf(relations), Set.copyOf(merged), outer);
            Source right = source(relations, left, depth - 1);
            relations.add(right.relation());
            node = join(node, right, left, merged, outer, depth);
        }
        return new From(node, new Scope(List.copyOf(relations), Set.copyOf(merged), outer));
    }

    // ---- what is joined

    private Source source(List<Relation> beside, Scope left, int depth) {
        if (depth > 0 && choice.chance(22)) {
            return derived(beside, left, depth - 1);
        }
        Relation table = choice.of(queries.readable());
        boolean taken = beside.stream()
                .anyMatch(each -> each.name().lower().equals(table.name().lower()));
        Node name = draft.table(table.name());
        if (!taken && choice.chance(45)) {
            return new Source(Node.of(Kind.RELATION, "%", name), table);
        }
        Name alias = draft.alias(beside);
        Node as = draft.table(alias);
        String word = choice.of(" AS", "");
        if (draft.dialect == Dialect.POSTGRESQL && choice.chance(10)) {
            List<Attribute> renamed = renamed(table.attributes());
            Node names = draft.names(renamed.stream().map(Attribute::name).toList());
            return new Source(part("%" + word + " % (%)", name, as, names), new Relation(alias, renamed));
        }
        return new Source(part("%" + word + " %", name, as), table.named(alias));
    }

    private Source derived(List<Relation> beside, Scope left, int depth) {
        boolean lateral =
                draft.dialect == Dialect.POSTGRESQL && !left.relations().isEmpty() && choice.chance(40);
        Query query = queries.named(lateral ? left : Scope.NONE, depth);
        Name alias = draft.alias(beside);
        String template = (lateral ? "LATERAL " : "") + "(%)" + choice.of(" AS", "") + " %";
        List<Attribute> attributes = query.outputs();
        if (draft.dialect != Dialect.MARIADB && choice.chance(20)) {
            attributes = renamed(attributes);
            Node names = draft.names(attributes.stream().map(Attribute::name).toList());
            return new Source(
                    part(template + " (%)", query.node(), draft.table(alias), names), new Relation(alias, attributes));
        }
        return new Source(
                Node.of(Kind.RELATION, template, query.node(), draft.table(alias)), new Relation(alias, attributes));
    }

    private List<Attribute> renamed(List<Attribute> attributes) {
        List<Attribute> renamed = new ArrayList<>();
        attributes.forEach(
                each -> renamed.add(new Attribute(draft.fresh("k"), each.type(), each.secret(), each.key())));
        return renamed;
    }

    // ---- joins

    private Node join(Node left, Source right, Scope scope, Set<String> merged, Scope outer, int depth) {
        List<Name> common = common(scope, right.relation());
        if (!common.isEmpty() && choice.chance(12)) {
            return merging(left, right, common, merged);
        }
        if (choice.chance(15)) {
            return Node.of(Kind.RELATION, choice.of("% CROSS JOIN %", "%, %"), left, right.node());
        }
        String kind = choice.of("JOIN", "INNER JOIN", "LEFT JOIN", "LEFT OUTER JOIN", "RIGHT JOIN");
        if (right.node().toString().contains("LATERAL") && kind.startsWith("RIGHT")) {
            kind = "JOIN";
        }
        List<Relation> both = new ArrayList<>(scope.relations());
        both.add(right.relation());
        Scope joined = new Scope(both, Set.copyOf(merged), outer);
        return Node.of(
                Kind.RELATION, "% " + kind + " % ON %", left, right.node(), on(scope, right.relation(), joined, depth));
    }

    private Node merging(Node left, Source right, List<Name> common, Set<String> merged) {
        String kind = choice.of("", "LEFT ");
        if (choice.chance(30)) {
            common.forEach(each -> merged.add(each.lower()));
            return Node.of(Kind.RELATION, "% NATURAL " + kind + "JOIN %", left, right.node());
        }
        Name name = choice.of(common);
        merged.add(name.lower());
        return Node.of(Kind.RELATION, "% " + kind + "JOIN % USING (%)", left, right.node(), draft.name(name));
    }

    private static List<Name> common(Scope left, Relation right) {
        return right.attributes().stream()
                .map(Attribute::name)
                .filter(name -> left.own(each -> each.name().equals(name)).size() == 1)
                .toList();
    }

    private Node on(Scope left, Relation right, Scope joined, int depth) {
        List<Node> pairs = new ArrayList<>();
        for (Scope.Found own : left.own(each -> !each.isSecret() || each.isDeterministic())) {
            for (Attribute other : right.attributes()) {
                if (own.attribute().type() == other.type()
                        && java.util.Objects.equals(own.attribute().secret(), other.secret())) {
                    Node one = Node.part(
                            "%.%",
                            draft.table(own.relation().name()),
                            draft.name(own.attribute().name()));
                    Node two = Node.part("%.%", draft.table(right.name()), draft.name(other.name()));
                    draft.touch(other.secret());
                    pairs.add(Node.condition("% = %", one, two));
                }
            }
        }
        Optional<Node> pair = pairs.isEmpty() ? Optional.empty() : Optional.of(choice.of(pairs));
        Node made = pair.isPresent() && choice.chance(85)
                ? choice.chance(80) ? pair.get() : Node.condition("% AND %", pair.get(), queries.condition(joined, 0))
                : queries.condition(joined, depth - 1);
        // MariaDB 11.4 ends with signal 11 where a subquery stands in the ON of an outer join
        boolean fatal = draft.dialect == Dialect.MARIADB && made.toString().contains("SELECT");
        return fatal ? Node.condition("1 = 1") : made;
    }
}
