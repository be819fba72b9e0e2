package io.kmsenc.sql;

import io.kmsenc.sql.PlainOperands.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.TableStatement;
import org.jspecify.annotations.Nullable;

/** One SELECT with its FROM, WHERE, GROUP BY, HAVING and ORDER BY. */
final class Blocks {

    private final Walk walk;

    Blocks(Walk walk) {
        this.walk = walk;
    }

    List<OutputColumn> of(PlainSelect query, Scope scope) {
        return walk.operands().in(Joint.QUERY, () -> block(query, scope));
    }

    private List<OutputColumn> block(PlainSelect query, Scope scope) {
        ordinary(query);
        if (query.getFromItem() != null) {
            walk.from().add(query.getFromItem(), scope);
        }
        walk.from().joins(query.getJoins(), scope);
        walk.expressions().optional(query.getWhere(), scope, "WHERE");
        walk.expressions().windows(query.getWindowDefinitions(), scope);
        List<OutputColumn> columns = items(query.getSelectItems(), scope);
        Scope labels = scope.withLabels(columns);
        if (query.getDistinct() != null) {
            columns = distinct(query.getDistinct(), columns, labels);
        }
        List<OutputColumn> selected = columns;
        walk.operands().in(Joint.VALUE, () -> group(query.getGroupBy(), selected, labels));
        walk.expressions().optional(query.getHaving(), labels, "HAVING");
        order(query.getOrderByElements(), columns, labels);
        return columns;
    }

    private List<OutputColumn> distinct(Distinct distinct, List<OutputColumn> columns, Scope labels) {
        if (distinct.getOnSelectItems() == null) {
            return grouped(columns, "DISTINCT");
        }
        for (SelectItem<?> item : distinct.getOnSelectItems()) {
            Walk.absent(item.getAlias() == null, "DISTINCT ON");
            group(item.getExpression(), columns, labels, "DISTINCT ON");
        }
        return columns;
    }

    /** {@code TABLE t}. */
    List<OutputColumn> table(TableStatement query, Scope outer) {
        Walk.absent(query.getSampleClause() == null, "TABLESAMPLE");
        Scope scope = new Scope(outer, walk.dialect());
        walk.from().add(query.getTable(), scope);
        List<OutputColumn> columns = new ArrayList<>();
        all(scope.sources(), scope, columns);
        return columns;
    }

    /** Columns whose equal rows are told. */
    List<OutputColumn> grouped(List<OutputColumn> columns, String clause) {
        return columns.stream()
                .map(c -> new OutputColumn(c.name(), walk.comparisons().grouped(c.origin(), clause)))
                .toList();
    }

    private static void ordinary(PlainSelect query) {
        Walk.none("SELECT INTO", query.getIntoTables(), query.getMySqlSelectIntoClause(), query.getIntoTempTable());
        Walk.none(
                "an unusual clause of a query",
                query.getPreWhere(),
                query.getLateralViews(),
                query.getQualify(),
                query.getOptimizeFor(),
                query.getSkip(),
                query.getFirst(),
                query.getTop(),
                query.getOracleHierarchical(),
                query.getPreferringClause(),
                query.getForXmlPath(),
                query.getKsqlWindow(),
                query.getBigQuerySelectQualifier(),
                query.getSettings());
        Walk.absent(!query.isEmitChanges(), "EMIT");
    }

    // ---- the select list

    /** The columns of a select list or of RETURNING. */
    List<OutputColumn> items(List<? extends SelectItem<?>> items, Scope scope) {
        List<OutputColumn> columns = new ArrayList<>();
        for (SelectItem<?> item : items) {
            Expression expression = item.getExpression();
            if (expression.getClass() == AllColumns.class) {
                all((AllColumns) expression, scope.sources(), scope, columns);
            } else if (expression.getClass() == AllTableColumns.class) {
                AllTableColumns all = (AllTableColumns) expression;
                Walk.absent(all.getReturningReferenceType() == null, "OLD and NEW");
                List<Identifier> qualifier = walk.expressions().qualifier(all.getTable());
                all(all, List.of(scope.source(qualifier)), scope, columns);
            } else {
                columns.add(item(item, scope));
            }
        }
        return columns;
    }

    private OutputColumn item(SelectItem<?> item, Scope scope) {
        Origin origin = value(item.getExpression(), scope);
        Alias alias = item.getAlias();
        if (alias == null) {
            return new OutputColumn(label(item.getExpression()), origin);
        }
        Walk.absent(alias.getAliasColumns() == null, "an alias with columns");
        Identifier name = walk.alias(alias.getName(), alias.isUseAs());
        if (origin.isSecret()) {
            walk.watch(name);
        }
        return new OutputColumn(name, origin);
    }

    private Identifier label(Expression expression) {
        return Expressions.bare(expression) instanceof Column column
                ? walk.ledger().peek(column.getColumnName())
                : Identifier.UNTOLD;
    }

    /** A value of a select list, or one that is written. */
    Origin value(Expression expression, Scope scope) {
        return walk.operands().value(() -> walk.expressions().of(expression, scope));
    }

    private void all(AllColumns all, List<Source> sources, Scope scope, List<OutputColumn> columns) {
        Walk.none("EXCEPT or REPLACE after *", all.getExceptColumns(), all.getReplaceExpressions());
        all(sources, scope, columns);
    }

    private static void all(List<Source> sources, Scope scope, List<OutputColumn> columns) {
        // the place of every later column hangs on how many columns these are, secret or not
        if (scope.merging() || !sources.stream().allMatch(Source::complete)) {
            throw RefusalCode.UNKNOWN_COLUMNS.at(
                    "*", "stands for columns that aren't known, or in an order that isn't");
        }
        sources.forEach(source -> columns.addAll(source.columns()));
    }

    // ---- GROUP BY and ORDER BY

    private void group(@Nullable GroupByElement group, List<OutputColumn> columns, Scope labels) {
        if (group == null) {
            return;
        }
        for (ExpressionList<?> set :
                Optional.ofNullable(group.getGroupingSets()).orElse(List.of())) {
            set.forEach(expression -> group(expression, columns, labels, "GROUPING SETS"));
        }
        for (Expression expression : Optional.<List<Expression>>ofNullable(group.getGroupByExpressionList())
                .orElse(List.of())) {
            group(expression, columns, labels, "GROUP BY");
        }
    }

    private void group(Expression expression, List<OutputColumn> columns, Scope labels, String clause) {
        Expression bare = Expressions.bare(expression);
        if (bare instanceof ParenthesedExpressionList<?> list) {
            list.forEach(part -> group(part, columns, labels, clause));
        } else if (bare instanceof Function call && Functions.isRollup(call)) {
            call.getParameters().forEach(part -> group(part, columns, labels, clause));
        } else {
            Origin origin = place(bare, columns, clause)
                    .orElseGet(() -> walk.expressions().of(bare, labels));
            walk.comparisons().grouped(origin, clause);
        }
    }

    void order(@Nullable List<OrderByElement> elements, List<OutputColumn> columns, Scope labels) {
        if (elements == null) {
            return;
        }
        for (OrderByElement element : elements) {
            Optional<Origin> place = place(element.getExpression(), columns, "ORDER BY");
            if (place.isEmpty()) {
                walk.operands().in(Joint.VALUE, () -> walk.expressions().order(List.of(element), labels, "ORDER BY"));
            } else if (place.get().isSecret()) {
                throw RefusalCode.SECRET_ORDER.at(
                        "column " + place.get().secretRule().name(), "cannot be sorted by in ORDER BY");
            }
        }
    }

    /** The origin of the column that a number stands for: ORDER BY 2. */
    private Optional<Origin> place(Expression expression, List<OutputColumn> columns, String clause) {
        Expression bare = Expressions.bare(expression);
        boolean secret = columns.stream().anyMatch(c -> c.origin().isSecret());
        Walk.absent(!(bare instanceof JdbcParameter) || !secret, "a parameter in " + clause);
        if (!(bare instanceof LongValue number)) {
            return Optional.empty();
        }
        Operand operand = walk.ledger().operand(number);
        operand.plain();
        String digits = walk.ledger().token(operand).text();
        if (!secret) {
            return Optional.of(Origin.PLAIN);
        }
        boolean place = digits.length() < 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        Walk.absent(
                place && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= columns.size(),
                "a number in " + clause);
        return Optional.of(columns.get(Integer.parseInt(digits) - 1).origin());
    }
}
