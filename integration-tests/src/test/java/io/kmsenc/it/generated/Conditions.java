package io.kmsenc.it.generated;

import static io.kmsenc.it.generated.Node.condition;
import static io.kmsenc.it.generated.Node.part;

import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Random conditions of every kind. */
final class Conditions {

    private final Draft draft;
    private final Choice choice;
    private final Queries queries;
    private final Expressions expressions;
    private final Oddities oddities;

    Conditions(Draft draft, Queries queries, Expressions expressions) {
        this.draft = draft;
        this.choice = draft.choice;
        this.queries = queries;
        this.expressions = expressions;
        this.oddities = new Oddities(draft, expressions, queries);
    }

    Node any(Scope scope, int depth) {
        if (depth > 0 && choice.chance(45)) {
            return switch (choice.below(6)) {
                case 0, 1 -> condition("% AND %", tight(scope, depth), tight(scope, depth));
                case 2 -> condition("% OR %", tight(scope, depth), tight(scope, depth));
                case 3 -> condition("NOT (%)", any(scope, depth - 1));
                case 4 -> condition("(% OR %) AND %", any(scope, 0), any(scope, 0), tight(scope, depth));
                default -> exists(scope, depth - 1);
            };
        }
        Secret secret = expressions.anySecret(scope);
        if (secret != null && choice.chance(60)) {
            return choice.chance(18) ? guarded(secret, scope, depth) : compared(secret, scope, depth);
        }
        return plain(scope, depth);
    }

    private Node tight(Scope scope, int depth) {
        return choice.chance(50) ? any(scope, 0) : condition("(%)", any(scope, depth - 1));
    }

    private Node exists(Scope scope, int depth) {
        return condition(choice.of("EXISTS (%)", "NOT EXISTS (%)"), queries.correlated(scope, depth));
    }

    // ---- secret columns

    private Node compared(Secret secret, Scope scope, int depth) {
        Optional<Node> left = expressions.secret(secret, scope, choice.chance(20) ? depth : 0);
        if (left.isEmpty()) {
            return plain(scope, depth);
        }
        Node column = left.get();
        Supplier<Node> value = () -> expressions.operand(draft.random(secret.type(), secret));
        if (draft.oddly()) {
            return condition("(%)", oddities.condition(secret, scope));
        }
        if (draft.wildly()) {
            return wild(secret, column, value, scope);
        }
        return switch (choice.below(16)) {
            case 0, 1, 2, 3 -> condition("% = %", column, Node.part("%%", draft.gap(), value.get()));
            case 4 -> condition("% = %", value.get(), column);
            case 5 -> condition("% " + choice.of("<>", "!=") + " %", column, value.get());
            case 6, 7 -> condition("% " + choice.of("IN", "IN", "NOT IN") + " (%)", column, values(value));
            case 8 -> condition("% IS " + choice.of("", "NOT ") + "NULL", column);
            case 9 -> distinct(column, value.get());
            case 10 -> row(column, value, scope);
            case 11 ->
                expressions
                        .secret(secret, scope, 0)
                        .map(other -> condition("% = %", column, other))
                        .orElseGet(() -> condition("% = %", column, value.get()));
            case 12, 13 ->
                queries.list(secret.type(), secret, scope, depth - 1)
                        .map(list -> condition(
                                "% " + choice.of("IN (%)", "NOT IN (%)", "= ANY (%)", "<> ALL (%)"), column, list))
                        .orElseGet(() -> condition("% IS NOT NULL", column));
            case 14 -> anyOf(column, value);
            default -> condition("CASE WHEN % = % THEN 1 ELSE 0 END = 1", column, value.get());
        };
    }

    private Node values(Supplier<Node> value) {
        List<Node> all = new ArrayList<>();
        for (int i = choice.between(1, 3); i > 0; i--) {
            all.add(value.get());
        }
        return Node.many(all);
    }

    private Node distinct(Node column, Node value) {
        return draft.dialect == Dialect.MARIADB
                ? condition("% <=> %", column, value)
                : condition("% IS " + choice.of("", "NOT ") + "DISTINCT FROM %", column, value);
    }

    private Node anyOf(Node column, Supplier<Node> value) {
        if (draft.dialect == Dialect.POSTGRESQL) {
            return condition("% = " + choice.of("ANY", "SOME") + " (ARRAY[%])", column, values(value));
        }
        return condition("% = % OR % IS NULL", column, value.get(), column);
    }

    private Node row(Node column, Supplier<Node> value, Scope scope) {
        Node number = expressions.plain(Type.INT, scope, 0);
        Supplier<Node> one = () -> draft.value(Type.INT, null);
        return switch (choice.below(3)) {
            case 0 -> condition("(%, %) = (%, %)", column, number, value.get(), one.get());
            case 1 ->
                condition("(%, %) IN ((%, %), (%, %))", number, column, one.get(), value.get(), one.get(), value.get());
            default -> condition("(%, %) <> (%, %)", number, column, one.get(), value.get());
        };
    }

    private Node wild(Secret secret, Node column, Supplier<Node> value, Scope scope) {
        return switch (choice.below(10)) {
            case 0 -> condition("% " + choice.of("<", ">", "<=", ">=") + " %", column, value.get());
            case 1 -> condition("% LIKE %", column, value.get());
            case 2 -> condition("% BETWEEN % AND %", column, value.get(), value.get());
            case 3 -> condition("% = %", column, expressions.plain(secret.type(), scope, 1));
            case 4 -> condition("% = % AND % = ''", column, value.get(), draft.value(Type.TEXT, null));
            case 5 -> condition("% = (SELECT % FROM (SELECT 1 AS one) q)", column, value.get());
            case 6 -> condition("UPPER(%) = UPPER(%)", column, value.get());
            case 7 ->
                condition(
                        "% = % COLLATE " + (draft.dialect == Dialect.MARIADB ? "utf8mb4_bin" : "\"C\""),
                        column,
                        value.get());
            case 8 -> condition("CASE % WHEN % THEN 1 ELSE 0 END = 1", column, value.get());
            default ->
                condition(
                        "(%, %) IN (SELECT %, %)",
                        column, expressions.plain(Type.INT, scope, 0), value.get(), draft.value(Type.INT, null));
        };
    }

    // ---- the value of a secret column beside its comparison

    private Node guarded(Secret secret, Scope scope, int depth) {
        Optional<Node> left = expressions.secret(secret, scope, 0);
        if (left.isEmpty()) {
            return plain(scope, depth);
        }
        Operand operand = draft.random(secret.type(), secret);
        Supplier<Node> again = () -> draft.value(draft.again(operand));
        Node compared = condition(
                choice.of("% = %", "% = %", "% <> %", "% IN (%)"),
                left.get(),
                expressions.operand(draft.again(operand)));
        Node guard = draft.wildly() && !isNumber(secret) ? strangeGuard(secret, again) : guard(secret, again);
        return switch (choice.below(7)) {
            case 0, 1, 2 -> condition("(% OR %)", guard, compared);
            case 3 -> condition("(% OR %)", compared, guard);
            case 4 -> condition("(% AND %)", guard, compared);
            case 5 -> condition("(% OR (% AND %))", guard, compared, plain(scope, 0));
            default -> condition("((%) OR %) AND %", guard, compared, plain(scope, 0));
        };
    }

    // A number that is compared with nothing is sent as it is.
    private static boolean isNumber(Secret secret) {
        return Set.of(Type.INTEGER, Type.BIGINT, Type.DECIMAL).contains(secret.type());
    }

    // Parts, which never stand alone in what is shrunk: a value that is compared with nothing is nobody's secret.
    private Node guard(Secret secret, Supplier<Node> again) {
        String type = secret.type() == Type.TEXT ? expressions.varchar() : null;
        return type != null && choice.chance(30)
                ? part("CAST(% AS " + type + ") IS NULL", again.get())
                : part("% IS " + choice.of("", "", "NOT ") + "NULL", again.get());
    }

    private Node strangeGuard(Secret secret, Supplier<Node> again) {
        String empty = secret.type() == Type.TEXT ? "''" : draft.dialect == Dialect.POSTGRESQL ? "'\\x'" : "X''";
        return switch (choice.below(9)) {
            case 0 -> part("% = " + empty, again.get());
            case 1 -> part("COALESCE(%, " + empty + ") = " + empty, again.get());
            case 2 -> part("% = %", again.get(), again.get());
            case 3 -> part("CASE WHEN % IS NULL THEN 1 ELSE 0 END = 1", again.get());
            case 4 -> part("NULLIF(%, " + empty + ") IS NULL", again.get());
            case 5 -> part("CHAR_LENGTH(%) = 0", again.get());
            case 6 -> part("(% IS NULL) = (1 = 1)", again.get());
            case 7 -> part("% IN (" + empty + ", %)", again.get(), again.get());
            default -> part("NOT (% IS NOT NULL)", again.get());
        };
    }

    // ---- plain columns

    private Node plain(Scope scope, int depth) {
        Type type = choice.chance(50) ? Type.INT : Type.TEXT;
        Node left = expressions.plain(type, scope, depth);
        Supplier<Node> value = () -> draft.value(type, null);
        return switch (choice.below(9)) {
            case 0, 1, 2 ->
                condition(
                        "% " + choice.of("=", "<>", "<", ">", "<=", ">=") + " %",
                        left,
                        expressions.plain(type, scope, depth - 1));
            case 3 -> condition("% IN (%)", left, values(value));
            case 4 -> condition("% BETWEEN % AND %", left, value.get(), value.get());
            case 5 -> like(type, left);
            case 6 -> condition("% IS " + choice.of("", "NOT ") + "NULL", left);
            case 7 -> optional(type, left);
            default ->
                queries.list(type, null, scope, depth - 1)
                        .map(list -> condition("% IN (%)", left, list))
                        .orElseGet(() -> condition("% = %", left, value.get()));
        };
    }

    private Node like(Type type, Node left) {
        if (type == Type.INT) {
            return condition("NOT % = 1", left);
        }
        String pattern = choice.of("open%", "%1_", "%é%", "%", "");
        return condition(
                "% " + choice.of("LIKE", "NOT LIKE") + " %",
                left,
                draft.value(new Operand(Type.TEXT, pattern, choice.below(2))));
    }

    private Node optional(Type type, Node left) {
        Operand operand = draft.random(type, null);
        return condition("(% IS NULL OR % = %)", draft.value(operand), left, draft.value(draft.again(operand)));
    }
}
