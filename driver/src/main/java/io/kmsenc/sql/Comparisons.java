package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.PlainOperands.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Comparisons for equality: the one thing that a deterministic column can do in a condition. */
final class Comparisons {

    private static final Set<String> QUANTIFIERS = Set.of("any", "some", "all");

    private final Walk walk;

    Comparisons(Walk walk) {
        this.walk = walk;
    }

    Origin equality(ComparisonOperator comparison, Scope scope) {
        Walk.absent(comparison.getOldOracleJoinSyntax() == 0, "(+)");
        return compared(comparison, scope);
    }

    Origin distinction(IsDistinctExpression comparison, Scope scope) {
        return compared(comparison, scope);
    }

    private Origin compared(BinaryExpression comparison, Scope scope) {
        List<Origin> left = row(comparison.getLeftExpression(), scope);
        Expression right = comparison.getRightExpression();
        if (right instanceof AnyComparisonExpression any) {
            compare(left, anyOf(any, scope));
        } else if (Expressions.bare(right) instanceof Function call
                && elements(call) instanceof ArrayConstructor list) {
            Walk.none("an array with a type", list.getDataType());
            list.getExpressions().forEach(element -> compare(left, row(element, scope)));
        } else {
            compare(left, row(right, scope));
        }
        return Origin.PLAIN;
    }

    /** The argument of {@code ANY(…)}, {@code SOME(…)} and {@code ALL(…)}, or null. */
    private static @Nullable Expression elements(Function call) {
        boolean any = QUANTIFIERS.contains(call.getName().toLowerCase(Locale.ROOT))
                && call.getMultipartName().size() == 1
                && call.getParameters() != null
                && call.getParameters().size() == 1;
        return any ? call.getParameters().get(0) : null;
    }

    private List<Origin> anyOf(AnyComparisonExpression any, Scope scope) {
        Walk.absent(any.getSelect() != null, "ANY of something else than a query");
        return origins(walk.queries().of(any.getSelect(), scope));
    }

    /** The parts of a row value, or the one value that an expression is. */
    private List<Origin> row(Expression expression, Scope scope) {
        Expression bare = Expressions.bare(expression);
        if (bare instanceof Select query) {
            return origins(walk.queries().of(query, scope));
        }
        if (!(bare instanceof ParenthesedExpressionList<?> list)) {
            return List.of(walk.expressions().of(bare, scope));
        }
        List<Origin> row = new ArrayList<>();
        list.forEach(part -> row.add(walk.expressions().of(part, scope)));
        return row;
    }

    private static List<Origin> origins(List<OutputColumn> columns) {
        return columns.stream().map(OutputColumn::origin).toList();
    }

    private void compare(List<Origin> left, List<Origin> right) {
        Walk.absent(left.size() == right.size(), "a comparison of rows of different length");
        for (int i = 0; i < left.size(); i++) {
            Origin a = left.get(i);
            Origin b = right.get(i);
            if (left.size() == 1) {
                compare(a, b);
            } else {
                walk.operands().in(Joint.ONE, () -> part(a, b));
            }
        }
    }

    /** Compares parts of two rows; other parts say nothing of them. */
    private void part(Origin left, Origin right) {
        if (left == Origin.COLUMN || right == Origin.COLUMN) {
            walk.operands().plainColumn();
        }
        compare(left, right);
    }

    /** Compares two values for equality. */
    void compare(Origin left, Origin right) {
        if (!left.isSecret() && !right.isSecret()) {
            left.operands().forEach(walk.operands()::other);
            right.operands().forEach(walk.operands()::other);
        } else if (left.isSecret()) {
            with(left.secretRule(), right);
        } else {
            with(right.secretRule(), left);
        }
    }

    private void with(ColumnRule rule, Origin other) {
        comparable(rule);
        if (other.isSecret()) {
            requireSame(rule, other.secretRule());
        } else if (other.isGiven()) {
            other.operands().forEach(given -> walk.operands().secret(given, rule, false));
        } else if (other != Origin.NULL) {
            throw RefusalCode.INCOMPARABLE.at(
                    "column " + rule.name(), "cannot be compared with a value that isn't encrypted");
        }
    }

    private static void requireSame(ColumnRule rule, ColumnRule other) {
        comparable(other);
        if (!rule.comparableWith(other)) {
            throw RefusalCode.INCOMPARABLE.at(
                    "column " + rule.name(), "cannot be compared with column " + other.name());
        }
    }

    private static void comparable(ColumnRule rule) {
        if (!rule.deterministic()) {
            throw RefusalCode.RANDOMIZED_COMPARISON.at("column " + rule.name(), "is randomized and cannot be compared");
        }
        if (rule.plaintextAllowed()) {
            throw RefusalCode.PLAINTEXT_COMPARISON.at(
                    "column " + rule.name(), "may hold rows in plaintext, which a comparison would miss");
        }
    }

    Origin in(InExpression in, Scope scope) {
        Walk.absent(in.getOldOracleJoinSyntax() == 0, "(+)");
        List<Origin> left = row(in.getLeftExpression(), scope);
        Expression right = in.getRightExpression();
        if (right instanceof Select query) {
            compare(left, origins(walk.queries().of(query, scope)));
        } else if (right instanceof ParenthesedExpressionList<?> list) {
            list.forEach(element -> compare(left, row(element, scope)));
        } else {
            Walk.absent(left.stream().noneMatch(Origin::isSecret), "IN of something else than a list or a query");
            left.forEach(origin -> origin.operands().forEach(walk.operands()::other));
            walk.expressions().plain(right, scope, "IN");
        }
        return Origin.PLAIN;
    }

    Origin exists(ExistsExpression exists, Scope scope) {
        Expression query = exists.getRightExpression();
        Walk.absent(query instanceof Select, "EXISTS without a query");
        walk.queries().read((Select) query, scope);
        return Origin.PLAIN;
    }

    /** The origin of a value whose equal ones are told: refused where they can't be. */
    Origin grouped(Origin origin, String clause) {
        if (origin.isGiven()) {
            walk.asTheyAre(origin);
            return Origin.PLAIN;
        }
        if (!origin.isSecret()) {
            return origin;
        }
        ColumnRule rule = origin.secretRule();
        if (!rule.deterministic()) {
            throw RefusalCode.SECRET_GROUPING.at(
                    "column " + rule.name(), "is randomized and cannot be used in " + clause);
        }
        if (rule.plaintextAllowed()) {
            throw RefusalCode.PLAINTEXT_COMPARISON.at(
                    "column " + rule.name(), "may hold rows in plaintext, which " + clause + " would hold apart");
        }
        return origin;
    }
}
