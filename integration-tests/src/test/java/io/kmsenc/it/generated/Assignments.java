package io.kmsenc.it.generated;

import static io.kmsenc.it.generated.Node.part;

import io.kmsenc.it.generated.Node.Kind;
import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.List;

/** What statements that write have in common: the values of columns, SET, RETURNING. */
final class Assignments {

    private final Draft draft;
    private final Choice choice;
    private final Queries queries;
    private final Oddities oddities;

    Assignments(Draft draft, Queries queries) {
        this.draft = draft;
        this.choice = draft.choice;
        this.queries = queries;
        this.oddities = new Oddities(draft, queries.expressions(), queries);
    }

    /** A value for a column. */
    Node value(Column column, Scope scope) {
        Secret secret = column.secret();
        if (!column.notNull() && choice.chance(10)) {
            return Node.text("NULL");
        }
        if (secret == null) {
            return draft.value(column.type(), null);
        }
        Operand operand = draft.random(column.type(), secret);
        if (draft.oddly()) {
            return oddities.value(secret, scope);
        }
        if (draft.wildly()) {
            return wild(column, secret, operand, scope);
        }
        return queries.expressions().operand(operand);
    }

    private Node wild(Column column, Secret secret, Operand operand, Scope scope) {
        Node value = draft.value(operand);
        Kind kind = Draft.kind(column.type());
        return switch (choice.below(8)) {
            case 0 -> Node.text("DEFAULT");
            case 1 -> Node.of(kind, "COALESCE(%, %)", value, draft.value(draft.again(operand)));
            case 2 -> Node.of(kind, "CASE WHEN 1 = 1 THEN % END", value);
            case 3 -> Node.of(kind, "(SELECT %)", value);
            case 4 -> Node.of(kind, "UPPER(%)", value);
            case 5 -> queries.scalar(column.type(), secret, Scope.NONE, 0).orElse(value);
            case 6 -> queries.expressions().secret(secret, scope, 0).orElse(value);
            default -> draft.value(new Operand(Type.INT, 7, Operand.PLAINEST));
        };
    }

    /** The assignments of SET. */
    Node set(Table table, List<Column> columns, Scope scope) {
        List<Node> all = new ArrayList<>();
        columns.forEach(each -> draft.touch(each.secret()));
        if (columns.size() > 1 && draft.dialect != Dialect.MARIADB && !scope.equals(Scope.NONE) && choice.chance(15)) {
            List<Node> values = new ArrayList<>();
            columns.forEach(each -> values.add(assigned(table, each, scope)));
            return part(
                    "(%) = " + choice.of("(%)", "ROW (%)"),
                    draft.names(columns.stream().map(Column::name).toList()),
                    Node.list(values));
        }
        columns.forEach(each -> all.add(part("% = %", draft.name(each.name()), assigned(table, each, scope))));
        return Node.many(all);
    }

    // A value that depends on the row would make the order of the rows count where the column is a key.
    private Node assigned(Table table, Column column, Scope scope) {
        int place = table.columns().indexOf(column);
        boolean key = table.keys().stream().anyMatch(each -> each.contains(place));
        return column.secret() == null
                        && !key
                        && choice.chance(50)
                        && !scope.equals(Scope.NONE)
                        && column.type() != Type.BINARY
                ? queries.expressions().plain(column.type(), scope, 1)
                : value(column, scope);
    }

    /** SET of an upsert, where a column may get the value that was to be inserted. */
    Node upsert(Table table, String inserted, Scope scope) {
        List<Node> all = new ArrayList<>();
        for (Column each : choice.some(table.columns())) {
            draft.touch(each.secret());
            Column other = draft.wildly() ? choice.of(table.columns()) : each;
            Node value = choice.chance(50) ? part(inserted, draft.name(other.name())) : value(each, scope);
            all.add(part("% = %", draft.name(each.name()), value));
        }
        return Node.many(all);
    }

    Node returning(Relation relation) {
        SelectLists.Items items = queries.lists().any(Scope.of(relation), false, 1);
        return Node.maybe(" RETURNING %", items.node());
    }
}
