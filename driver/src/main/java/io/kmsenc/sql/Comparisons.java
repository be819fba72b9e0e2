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
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Comparisons for equality: the one thing that a deterministic column can do in a condition. */
final class Comparisons {

    private static final Set<String> ARRAYS = Set.of("text", "varchar", "character varying", "bytea");
    private static final Set<String> QUANTIFIERS = Set.of("any", "some", "all");

    private final Walk walk;

    Comparisons(Walk walk) {
        this.walk = walk;
    }

    Origin equality(ComparisonOperator comparison, Scope scope) {
        Walk.absent(comparison.getOldOracleJoinSyntax() == 0, "(+)");
        boolean simple = comparison instanceof EqualsTo || comparison instanceof NotEqualsTo;
        return compared(comparison, scope, simple);
    }

    Origin distinction(IsDistinctExpression comparison, Scope scope) {
        return compared(comparison, scope, false);
    }

    /** @param simple whether it is = or <>, of which IN and NOT IN say the same for two forms of an operand */
    private Origin compared(BinaryExpression comparison, Scope scope, boolean simple) {
        Expression right = comparison.getRightExpression();
        List<Origin> left = row(comparison.getLeftExpression(), scope);
        if (right instanceof AnyComparisonExpression any) {
            compare(left, anyOf(any, scope), Place.OTHER);
        } else if (Expressions.bare(right) instanceof Function call
                && elements(call) instanceof ArrayConstructor list) {
            Walk.none("an array with a type", list.getDataType());
            list.getExpressions().forEach(element -> compare(left, row(element, scope), Place.OTHER));
        } else if (isParameterOfAny(right) && left.size() == 1 && left.get(0).isSecret()) {
            array(left.get(0), walk.expressions().of(array(right), scope));
        } else {
            compare(left, row(right, scope), Place.of(comparison, simple));
        }
        return Origin.PLAIN;
    }

    /** {@code ANY(?)} with an array of values, or {@code ANY(?::text[])}. */
    private static boolean isParameterOfAny(Expression right) {
        Expression argument = Expressions.bare(right) instanceof Function call ? elements(call) : null;
        return argument != null && uncast(argument) instanceof JdbcParameter;
    }

    private static Expression uncast(Expression argument) {
        boolean cast = argument instanceof CastExpression c
                && c.getColDataType() != null
                && c.getColDataType().getArrayData() != null
                && c.getColDataType().getArrayData().size() == 1
                && ARRAYS.contains(c.getColDataType().getDataType().toLowerCase(Locale.ROOT));
        return cast ? ((CastExpression) argument).getLeftExpression() : argument;
    }

    private static Expression array(Expression right) {
        return uncast(((Function) Expressions.bare(right)).getParameters().get(0));
    }

    private void array(Origin secret, Origin array) {
        comparable(secret);
        array.operands().forEach(given -> walk.operands().elements(given, secret.secretRule()));
    }

    /**
     * Where the operand of a comparison stands by itself, beside what it is compared with.
     *
     * @param twoForms whether the comparison can be written for two forms of it
     */
    private record Place(
            Side side,
            boolean twoForms,
            @Nullable Expression operand,
            @Nullable Expression other) {

        static final Place OTHER = new Place(Side.OTHER, false, null, null);

        static Place of(BinaryExpression comparison, boolean twoForms) {
            Expression left = comparison.getLeftExpression();
            Expression right = comparison.getRightExpression();
            if (Expressions.isOperand(Expressions.bare(left))) {
                return new Place(Side.LEFT, twoForms, left, right);
            }
            return Expressions.isOperand(Expressions.bare(right))
                    ? new Place(Side.RIGHT, twoForms, right, right)
                    : OTHER;
        }

        static Place element(Expression element) {
            boolean operand = Expressions.isOperand(Expressions.bare(element));
            return operand ? new Place(Side.ELEMENT, true, element, element) : OTHER;
        }
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
        return OutputColumn.origins(walk.queries().of(any.getSelect(), scope));
    }

    /** The parts of a row value, or the one value that an expression is. */
    private List<Origin> row(Expression expression, Scope scope) {
        Expression bare = Expressions.bare(expression);
        if (bare instanceof Select query) {
            return OutputColumn.origins(walk.queries().of(query, scope));
        }
        if (!(bare instanceof ParenthesedExpressionList<?> list)) {
            return List.of(walk.expressions().of(bare, scope));
        }
        List<Origin> row = new ArrayList<>();
        list.forEach(part -> row.add(walk.expressions().of(part, scope)));
        return row;
    }

    private void compare(List<Origin> left, List<Origin> right, Place place) {
        Walk.absent(left.size() == right.size(), "a comparison of rows of different length");
        if (left.size() == 1) {
            compare(left.get(0), right.get(0), place);
            return;
        }
        for (int i = 0; i < left.size(); i++) {
            Origin a = left.get(i);
            Origin b = right.get(i);
            walk.operands().in(Joint.ONE, () -> part(a, b));
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
        compare(left, right, Place.OTHER);
    }

    private void compare(Origin left, Origin right, Place place) {
        if (left.isSecret() || right.isSecret()) {
            with(left.isSecret() ? left : right, left.isSecret() ? right : left, place);
        } else {
            boolean withNull = left == Origin.NULL || right == Origin.NULL;
            Walk.absent(!withNull || !(left.isGiven() || right.isGiven()), "a comparison with NULL");
            left.operands().forEach(walk.operands()::other);
            right.operands().forEach(walk.operands()::other);
        }
    }

    private void with(Origin secret, Origin other, Place place) {
        ColumnRule rule = secret.secretRule();
        exact(secret);
        if (other.isSecret()) {
            requireSame(secret, other);
        } else if (other.isGiven()) {
            given(rule, other.operands(), place);
        } else if (other != Origin.NULL) {
            throw RefusalCode.INCOMPARABLE.at(
                    "column " + rule.name(), "cannot be compared with a value that isn't encrypted");
        }
    }

    private void given(ColumnRule rule, List<Given> operands, Place place) {
        if (place.operand() == null) {
            PlainOperands.requireString(rule);
        }
        if (!rule.plaintextAllowed()) {
            operands.forEach(given -> walk.operands().secret(given, rule, false));
            return;
        }
        Expression operand = place.operand();
        Expression other = place.other();
        if (!place.twoForms() || operand == null || other == null) {
            throw RefusalCode.PLAINTEXT_COMPARISON.at(
                    "column " + rule.name(), "may hold rows in plaintext, which a comparison would miss");
        }
        walk.operands().bothForms(operands.get(0), rule, place.side(), Expressions.parentheses(operand), other);
    }

    private static void requireSame(Origin one, Origin other) {
        comparable(one);
        comparable(other);
        if (!one.secretRule().comparableWith(other.secretRule())) {
            throw RefusalCode.INCOMPARABLE.at(
                    "column " + one.secretRule().name(),
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
        List<Origin> left = row(in.getLeftExpression(), scope);
        Expression right = in.getRightExpression();
        if (right instanceof Select query) {
            compare(left, OutputColumn.origins(walk.queries().of(query, scope)), Place.OTHER);
        } else if (right instanceof ParenthesedExpressionList<?> list) {
            list.forEach(element -> compare(left, row(element, scope), Place.element(element)));
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
        origin.requireExact();
        if (rule.plaintextAllowed()) {
            throw RefusalCode.PLAINTEXT_COMPARISON.at(
                    "column " + rule.name(), "may hold rows in plaintext, which " + clause + " would hold apart");
        }
        return origin;
    }
}
