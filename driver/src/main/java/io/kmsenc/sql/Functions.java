package io.kmsenc.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.statement.select.AllColumns;
import org.jspecify.annotations.Nullable;

/** Calls of functions. Few of them leave a stored value as it is or need to know only whether it is NULL. */
final class Functions {

    private static final Set<String> ROLLUP = Set.of("rollup", "cube");
    private static final Set<String> COALESCE = Set.of("coalesce", "ifnull", "nvl");

    // the value that an INSERT would have written, in ON DUPLICATE KEY UPDATE
    private static final Set<String> PROPOSED = Set.of("values", "value");

    private final Walk walk;
    private final Expressions expressions;

    Functions(Walk walk, Expressions expressions) {
        this.walk = walk;
        this.expressions = expressions;
    }

    Origin call(Function call, Scope scope) {
        ordinary(call);
        String name = name(call.getMultipartName());
        expressions.order(call.getOrderByElements(), scope, "function \"" + name + "\"");
        List<? extends Expression> arguments = call.getParameters() == null ? List.of() : call.getParameters();
        boolean distinct = call.isDistinct() || call.isUnique();
        if (name.equals("count") && arguments.size() == 1) {
            return count(arguments.get(0), distinct, scope);
        }
        if (arguments.size() == 1 && walk.dialect() == Dialect.MARIADB && PROPOSED.contains(name)) {
            return expressions.of(arguments.get(0), scope);
        }
        if (walk.dialect() == Dialect.MARIADB && name.equals("json_extract") && arguments.size() == 2) {
            return extracted(arguments.get(0), arguments.get(1), scope);
        }
        if (name.equals("if") && arguments.size() == 3) {
            return branch(arguments, scope);
        }
        if (name.equals("nullif") && arguments.size() == 2) {
            return nullIf(arguments, scope);
        }
        if (COALESCE.contains(name) && !distinct) {
            return coalesce(arguments, scope);
        }
        return expressions.all(arguments, scope, "function \"" + name + "\"");
    }

    /** The name of a function in lower case. One that is also a secret column's may read it: {@code f(t)} is {@code t.f}. */
    private String name(List<String> parts) {
        for (String part : parts) {
            if (walk.tables().reaches(walk.ledger().peek(part))) {
                throw RefusalCode.VIEW_ON_SECRET_TABLE.at(
                        "function " + walk.ledger().peek(part),
                        "has the name of one that may reach a secret table",
                        "declare the routine in [routines], and call it alone");
            }
            Walk.absent(!walk.ledger().isMarked(part), "a function with a quoted name, or with a secret column's");
        }
        return String.join(".", parts).toLowerCase(Locale.ROOT);
    }

    private static void ordinary(Function call) {
        Walk.none(
                "a call with unusual clauses",
                call.getChainedParameters(),
                call.getNamedParameters(),
                call.getAttribute(),
                call.getHavingClause(),
                call.getLimit(),
                call.getKeep(),
                call.getExtraKeyword(),
                call.getOnOverflowTruncate(),
                call.getKeywordArguments());
    }

    private Origin count(Expression argument, boolean distinct, Scope scope) {
        if (argument.getClass() == AllColumns.class) {
            return Origin.PLAIN;
        }
        Origin origin = expressions.of(argument, scope);
        if (distinct) {
            walk.comparisons().grouped(origin, "COUNT(DISTINCT)");
        } else {
            origin.operands().forEach(walk.operands()::other);
        }
        return Origin.PLAIN;
    }

    /** {@code JSON_EXTRACT(?, '$')} is what frameworks write around a parameter for a JSON column. */
    private Origin extracted(Expression document, Expression path, Scope scope) {
        Origin origin = expressions.of(document, scope);
        Origin part = expressions.of(path, scope);
        if (origin.isGiven() && isWhole(part)) {
            part.operands().forEach(given -> given.operand().plain());
            return origin.mapped(given -> given.through(new Casts.Kept(Given.Cast.EXTRACTED, Given.UNLIMITED)));
        }
        return expressions.plain(List.of(origin, part), "function \"json_extract\"");
    }

    private boolean isWhole(Origin path) {
        return path.operands().size() == 1
                && "$"
                        .equals(walk.ledger()
                                .token(path.operands().get(0).operand())
                                .value());
    }

    private Origin coalesce(List<? extends Expression> arguments, Scope scope) {
        Origin origin = Origin.NULL;
        for (Expression argument : arguments) {
            origin = walk.either(origin, expressions.of(argument, scope), "COALESCE");
        }
        return origin;
    }

    Origin analytic(AnalyticExpression call, Scope scope) {
        Walk.none(
                "a window function with unusual clauses",
                call.getKeep(),
                call.getHavingClause(),
                call.getLimit(),
                call.getOnOverflowTruncate(),
                call.getKeywordArguments());
        Optional.ofNullable(call.getWindowName()).ifPresent(walk.ledger()::name);
        String name = "window function \"" + name(List.of(call.getName())) + "\"";
        if (call.getExpression() != null && call.getExpression().getClass() != AllColumns.class) {
            expressions.plain(call.getExpression(), scope, name);
        }
        expressions.optional(call.getOffset(), scope, name);
        expressions.optional(call.getDefaultValue(), scope, name);
        expressions.optional(call.getFilterExpression(), scope, "FILTER");
        expressions.order(call.getFuncOrderBy(), scope, name);
        window(call.getWindowDefinition(), scope);
        return Origin.PLAIN;
    }

    void window(WindowDefinition window, Scope scope) {
        if (window == null) {
            return;
        }
        if (window.getPartitionExpressionList() != null) {
            for (Object part : window.getPartitionExpressionList()) {
                walk.comparisons().grouped(expressions.of((Expression) part, scope), "PARTITION BY");
            }
        }
        expressions.order(window.getOrderByElements(), scope, "a window");
        Optional.ofNullable(window.getWindowName()).ifPresent(walk.ledger()::name);
        frame(window.getWindowElement(), scope);
    }

    private void frame(@Nullable WindowElement frame, Scope scope) {
        if (frame != null) {
            bound(frame.getOffset(), scope);
            Optional.ofNullable(frame.getRange()).ifPresent(range -> {
                bound(range.getStart(), scope);
                bound(range.getEnd(), scope);
            });
        }
    }

    private void bound(@Nullable WindowOffset bound, Scope scope) {
        if (bound != null) {
            expressions.optional(bound.getExpression(), scope, "a window frame");
        }
    }

    /** Whether the call in GROUP BY stands for several ways to group by its arguments. */
    static boolean isRollup(Function call) {
        return ROLLUP.contains(call.getName().toLowerCase(Locale.ROOT))
                && call.getMultipartName().size() == 1
                && call.getParameters() != null;
    }

    /** A value if a condition holds, or another. */
    private Origin branch(List<? extends Expression> arguments, Scope scope) {
        expressions.plain(arguments.get(0), scope, "IF");
        Origin first = expressions.of(arguments.get(1), scope).mapped(Given::asAnswer);
        return walk.either(first, expressions.of(arguments.get(2), scope).mapped(Given::asAnswer), "IF");
    }

    private Origin nullIf(List<? extends Expression> arguments, Scope scope) {
        Origin value = expressions.of(arguments.get(0), scope);
        Origin other = expressions.of(arguments.get(1), scope);
        walk.comparisons().compare(value, other);
        boolean settled = value.isGiven() && !other.isSecret();
        return settled ? Origin.PLAIN : value.isGiven() ? other : value;
    }
}
