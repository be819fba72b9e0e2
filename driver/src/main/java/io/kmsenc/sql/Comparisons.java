package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.PlainOperands.Joint;
import java.util.List;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.Select;

/** Comparisons for equality: the one thing that a deterministic column can do in a condition. */
final class Comparisons {

    private final Walk walk;
    private final Expressions expressions;

    Comparisons(Walk walk, Expressions expressions) {
        this.walk = walk;
        this.expressions = expressions;
    }

    Origin equality(ComparisonOperator comparison, Scope scope) {
        Walk.absent(comparison.getOldOracleJoinSyntax() == 0, "(+)");
        return compare(comparison, scope, true);
    }

    Origin distinction(IsDistinctExpression comparison, Scope scope) {
        return compare(comparison, scope, false);
    }

    /** @param simple whether it is = or <>, of which IN and NOT IN say the same for two forms of an operand */
    private Origin compare(BinaryExpression comparison, Scope scope, boolean simple) {
        Expression left = comparison.getLeftExpression();
        Expression right = comparison.getRightExpression();
        if (isRow(left) && isRow(right)) {
            rows((ParenthesedExpressionList<?>) left, (ParenthesedExpressionList<?>) right, scope);
        } else {
            pair(left, right, scope, simple);
        }
        return Origin.PLAIN;
    }

    private static boolean isRow(Expression expression) {
        return expression instanceof ParenthesedExpressionList<?> list
                && (list.size() > 1 || expression instanceof RowConstructor);
    }

    private void rows(List<? extends Expression> left, List<? extends Expression> right, Scope scope) {
        Walk.absent(left.size() == right.size(), "a comparison of rows of different length");
        for (int i = 0; i < left.size(); i++) {
            Expression a = left.get(i);
            Expression b = right.get(i);
            walk.operands().in(Joint.ONE, () -> pair(a, b, scope, false));
        }
    }

    private void pair(Expression left, Expression right, Scope scope, boolean simple) {
        Expression a = Expressions.bare(left);
        Expression b = Expressions.bare(right);
        if (Expressions.isOperand(a)) {
            if (Expressions.isOperand(b)) {
                expressions.operand(a);
                expressions.operand(b);
            } else {
                operand(expressions.of(b, scope), left, simple ? Side.LEFT : Side.OTHER, right);
            }
        } else {
            with(expressions.of(a, scope), right, scope, simple ? Side.RIGHT : Side.OTHER);
        }
    }

    /** Compares a value of known origin with an expression. */
    private void with(Origin origin, Expression other, Scope scope, Side side) {
        Expression b = Expressions.bare(other);
        if (Expressions.isOperand(b)) {
            operand(origin, other, side, other);
        } else if (b instanceof NullValue && origin.isSecret()) {
            exact(origin);
        } else {
            origins(origin, expressions.of(b, scope));
        }
    }

    private void operand(Origin origin, Expression written, Side side, Expression other) {
        Expression operand = Expressions.bare(written);
        if (!origin.isSecret()) {
            expressions.operand(operand);
            return;
        }
        ColumnRule rule = origin.secretRule();
        exact(origin);
        if (rule.plaintextAllowed()) {
            walk.ledger().both(written, rule, side, other);
        } else {
            walk.ledger().secret(operand, rule, false);
        }
        walk.operands().secret(rule);
    }

    private static void origins(Origin a, Origin b) {
        if (!a.isSecret() && !b.isSecret()) {
            return;
        }
        ColumnRule rule = a.isSecret() ? a.secretRule() : b.secretRule();
        comparable(a.isSecret() ? a : b);
        Origin other = a.isSecret() ? b : a;
        if (other == Origin.NULL) {
            return;
        }
        if (!other.isSecret()) {
            throw RefusalCode.INCOMPARABLE.at(
                    "column " + rule.name(), "cannot be compared with a value that isn't encrypted");
        }
        comparable(other);
        if (!rule.comparableWith(other.secretRule())) {
            throw RefusalCode.INCOMPARABLE.at(
                    "column " + rule.name(),
                    "cannot be compared with column " + other.secretRule().name());
        }
    }

    private static void comparable(Origin origin) {
        exact(origin);
        ColumnRule rule = origin.secretRule();
        if (rule.plaintextAllowed()) {
            throw RefusalCode.PLAINTEXT_COMPARISON.at(
                    "column " + rule.name(), "may hold rows in plaintext, which a comparison would miss");
        }
    }

    /** Whether equal values are those that have equal ciphertexts: refused if not. */
    private static void exact(Origin origin) {
        ColumnRule rule = origin.secretRule();
        if (!rule.deterministic()) {
            throw RefusalCode.RANDOMIZED_COMPARISON.at("column " + rule.name(), "is randomized and cannot be compared");
        }
        origin.requireExact();
    }

    Origin in(InExpression in, Scope scope) {
        Walk.absent(in.getOldOracleJoinSyntax() == 0, "(+)");
        Expression left = Expressions.bare(in.getLeftExpression());
        Expression right = in.getRightExpression();
        if (right instanceof Select query) {
            inQuery(left, query, scope);
        } else if (right instanceof ParenthesedExpressionList<?> list && !Expressions.isOperand(left)) {
            Origin origin = expressions.of(left, scope);
            list.forEach(element -> with(origin, element, scope, Side.ELEMENT));
        } else {
            expressions.plain(left, scope, "IN");
            expressions.plain(right, scope, "IN");
        }
        return Origin.PLAIN;
    }

    private void inQuery(Expression left, Select query, Scope scope) {
        List<OutputColumn> columns = walk.queries().of(query, scope);
        if (columns.size() == 1) {
            with(columns.get(0).origin(), left, scope, Side.OTHER);
            return;
        }
        expressions.plain(left, scope, "IN");
        for (OutputColumn column : columns) {
            if (column.origin().isSecret()) {
                throw Expressions.secretIn(column.origin().secretRule(), "IN of several columns");
            }
        }
    }

    Origin exists(ExistsExpression exists, Scope scope) {
        Expression query = exists.getRightExpression();
        Walk.absent(query instanceof Select, "EXISTS without a query");
        walk.queries().of((Select) query, scope);
        return Origin.PLAIN;
    }

    /** Whether equal values of a secret column can be told: refused if not. */
    static void grouped(Origin origin, String clause) {
        if (!origin.isSecret()) {
            return;
        }
        ColumnRule rule = origin.secretRule();
        if (!rule.deterministic()) {
            throw RefusalCode.SECRET_GROUPING.at(
                    "column " + rule.name(), "is randomized and cannot be used in " + clause);
        }
        origin.requireExact();
        if (rule.plaintextAllowed()) {
            throw RefusalCode.PLAINTEXT_COMPARISON.at(
                    "column " + rule.name(), "may hold rows in plaintext, which " + clause + " would hold apart");
        }
    }
}
