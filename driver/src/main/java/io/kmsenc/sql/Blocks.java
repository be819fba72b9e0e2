package io.kmsenc.sql;

import io.kmsenc.sql.PlainOperands.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.TableStatement;
import org.jspecify.annotations.Nullable;

/** One SELECT with its FROM, WHERE, HAVING and ORDER BY. */
final class Blocks {

    private final Walk walk;
    private final Grouping grouping;
    private final StarExcept except;

    Blocks(Walk walk) {
        this.walk = walk;
        this.grouping = new Grouping(walk);
        this.except = new StarExcept(walk);
    }

    List<OutputColumn> of(PlainSelect query, Scope scope) {
        return walk.operands().in(Joint.QUERY, () -> block(query, scope));
    }

    private List<OutputColumn> block(PlainSelect query, Scope scope) {
        ordinary(query);
        walk.from().of(query, scope);
        walk.expressions().optional(query.getWhere(), scope, "WHERE");
        walk.expressions().windows(query.getWindowDefinitions(), scope);
        List<Selected> selected = selected(query.getSelectItems(), scope);
        List<OutputColumn> columns = Selected.columns(selected);
        Scope labels = scope.withLabels(columns);
        if (query.getDistinct() != null) {
            columns = grouping.distinct(query.getDistinct(), selected, labels);
        }
        walk.operands().in(Joint.VALUE, () -> grouping.group(query.getGroupBy(), selected, scope, labels));
        walk.expressions().optional(query.getHaving(), labels, "HAVING");
        order(query.getOrderByElements(), columns, labels);
        return columns;
    }

    /** {@code TABLE t}. */
    List<OutputColumn> table(TableStatement query, Scope outer) {
        Walk.absent(query.getSampleClause() == null, "TABLESAMPLE");
        Scope scope = new Scope(outer, walk.dialect());
        walk.from().add(query.getTable(), scope);
        return Selected.columns(all(scope));
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
        return Selected.columns(selected(items, scope));
    }

    private List<Selected> selected(List<? extends SelectItem<?>> items, Scope scope) {
        List<Selected> columns = new ArrayList<>();
        for (SelectItem<?> item : items) {
            Expression expression = item.getExpression();
            if (expression.getClass() == AllColumns.class) {
                Scope own = new Scope(null, walk.dialect());
                scope.sources().forEach(own::add);
                columns.addAll(except.of((AllColumns) expression, all(scope), own));
            } else if (expression.getClass() == AllTableColumns.class) {
                AllTableColumns all = (AllTableColumns) expression;
                Walk.absent(all.getReturningReferenceType() == null, "OLD and NEW");
                List<Identifier> qualifier = walk.expressions().qualifier(all.getTable());
                // all of them, merged or not
                Scope own = new Scope(null, walk.dialect()).add(scope.source(qualifier));
                columns.addAll(except.of(all, all(own), own));
            } else {
                columns.add(new Selected(item(item, scope), grouping.place(item.getExpression(), scope)));
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

    private static List<Selected> all(Scope scope) {
        return scope.star().columns().orElseThrow(Blocks::unknown);
    }

    // The place of every later column hangs on how many columns these are, secret or not.
    private static Refused unknown() {
        return RefusalCode.UNKNOWN_COLUMNS.at("*", "stands for columns that aren't known, or in an order that isn't");
    }

    // ---- ORDER BY

    void order(@Nullable List<OrderByElement> elements, List<OutputColumn> columns, Scope labels) {
        if (elements == null) {
            return;
        }
        for (OrderByElement element : elements) {
            Optional<Origin> place = walk.ordinals().origin(element.getExpression(), columns, "ORDER BY");
            if (place.isEmpty()) {
                walk.operands().in(Joint.VALUE, () -> walk.expressions().order(List.of(element), labels, "ORDER BY"));
            } else if (place.get().isSecret()) {
                throw RefusalCode.SECRET_ORDER.at(
                        "column " + place.get().secretRule().name(), "cannot be sorted by in ORDER BY");
            }
        }
    }
}
