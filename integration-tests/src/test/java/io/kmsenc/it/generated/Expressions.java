package io.kmsenc.it.generated;

import io.kmsenc.it.generated.Node.Kind;
import io.kmsenc.sql.Dialect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Random values: what is computed from plain columns, and the ways to name a secret column. */
final class Expressions {

    private final Draft draft;
    private final Choice choice;
    private final Queries queries;

    Expressions(Draft draft, Queries queries) {
        this.draft = draft;
        this.choice = draft.choice;
        this.queries = queries;
    }

    /** An expression of a type that is no secret. */
    Node plain(Type type, Scope scope, int depth) {
        if (draft.wildly()) {
            Optional<Node> wild = computed(type, scope);
            if (wild.isPresent()) {
                return wild.get();
            }
        }
        if (depth <= 0 || choice.chance(65)) {
            return leaf(type, scope);
        }
        return switch (type) {
            case TEXT -> text(scope, depth - 1);
            case INT -> number(scope, depth - 1);
            default -> leaf(type, scope);
        };
    }

    private Node leaf(Type type, Scope scope) {
        List<Scope.Found> columns = scope.find(each -> each.type() == type && !each.isSecret());
        return columns.isEmpty() || choice.chance(12)
                ? typed(type)
                : Node.of(Draft.kind(type), "%", draft.column(choice.of(columns)));
    }

    /** A literal or parameter where the database must know its type. */
    Node typed(Type type) {
        Operand operand = draft.random(type, null);
        boolean known = type != Type.TEXT || operand.form() != Operand.PARAMETER || choice.chance(20);
        return known ? draft.value(operand) : Node.of(Kind.TEXT, "CAST(% AS " + varchar() + ")", draft.value(operand));
    }

    private Node text(Scope scope, int depth) {
        Node one = plain(Type.TEXT, scope, depth);
        return switch (choice.below(9)) {
            case 0 ->
                Node.of(
                        Kind.TEXT,
                        choice.of("UPPER", "LOWER", "TRIM", "REVERSE", "UPPER")
                                        .replace("REVERSE", draft.dialect == Dialect.H2 ? "LOWER" : "REVERSE")
                                + "(%)",
                        one);
            case 1 -> Node.of(Kind.TEXT, "CONCAT(%, %)", one, plain(Type.TEXT, scope, depth));
            case 2 ->
                draft.dialect == Dialect.MARIADB
                        ? one
                        : Node.of(Kind.TEXT, "(% || %)", one, plain(Type.TEXT, scope, depth));
            case 3 -> Node.of(Kind.TEXT, "COALESCE(%, %)", one, plain(Type.TEXT, scope, depth));
            case 4 -> cases(Type.TEXT, scope, depth, one, plain(Type.TEXT, scope, depth));
            case 5 -> Node.of(Kind.TEXT, "NULLIF(%, %)", one, draft.value(Type.TEXT, null));
            case 6 -> Node.of(Kind.TEXT, "SUBSTRING(%, 1, 3)", one);
            case 7 -> Node.of(Kind.TEXT, "CAST(% AS " + varchar() + ")", plain(Type.INT, scope, depth));
            default -> queries.scalar(Type.TEXT, null, scope, depth).orElse(one);
        };
    }

    private Node number(Scope scope, int depth) {
        Node one = plain(Type.INT, scope, depth);
        return switch (choice.below(8)) {
            case 0 -> Node.of(Kind.INT, "(% " + choice.of("+", "-", "*") + " %)", one, plain(Type.INT, scope, depth));
            case 1 -> Node.of(Kind.INT, "CHAR_LENGTH(%)", plain(Type.TEXT, scope, depth));
            case 2 -> Node.of(Kind.INT, "COALESCE(%, %)", one, plain(Type.INT, scope, depth));
            case 3 -> cases(Type.INT, scope, depth, one, plain(Type.INT, scope, depth));
            case 4 -> Node.of(Kind.INT, "ABS(%)", one);
            case 5 -> Node.of(Kind.INT, "(CASE WHEN % THEN 1 ELSE 0 END)", queries.condition(scope, depth));
            case 6 -> queries.count(scope, depth);
            default -> queries.scalar(Type.INT, null, scope, depth).orElse(one);
        };
    }

    private Node cases(Type type, Scope scope, int depth, Node one, Node other) {
        return Node.of(Draft.kind(type), "CASE WHEN % THEN % ELSE % END", queries.condition(scope, depth), one, other);
    }

    String varchar() {
        return draft.dialect == Dialect.MARIADB ? "CHAR(400)" : choice.of("VARCHAR(400)", "VARCHAR(400)", "VARCHAR");
    }

    /** An expression that gives the value of a column of one origin, or nothing where none is at hand. */
    Optional<Node> secret(Secret secret, Scope scope, int depth) {
        List<Scope.Found> columns = scope.find(each -> secret.equals(each.secret()));
        if (columns.isEmpty()) {
            return depth > 0 && choice.chance(50)
                    ? queries.scalar(secret.type(), secret, scope, depth - 1)
                    : Optional.empty();
        }
        Kind kind = Draft.kind(secret.type());
        Node column = Node.of(kind, "%", draft.column(choice.of(columns)));
        if (depth <= 0 || choice.chance(75)) {
            return Optional.of(column);
        }
        Node other = draft.column(choice.of(columns));
        return Optional.of(
                switch (choice.below(7)) {
                    case 0 -> Node.of(kind, "COALESCE(%, %)", column, other);
                    case 1 -> Node.of(kind, "COALESCE(%, NULL)", column);
                    case 2 ->
                        Node.of(
                                kind,
                                "CASE WHEN % THEN % ELSE % END",
                                queries.condition(scope, depth - 1),
                                column,
                                other);
                    case 3 -> Node.of(kind, "CASE WHEN % THEN % END", queries.condition(scope, depth - 1), column);
                    case 4 -> Node.of(kind, "(%)", column);
                    case 5 ->
                        Node.of(
                                kind,
                                "CASE % WHEN % THEN % END",
                                plain(Type.INT, scope, 0),
                                draft.value(Type.INT, null),
                                column);
                    default ->
                        queries.scalar(secret.type(), secret, scope, depth - 1).orElse(column);
                });
    }

    /** What is computed from a secret column, for which a refusal is expected. */
    private Optional<Node> computed(Type type, Scope scope) {
        List<Scope.Found> secrets = scope.find(Attribute::isSecret);
        if (secrets.isEmpty()) {
            return Optional.empty();
        }
        Scope.Found found = choice.of(secrets);
        Node column = draft.column(found);
        Secret secret = found.attribute().secret();
        if (type == Type.INT) {
            return Optional.of(Node.of(Kind.INT, choice.of("CHAR_LENGTH", "OCTET_LENGTH") + "(%)", column));
        } else if (type != found.attribute().type()) {
            return Optional.empty();
        }
        Kind kind = Draft.kind(type);
        return Optional.of(
                switch (choice.below(8)) {
                    case 0 -> column;
                    case 1 -> Node.of(kind, "COALESCE(%, %)", column, draft.value(type, null));
                    case 2 -> Node.of(kind, choice.of("UPPER", "LOWER", "TRIM", "MIN", "MAX") + "(%)", column);
                    case 3 -> Node.of(kind, "NULLIF(%, %)", column, draft.value(type, secret));
                    case 4 -> Node.of(kind, "CONCAT(%, %)", column, draft.value(type, null));
                    case 5 ->
                        Node.of(
                                kind,
                                "CASE WHEN % THEN % ELSE % END",
                                queries.condition(scope, 0),
                                column,
                                leaf(type, scope));
                    case 6 -> Node.of(kind, "CAST(% AS " + cast(type) + ")", column);
                    default -> Node.of(kind, "GREATEST(%, %)", column, draft.value(type, null));
                });
    }

    private String cast(Type type) {
        return switch (type) {
            case TEXT -> varchar();
            case BINARY -> binary();
            default -> type.in(draft.dialect).replaceFirst(" COLLATE .*", "");
        };
    }

    private String binary() {
        return switch (draft.dialect) {
            case H2 -> "VARBINARY(400)";
            case POSTGRESQL -> "BYTEA";
            case MARIADB -> "BINARY(400)";
        };
    }

    /** An operand that stands for a value of a secret column: as it is, or with something around it. */
    Node operand(Operand operand) {
        Node value = draft.value(operand);
        Kind kind = Draft.kind(operand.type());
        if (choice.chance(94)) {
            return value;
        }
        String type = cast(operand.type());
        return switch (choice.below(draft.wildly() ? 9 : 4)) {
            case 0 -> Node.of(kind, "(%)", value);
            case 1 -> Node.of(kind, "CAST(% AS " + type + ")", value);
            case 2 ->
                draft.dialect == Dialect.POSTGRESQL
                        ? Node.of(
                                kind,
                                "%::"
                                        + choice.of(
                                                operand.type() == Type.TEXT
                                                        ? List.of("text", "varchar")
                                                        : List.of(cast(operand.type()))),
                                value)
                        : Node.of(kind, "((%))", value);
            case 3 ->
                draft.dialect == Dialect.MARIADB && operand.type() == Type.TEXT
                        ? Node.of(kind, "% COLLATE utf8mb4_nopad_bin", value)
                        : Node.of(kind, "CAST((%) AS " + type + ")", value);
            case 4 -> Node.of(kind, "(SELECT %)", value);
            case 5 -> Node.of(kind, "COALESCE(%, %)", value, draft.value(draft.again(operand)));
            case 6 -> Node.of(kind, "CONCAT(%, '')", value);
            case 7 -> Node.of(kind, "CASE WHEN 1 = 1 THEN % END", value);
            default -> Node.of(kind, choice.of("TRIM", "UPPER", "LOWER") + "(%)", value);
        };
    }

    @Nullable
    Secret anySecret(Scope scope) {
        List<Scope.Found> secrets = scope.find(each -> each.isDeterministic() || (each.isSecret() && draft.wildly()));
        return secrets.isEmpty() ? null : choice.of(secrets).attribute().secret();
    }
}
