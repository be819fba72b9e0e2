package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.PlainOperands.Joint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.*;
import net.sf.jsqlparser.expression.operators.arithmetic.*;
import net.sf.jsqlparser.expression.operators.conditional.*;
import net.sf.jsqlparser.expression.operators.relational.*;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of an expression comes from. A closed world: an expression of a kind that isn't listed here is refused.
 */
final class Expressions {

    private interface Rule<E extends Expression> {
        Origin of(E expression, Scope scope);
    }

    // what joins nothing by itself
    private static final Set<Class<?>> TRANSPARENT = Set.of(
            JdbcParameter.class, StringValue.class, LongValue.class, Column.class, ParenthesedExpressionList.class);

    private final Map<Class<?>, Rule<Expression>> rules = new HashMap<>();
    private final Walk walk;
    private final Functions functions;

    Expressions(Walk walk) {
        this.walk = walk;
        this.functions = new Functions(walk, this);
        values();
        conditions();
        operators();
        others();
        calls();
    }

    private <E extends Expression> void on(Class<E> type, Rule<E> rule) {
        rules.put(type, (expression, scope) -> rule.of(type.cast(expression), scope));
    }

    private void values() {
        on(NullValue.class, (e, s) -> Origin.NULL);
        on(BooleanValue.class, (e, s) -> Origin.PLAIN);
        on(TimeKeyExpression.class, (e, s) -> Origin.PLAIN);
        on(JdbcParameter.class, (e, s) -> operand(e));
        on(StringValue.class, (e, s) -> operand(e));
        on(LongValue.class, (e, s) -> operand(e));
        on(DateTimeLiteralExpression.class, (e, s) -> text(e.getValue()));
        on(IntervalExpression.class, this::interval);
        on(Column.class, this::column);
        on(Select.class, this::subquery);
        on(ParenthesedSelect.class, this::subquery);
    }

    private void conditions() {
        on(AndExpression.class, (e, s) -> chain(e, s, "AND"));
        on(OrExpression.class, (e, s) -> chain(e, s, "OR"));
        on(DoubleAnd.class, (e, s) -> binary(e, s, "operator &&"));
        on(XorExpression.class, (e, s) -> binary(e, s, "XOR"));
        on(NotExpression.class, (e, s) -> {
            // binds tighter than a comparison to MariaDB, and not to the parser
            Walk.absent(!e.isExclamationMark(), "operator !");
            return plain(e.getExpression(), s, "NOT");
        });
        on(IsBooleanExpression.class, (e, s) -> plain(e.getLeftExpression(), s, "a boolean test"));
        on(EqualsTo.class, (e, s) -> walk.comparisons().equality(e, s));
        on(NotEqualsTo.class, (e, s) -> walk.comparisons().equality(e, s));
        on(CosineSimilarity.class, this::nullSafeEquality);
        on(IsDistinctExpression.class, (e, s) -> walk.comparisons().distinction(e, s));
        on(InExpression.class, (e, s) -> walk.comparisons().in(e, s));
        on(IsNullExpression.class, this::isNull);
        on(ExistsExpression.class, (e, s) -> walk.comparisons().exists(e, s));
        on(Between.class, (e, s) -> {
            plain(e.getLeftExpression(), s, "BETWEEN");
            plain(e.getBetweenExpressionStart(), s, "BETWEEN");
            return plain(e.getBetweenExpressionEnd(), s, "BETWEEN");
        });
        on(LikeExpression.class, (e, s) -> {
            String name = e.getLikeKeyWord().toString();
            optional(e.getEscape(), s, name);
            return binary(e, s, name);
        });
    }

    private void operators() {
        List<Class<? extends BinaryExpression>> plain = List.of(
                Addition.class,
                Subtraction.class,
                Multiplication.class,
                Division.class,
                IntegerDivision.class,
                Modulo.class,
                Concat.class,
                BitwiseAnd.class,
                BitwiseOr.class,
                BitwiseXor.class,
                BitwiseLeftShift.class,
                BitwiseRightShift.class,
                GreaterThan.class,
                GreaterThanEquals.class,
                MinorThan.class,
                MinorThanEquals.class,
                RegExpMatchOperator.class);
        for (Class<? extends BinaryExpression> type : plain) {
            on(type, (e, s) -> binary(e, s, "operator " + e.getStringExpression()));
        }
        on(SignedExpression.class, this::signed);
        rules.put(ParenthesedExpressionList.class, (e, s) -> list((ParenthesedExpressionList<?>) e, s));
        rules.put(RowConstructor.class, (e, s) -> all((RowConstructor<?>) e, s, "a row value"));
        on(CollateExpression.class, (e, s) -> plain(e.getLeftExpression(), s, "COLLATE"));
        on(JsonExpression.class, (e, s) -> {
            e.getIdentList().forEach(ident -> plain(ident.getKey(), s, "a JSON operator"));
            return plain(e.getExpression(), s, "a JSON operator");
        });
    }

    /** What gives a value of its own, of parts that may be anything plain. */
    private void others() {
        on(TimezoneExpression.class, (e, s) -> {
            all(e.getTimezoneExpressions(), s, "AT TIME ZONE");
            return plain(e.getLeftExpression(), s, "AT TIME ZONE");
        });
        on(JsonOperator.class, (e, s) -> binary(e, s, "operator " + e.getStringExpression()));
        on(ArrayConstructor.class, (e, s) -> {
            Walk.none("an array with a type", e.getDataType());
            return all(e.getExpressions(), s, "an array");
        });
        on(NextValExpression.class, (e, s) -> {
            e.getNameList().forEach(walk.ledger()::name);
            return Origin.PLAIN;
        });
        on(UserVariable.class, (e, s) -> {
            walk.ledger().name(e.getName());
            return Origin.PLAIN;
        });
    }

    private void calls() {
        on(Function.class, functions::call);
        on(AnalyticExpression.class, functions::analytic);
        on(ExtractExpression.class, (e, s) -> plain(e.getExpression(), s, "EXTRACT"));
        on(TrimFunction.class, (e, s) -> {
            optional(e.getExpression(), s, "TRIM");
            optional(e.getFromExpression(), s, "TRIM");
            return Origin.PLAIN;
        });
        on(CastExpression.class, this::cast);
        on(CaseExpression.class, this::cases);
    }

    // ---- entry points

    Origin of(Expression expression, Scope scope) {
        Rule<Expression> rule = rules.get(expression.getClass());
        if (rule == null) {
            throw Walk.unknown("an expression of kind " + expression.getClass().getSimpleName());
        }
        return TRANSPARENT.contains(expression.getClass())
                ? rule.of(expression, scope)
                : walk.operands().in(joint(expression), () -> rule.of(expression, scope));
    }

    private static Joint joint(Expression expression) {
        return expression instanceof AndExpression
                ? Joint.AND
                : expression instanceof OrExpression ? Joint.OR : Joint.ONE;
    }

    /** Walks an expression whose value may not be a secret column's. */
    Origin plain(Expression expression, Scope scope, String clause) {
        return plain(List.of(of(expression, scope)), clause);
    }

    /** What is made of values that may be anything plain. */
    Origin plain(List<Origin> origins, String clause) {
        for (Origin origin : origins) {
            if (origin.isSecret()) {
                throw secretIn(origin.secretRule(), clause);
            }
            origin.operands().forEach(walk.operands()::other);
        }
        return Origin.PLAIN;
    }

    void optional(@Nullable Expression expression, Scope scope, String clause) {
        if (expression != null) {
            plain(expression, scope, clause);
        }
    }

    Origin all(Iterable<? extends Expression> expressions, Scope scope, String clause) {
        for (Expression expression : expressions) {
            plain(expression, scope, clause);
        }
        return Origin.PLAIN;
    }

    /** The windows that a query names. */
    void windows(@Nullable List<WindowDefinition> windows, Scope scope) {
        if (windows != null) {
            walk.operands().in(Joint.VALUE, () -> windows.forEach(window -> functions.window(window, scope)));
        }
    }

    void order(@Nullable List<OrderByElement> elements, Scope scope, String clause) {
        if (elements == null) {
            return;
        }
        for (OrderByElement element : elements) {
            Walk.absent(element.getWithFill() == null, "WITH FILL");
            Origin origin = of(element.getExpression(), scope);
            if (origin.isSecret()) {
                throw RefusalCode.SECRET_ORDER.at(
                        "column " + origin.secretRule().name(), "cannot be sorted by in " + clause);
            }
            origin.operands().forEach(walk.operands()::other);
        }
    }

    static Refused secretIn(ColumnRule rule, String clause) {
        return RefusalCode.SECRET_EXPRESSION.at("column " + rule.name(), "cannot be used in " + clause);
    }

    /** An expression without the parentheses around it. */
    static Expression bare(Expression expression) {
        Expression inner = expression;
        while (inner instanceof ParenthesedExpressionList<?> list
                && list.size() == 1
                && !(inner instanceof RowConstructor)) {
            inner = list.get(0);
        }
        return inner;
    }

    /** How many pairs of parentheses {@link #bare} takes away. */
    static int parentheses(Expression expression) {
        int pairs = 0;
        for (Expression inner = expression; inner != bare(expression); pairs++) {
            inner = ((ParenthesedExpressionList<?>) inner).get(0);
        }
        return pairs;
    }

    /** Whether it is a parameter or a literal, which can be encrypted where it stands. */
    static boolean isOperand(Expression bare) {
        return bare instanceof JdbcParameter
                || bare instanceof StringValue
                || bare instanceof LongValue
                || negated(bare) != null;
    }

    private static @Nullable LongValue negated(Expression bare) {
        return bare instanceof SignedExpression signed
                        && signed.getSign() == '-'
                        && signed.getExpression() instanceof LongValue number
                ? number
                : null;
    }

    private Origin operand(Expression operand) {
        return Origin.given(List.of(Given.of(walk.ledger().operand(operand))));
    }

    private Origin signed(SignedExpression signed, Scope scope) {
        LongValue number = negated(signed);
        Operand negative = number == null ? null : walk.ledger().negative(number);
        return negative == null
                ? plain(signed.getExpression(), scope, "a signed expression")
                : Origin.given(List.of(Given.of(negative)));
    }

    // ---- names

    private Origin column(Column column, Scope scope) {
        Scope.Found found = find(column, scope);
        if (found.source().isEmpty() && isDefault(column)) {
            return Origin.DEFAULT;
        }
        if (found.origin().isSecret() || found.origin().isGiven()) {
            return found.origin();
        }
        walk.operands().plainColumn();
        return Origin.COLUMN;
    }

    private static boolean isDefault(Column column) {
        return column.getTable() == null && "DEFAULT".equalsIgnoreCase(column.getColumnName());
    }

    Scope.Found find(Column column, Scope scope) {
        Walk.absent(column.getArrayConstructor() == null, "an array element");
        Walk.absent(column.getOldOracleJoinSyntax() == 0, "(+)");
        Walk.absent(column.getReturningReferenceType() == null, "OLD and NEW");
        List<Identifier> qualifier = qualifier(column.getTable());
        return walk.known(scope.find(qualifier, walk.ledger().name(column.getColumnName())), column);
    }

    /** The parts of a table's name from left to right, each accounted for. */
    List<Identifier> qualifier(@Nullable Table table) {
        List<Identifier> parts = new ArrayList<>();
        if (table != null) {
            for (String part : table.getNameParts()) {
                Walk.absent(part != null && !part.isEmpty(), "a name with an empty part");
                parts.add(0, walk.ledger().name(part));
            }
        }
        // The name of the database itself: H2 and PostgreSQL refuse any other.
        Walk.absent(parts.size() <= (walk.dialect() == Dialect.MARIADB ? 2 : 3), "a name of too many parts");
        return parts.size() == 3 ? parts.subList(1, 3) : parts;
    }

    // ---- kinds

    /** {@code <=>}: an equality in MariaDB, and an operator of extensions in PostgreSQL. */
    private Origin nullSafeEquality(CosineSimilarity comparison, Scope scope) {
        return walk.dialect() == Dialect.MARIADB
                ? walk.comparisons().equality(comparison, scope)
                : binary(comparison, scope, "operator <=>");
    }

    private Origin text(String text) {
        walk.ledger().text(text);
        return Origin.PLAIN;
    }

    private Origin interval(IntervalExpression interval, Scope scope) {
        Walk.absent(interval.getIntervalQualifier() == null, "INTERVAL with precision");
        if (interval.getParameter() != null) {
            text(interval.getParameter());
        }
        optional(interval.getExpression(), scope, "INTERVAL");
        return Origin.PLAIN;
    }

    /** AND and OR of any number of conditions: those without parentheses between them belong together. */
    private Origin chain(BinaryExpression expression, Scope scope, String clause) {
        Expression left = expression.getLeftExpression();
        if (left.getClass() == expression.getClass()) {
            chain((BinaryExpression) left, scope, clause);
        } else {
            plain(left, scope, clause);
        }
        return plain(expression.getRightExpression(), scope, clause);
    }

    private Origin isNull(IsNullExpression test, Scope scope) {
        of(test.getLeftExpression(), scope)
                .operands()
                .forEach(operand -> walk.operands().nullTest(operand, test.isNot()));
        return Origin.PLAIN;
    }

    private Origin binary(BinaryExpression expression, Scope scope, String clause) {
        plain(expression.getLeftExpression(), scope, clause);
        return plain(expression.getRightExpression(), scope, clause);
    }

    private Origin list(List<? extends Expression> list, Scope scope) {
        return list.size() == 1 ? of(list.get(0), scope) : all(list, scope, "a row value");
    }

    private Origin subquery(Select select, Scope scope) {
        List<OutputColumn> columns = walk.queries().of(select, scope);
        if (columns.size() == 1) {
            return columns.get(0).origin();
        }
        for (OutputColumn column : columns) {
            if (column.origin().isSecret()) {
                throw secretIn(column.origin().secretRule(), "a row value");
            }
            column.origin().operands().forEach(walk.operands()::other);
        }
        return Origin.PLAIN;
    }

    private Origin cast(CastExpression cast, Scope scope) {
        type(cast);
        Origin origin = of(cast.getLeftExpression(), scope);
        Optional<Casts.Kept> kept = Casts.of(cast, walk.dialect(), walk.ledger());
        if (origin == Origin.NULL || (origin.isGiven() && kept.isPresent())) {
            return origin.mapped(given -> given.through(kept.orElseThrow()));
        }
        if (origin.isSecret()
                && walk.dialect() == Dialect.POSTGRESQL
                && kept.filter(c -> !c.cast().makesDocument()
                                && c.limit() == Given.UNLIMITED
                                && c.cast().keeps(origin.secretRule()))
                        .isPresent()) {
            // as PostgreSQL shows a comparison of VARCHAR in the definition of a view
            return origin;
        }
        if (origin.isSecret()) {
            throw secretIn(origin.secretRule(), "CAST");
        }
        origin.operands().forEach(walk.operands()::other);
        return Origin.PLAIN;
    }

    private void type(CastExpression cast) {
        Walk.absent(
                cast.getColumnDefinitions() == null
                        || cast.getColumnDefinitions().isEmpty(),
                "CAST AS ROW");
        Walk.absent(cast.getFormat() == null, "CAST with FORMAT");
        ColDataType type = cast.getColDataType();
        if (type != null && type.getArgumentsStringList() != null) {
            type.getArgumentsStringList().forEach(this::text);
        }
        if (type != null) {
            Stream.of(type.getPrecision(), type.getScale())
                    .filter(Objects::nonNull)
                    .forEach(number -> text(number.toString()));
        }
    }

    private Origin cases(CaseExpression cases, Scope scope) {
        Optional<Origin> tested =
                Optional.ofNullable(cases.getSwitchExpression()).map(e -> of(e, scope));
        Origin origin = cases.getElseExpression() == null ? Origin.NULL : answer(cases.getElseExpression(), scope);
        for (WhenClause when : cases.getWhenClauses()) {
            if (tested.isPresent()) {
                walk.comparisons().compare(tested.get(), of(when.getWhenExpression(), scope));
            } else {
                plain(when.getWhenExpression(), scope, "WHEN");
            }
            origin = walk.either(origin, answer(when.getThenExpression(), scope), "CASE");
        }
        return origin;
    }

    // What CASE answers, other than what it tests, is never compared with what stands in a condition.
    private Origin answer(Expression expression, Scope scope) {
        return of(expression, scope).mapped(Given::asAnswer);
    }
}
