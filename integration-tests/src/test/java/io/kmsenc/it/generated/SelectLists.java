package io.kmsenc.it.generated;

import static io.kmsenc.it.generated.Node.part;

import io.kmsenc.it.generated.FromClauses.From;
import io.kmsenc.it.generated.Node.Kind;
import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Random select lists, with GROUP BY where one needs it. */
final class SelectLists {

    /** A select list and its columns. */
    record Items(Node node, List<Attribute> outputs) {}

    private record Item(Node node, Attribute output, boolean needsName) {}

    private final Draft draft;
    private final Choice choice;
    private final Queries queries;
    private final Expressions expressions;

    SelectLists(Draft draft, Queries queries, Expressions expressions) {
        this.draft = draft;
        this.choice = draft.choice;
        this.queries = queries;
        this.expressions = expressions;
    }

    Items any(Scope scope, boolean named, int depth) {
        List<Attribute> all = scope.relations().stream()
                .flatMap(each -> each.attributes().stream())
                .toList();
        boolean clashing =
                all.stream().map(each -> each.name().lower()).distinct().count() < all.size();
        if (choice.chance(18) && scope.merged().isEmpty() && !(named && clashing)) {
            all.forEach(each -> draft.touch(each.secret()));
            return new Items(Node.text("*"), all);
        }
        List<Node> nodes = new ArrayList<>();
        List<Attribute> outputs = new ArrayList<>();
        if (choice.chance(12) && scope.merged().isEmpty()) {
            Relation relation = choice.of(scope.relations());
            relation.attributes().forEach(each -> draft.touch(each.secret()));
            nodes.add(part("%.*", draft.table(relation.name())));
            outputs.addAll(relation.attributes());
        }
        for (int i = choice.between(nodes.isEmpty() ? 1 : 0, 4); i > 0; i--) {
            add(item(scope, depth), named, nodes, outputs);
        }
        return new Items(Node.many(nodes), outputs);
    }

    private void add(Item item, boolean named, List<Node> nodes, List<Attribute> outputs) {
        Set<String> taken = new HashSet<>();
        outputs.forEach(each -> taken.add(each.name().lower()));
        boolean clash = taken.contains(item.output().name().lower());
        // the label of what has no name is its text, with literals as they were sent
        if (item.needsName() || (named && clash) || choice.chance(20)) {
            Name alias = named || choice.chance(60) ? draft.fresh("k") : draft.alias(List.of());
            nodes.add(part("%" + choice.of(" AS", " AS", "") + " %", item.node(), draft.name(alias)));
            outputs.add(item.output().named(alias));
        } else {
            nodes.add(item.node());
            outputs.add(item.output());
        }
    }

    private Item item(Scope scope, int depth) {
        List<Scope.Found> secrets = scope.own(Attribute::isSecret);
        if (!secrets.isEmpty() && choice.chance(45)) {
            Scope.Found found = choice.of(secrets);
            if (choice.chance(70)) {
                return column(found);
            }
            return ofSecret(found, scope, depth);
        }
        List<Scope.Found> plain = scope.own(each -> !each.isSecret());
        if (!plain.isEmpty() && choice.chance(50)) {
            return column(choice.of(plain));
        }
        Type type = choice.chance(50) ? Type.INT : Type.TEXT;
        return computed(expressions.plain(type, scope, depth), type, null);
    }

    private Item column(Scope.Found found) {
        return new Item(draft.column(found), found.attribute(), false);
    }

    private static Item computed(Node node, Type type, @Nullable Secret secret) {
        return new Item(node, new Attribute(new Name("computed", false), type, secret, false), true);
    }

    private Item ofSecret(Scope.Found found, Scope scope, int depth) {
        Secret secret = java.util.Objects.requireNonNull(found.attribute().secret());
        Node column = draft.column(found);
        Optional<Node> again = expressions.secret(secret, scope, depth);
        return switch (choice.below(6)) {
            case 0 ->
                computed(
                        Node.of(
                                Kind.INT,
                                "COUNT(*) OVER (PARTITION BY %)",
                                secret.deterministic() || draft.wildly() ? column : Node.text("1")),
                        Type.INT,
                        null);
            case 1 -> computed(Node.of(Kind.INT, "CASE WHEN % IS NULL THEN 0 ELSE 1 END", column), Type.INT, null);
            case 2 ->
                computed(
                        Node.of(Kind.INT, "CASE WHEN % THEN 1 ELSE 0 END", queries.condition(scope, 0)),
                        Type.INT,
                        null);
            case 3 -> computed(Node.of(Kind.INT, "COUNT(%) OVER ()", column), Type.INT, null);
            default -> computed(again.orElse(column), secret.type(), secret);
        };
    }

    /** A select list of given types and origins; NULL where no such column is at hand. */
    Items like(List<Attribute> wanted, Scope scope, int depth) {
        List<Node> nodes = new ArrayList<>();
        for (Attribute each : wanted) {
            Secret secret = each.secret();
            if (secret == null || draft.wildly()) {
                nodes.add(expressions.plain(each.type(), scope, depth - 1));
            } else {
                nodes.add(expressions.secret(secret, scope, depth - 1).orElse(nothing(each.type())));
            }
        }
        return new Items(Node.list(nodes), wanted);
    }

    private Node nothing(Type type) {
        return Node.text(
                draft.dialect == Dialect.H2
                        ? "CAST(NULL AS " + (type == Type.BINARY ? "VARBINARY(400))" : "VARCHAR(400))")
                        : "NULL");
    }

    String distinct(List<Attribute> outputs) {
        boolean refused = outputs.stream().anyMatch(each -> each.isSecret() && !each.isDeterministic());
        return choice.chance(10) && (!refused || draft.wildly()) ? "DISTINCT " : "";
    }

    Query grouped(From from, Node where, boolean named, int depth) {
        Scope scope = from.scope();
        List<Node> nodes = new ArrayList<>();
        List<Attribute> outputs = new ArrayList<>();
        List<Node> keys = new ArrayList<>();
        List<Relation> grouped = new ArrayList<>();
        List<Scope.Found> able = scope.own(each -> !each.isSecret() || each.isDeterministic() || draft.wildly());
        for (int i = able.isEmpty() ? 0 : choice.below(3); i > 0; i--) {
            Scope.Found found = choice.of(able);
            keys.add(draft.column(found));
            grouped.add(new Relation(found.relation().name(), List.of(found.attribute())));
            add(column(found), named, nodes, outputs);
        }
        for (int i = choice.between(1, 2); i > 0; i--) {
            add(aggregate(scope), named, nodes, outputs);
        }
        Node group = keys.isEmpty() ? Node.text("") : Node.maybe(" GROUP BY %", Node.many(keys));
        Node having = choice.chance(30)
                ? Node.maybe(" HAVING %", having(new Scope(grouped, scope.merged(), null)))
                : Node.text("");
        Node select = Node.of(Kind.QUERY, "SELECT % FROM %%%%", Node.many(nodes), from.node(), where, group, having);
        return new Query(select, outputs, false);
    }

    private Node having(Scope scope) {
        Node count = Node.condition("COUNT(*) " + choice.of(">", "=", "<>") + " %", draft.value(Type.INT, null));
        return choice.chance(60) ? count : Node.condition("% OR %", count, queries.condition(scope, 0));
    }

    private Item aggregate(Scope scope) {
        List<Scope.Found> columns = scope.own(each -> true);
        List<Scope.Found> plain = scope.own(each -> !each.isSecret() && each.type() != Type.BINARY);
        Scope.Found found = choice.of(columns);
        Secret secret = found.attribute().secret();
        if (!plain.isEmpty() && choice.chance(20)) {
            Scope.Found least = choice.of(plain);
            Type type = least.attribute().type();
            return computed(
                    Node.of(Draft.kind(type), choice.of("MIN", "MAX") + "(%)", draft.column(least)), type, null);
        }
        Node node = switch (choice.below(4)) {
            case 0 -> Node.of(Kind.INT, "COUNT(*)");
            case 1 -> Node.of(Kind.INT, "COUNT(%)", draft.column(found));
            case 2 ->
                Node.of(
                        Kind.INT,
                        secret == null || secret.deterministic() || draft.wildly() ? "COUNT(DISTINCT %)" : "COUNT(%)",
                        draft.column(found));
            default -> Node.of(Kind.INT, "SUM(CASE WHEN % THEN 1 ELSE 0 END)", queries.condition(scope, 0));
        };
        return computed(node, Type.INT, null);
    }
}
