package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.PlainOperands.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** One SELECT with its FROM, WHERE, GROUP BY, HAVING and ORDER BY. */
final class Blocks {

    private final Walk walk;

    Blocks(Walk walk) {
        this.walk = walk;
    }

    List<OutputColumn> of(PlainSelect query, Scope scope, Targets targets) {
        return walk.operands().in(Joint.QUERY, () -> block(query, scope, targets));
    }

    private List<OutputColumn> block(PlainSelect query, Scope scope, Targets targets) {
        ordinary(query);
        if (query.getFromItem() != null) {
            walk.from().add(query.getFromItem(), scope);
        }
        walk.from().joins(query.getJoins(), scope);
        walk.expressions().optional(query.getWhere(), scope, "WHERE");
        List<OutputColumn> columns = items(query.getSelectItems(), scope, targets);
        Scope labels = scope.withLabels(columns);
        if (query.getDistinct() != null) {
            Walk.absent(query.getDistinct().getOnSelectItems() == null, "DISTINCT ON");
            columns.forEach(c -> Comparisons.grouped(c.origin(), "DISTINCT"));
        }
        walk.operands().in(Joint.VALUE, () -> group(query.getGroupBy(), columns, labels));
        walk.expressions().optional(query.getHaving(), labels, "HAVING");
        order(query.getOrderByElements(), columns, labels);
        return columns;
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
                query.getSettings(),
                query.getWindowDefinitions());
        Walk.absent(!query.isEmitChanges(), "EMIT");
    }

    // ---- the select list

    /** The columns of a select list or of RETURNING. */
    List<OutputColumn> items(List<? extends SelectItem<?>> items, Scope scope, Targets targets) {
        List<OutputColumn> columns = new ArrayList<>();
        for (SelectItem<?> item : items) {
            Expression expression = item.getExpression();
            if (expression.getClass() == AllColumns.class) {
                all((AllColumns) expression, scope.sources(), scope, columns, targets);
            } else if (expression.getClass() == AllTableColumns.class) {
                AllTableColumns all = (AllTableColumns) expression;
                Walk.absent(all.getReturningReferenceType() == null, "OLD and NEW");
                List<Identifier> qualifier = walk.expressions().qualifier(all.getTable());
                all(all, List.of(scope.source(qualifier)), scope, columns, targets);
            } else {
                columns.add(item(item, scope, targets.rule(columns.size()), targets.written()));
            }
        }
        return columns;
    }

    private OutputColumn item(SelectItem<?> item, Scope scope, Optional<ColumnRule> target, boolean written) {
        Origin origin = value(item.getExpression(), scope, target, written);
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

    /** A value that is read, or written to a column. */
    Origin value(Expression expression, Scope scope, Optional<ColumnRule> target, boolean written) {
        return walk.operands().in(Joint.VALUE, () -> given(expression, scope, target, written));
    }

    private Origin given(Expression expression, Scope scope, Optional<ColumnRule> target, boolean written) {
        if (!written) {
            return walk.expressions().of(expression, scope);
        }
        if (target.isPresent()) {
            return stored(expression, scope, target.get());
        }
        Origin origin = walk.expressions().of(expression, scope);
        if (origin.isSecret()) {
            throw copied(origin.secretRule(), "would be written to a column that isn't its own");
        }
        return origin;
    }

    /** A value for a secret column: nothing but a parameter, a literal or NULL. */
    Origin stored(Expression expression, Scope scope, ColumnRule rule) {
        Expression bare = Expressions.bare(expression);
        if (Expressions.isOperand(bare)) {
            walk.ledger().secret(bare, rule, true);
            walk.operands().secret(rule);
            return Origin.secret(rule);
        }
        if (bare instanceof NullValue) {
            return Origin.secret(rule);
        }
        if (bare instanceof Column column
                && column.getTable() == null
                && "DEFAULT".equalsIgnoreCase(column.getColumnName())) {
            throw RefusalCode.DEFAULT_VALUE.at(
                    "column " + rule.name(), "is given its default, which the server would make");
        }
        Origin origin = walk.expressions().of(bare, scope);
        if (origin.isSecret()) {
            throw copied(origin.secretRule(), "would be written to column " + rule.name() + " as it is stored");
        }
        throw RefusalCode.SECRET_VALUE.at("column " + rule.name(), "is given a value that the server would make");
    }

    private static Refused copied(ColumnRule rule, String problem) {
        return RefusalCode.SECRET_COPY.at("column " + rule.name(), problem);
    }

    private void all(AllColumns all, List<Source> sources, Scope scope, List<OutputColumn> columns, Targets targets) {
        Walk.none("EXCEPT or REPLACE after *", all.getExceptColumns(), all.getReplaceExpressions());
        // the place of every later column hangs on how many columns these are, secret or not
        if (scope.merging() || !sources.stream().allMatch(Source::complete)) {
            throw RefusalCode.UNKNOWN_COLUMNS.at(
                    "*", "stands for columns that aren't known, or in an order that isn't");
        }
        for (Source source : sources) {
            for (OutputColumn column : source.columns()) {
                columns.add(starred(column, targets.rule(columns.size()), targets.written()));
            }
        }
    }

    private static OutputColumn starred(OutputColumn column, Optional<ColumnRule> target, boolean written) {
        if (written && column.origin().isSecret()) {
            throw copied(column.origin().secretRule(), "would be written as it is stored");
        }
        if (target.isPresent()) {
            throw RefusalCode.SECRET_VALUE.at("column " + target.get().name(), "is given a value that isn't encrypted");
        }
        return column;
    }

    // ---- GROUP BY and ORDER BY

    private void group(@Nullable GroupByElement group, List<OutputColumn> columns, Scope labels) {
        if (group == null) {
            return;
        }
        Walk.absent(group.getGroupingSets() == null || group.getGroupingSets().isEmpty(), "GROUPING SETS");
        if (group.getGroupByExpressionList() == null) {
            return;
        }
        for (Expression expression : group.getGroupByExpressionList()) {
            Origin origin = place(expression, columns, "GROUP BY")
                    .orElseGet(() -> walk.expressions().of(expression, labels));
            Comparisons.grouped(origin, "GROUP BY");
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
        String digits = walk.ledger().token(number).text();
        walk.ledger().plain(number);
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
