package io.kmsenc.sql;

import io.kmsenc.sql.PlainOperands.Joint;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Queries: what they read, and where each column of their result comes from. */
final class Queries {

    private final Walk walk;
    private final Blocks blocks;

    Queries(Walk walk) {
        this.walk = walk;
        this.blocks = new Blocks(walk);
    }

    /** A query whose result is read as it is. */
    List<OutputColumn> read(Select query, Scope outer) {
        List<OutputColumn> columns = of(query, outer);
        columns.forEach(column -> walk.asTheyAre(column.origin()));
        return columns;
    }

    /** The columns of a query whose values are used by what stands around it. */
    List<OutputColumn> of(Select query, Scope outer) {
        ordinary(query);
        Scope scope = with(query.getWithItemsList(), outer);
        if (query.getClass() == PlainSelect.class) {
            return block((PlainSelect) query, scope);
        }
        List<OutputColumn> columns = compound(query, scope);
        Scope labels = new Scope(scope, walk.dialect()).withLabels(columns);
        blocks.order(query.getOrderByElements(), columns, labels);
        tail(query, labels);
        return columns;
    }

    private List<OutputColumn> block(PlainSelect query, Scope outer) {
        Scope scope = new Scope(outer, walk.dialect());
        List<OutputColumn> columns = blocks.of(query, scope);
        tail(query, scope);
        return columns;
    }

    private List<OutputColumn> compound(Select query, Scope scope) {
        if (query.getClass() == SetOperationList.class) {
            return branches((SetOperationList) query, scope);
        }
        if (query.getClass() == ParenthesedSelect.class) {
            return of(((ParenthesedSelect) query).getSelect(), scope);
        }
        if (query.getClass() == LateralSubSelect.class) {
            Walk.absent("LATERAL".equalsIgnoreCase(((LateralSubSelect) query).getPrefix()), "an unusual subquery");
            return of(((LateralSubSelect) query).getSelect(), scope);
        }
        if (query.getClass() == Values.class) {
            return values((Values) query, scope);
        }
        throw Walk.unknown("a query of kind " + query.getClass().getSimpleName());
    }

    static void ordinary(Select query) {
        Walk.none(
                "an unusual clause of a query",
                query.getForClause(),
                query.getOption(),
                query.getInterpolate(),
                query.getLimitBy(),
                query.getIsolation(),
                query.getMySqlProcedureAnalyse());
        Walk.absent(!query.isOracleSiblings(), "ORDER SIBLINGS BY");
    }

    // ---- WITH

    /** A scope in which the common table expressions are known. */
    Scope with(@Nullable List<WithItem<?>> items, Scope outer) {
        if (items == null || items.isEmpty()) {
            return outer;
        }
        boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
        Scope scope = new Scope(outer, walk.dialect());
        for (int i = 0; i < items.size(); i++) {
            WithItem<?> item = items.get(i);
            Identifier name = walk.alias(item.getAlias().getName(), true);
            Scope inside = new Scope(scope, walk.dialect());
            // H2 takes every WITH for a recursive one; in a recursive list later names are known as well
            if (recursive || walk.dialect() == Dialect.H2) {
                pending(recursive ? items.subList(i, items.size()) : items.subList(i, i + 1), inside);
            }
            scope.define(new Cte(name, columns(item, inside), true));
        }
        return scope;
    }

    private void pending(List<WithItem<?>> items, Scope scope) {
        for (WithItem<?> item : items) {
            Identifier name = walk.ledger().peek(item.getAlias().getName());
            scope.define(new Cte(name, List.of(), false));
        }
    }

    private List<OutputColumn> columns(WithItem<?> item, Scope scope) {
        Walk.none(
                "an unusual WITH",
                item.getWithFunctionDeclaration(),
                item.getSearchClause(),
                item.getCycleClause(),
                item.getAlias().getAliasColumns());
        Walk.absent(item.getParenthesedStatement() instanceof Select, "a write inside WITH");
        List<OutputColumn> columns = of((Select) item.getParenthesedStatement(), scope);
        if (item.getWithItemList() == null || item.getWithItemList().isEmpty()) {
            return columns;
        }
        List<Identifier> names = new ArrayList<>();
        for (SelectItem<?> name : item.getWithItemList()) {
            Walk.absent(name.getExpression() instanceof net.sf.jsqlparser.schema.Column, "an unusual WITH");
            names.add(walk.ledger().name(((net.sf.jsqlparser.schema.Column) name.getExpression()).getColumnName()));
        }
        return renamed(columns, names, walk);
    }

    static List<OutputColumn> renamed(List<OutputColumn> columns, List<Identifier> names, Walk walk) {
        Walk.absent(names.size() <= columns.size(), "more names than columns");
        List<OutputColumn> renamed = new ArrayList<>(columns);
        for (int i = 0; i < names.size(); i++) {
            renamed.set(i, new OutputColumn(names.get(i), columns.get(i).origin()));
            if (columns.get(i).origin().isSecret()) {
                walk.watch(names.get(i));
            }
        }
        return renamed;
    }

    // ---- UNION and the like

    private List<OutputColumn> branches(SetOperationList list, Scope scope) {
        List<OutputColumn> columns = of(list.getSelects().get(0), scope);
        for (int i = 1; i < list.getSelects().size(); i++) {
            SetOperation operation = list.getOperations().get(i - 1);
            columns = merged(columns, of(list.getSelects().get(i), scope));
            if (!(operation instanceof UnionOp && operation.isAll())) {
                columns = blocks.grouped(columns, "a set operation without ALL");
            }
        }
        return columns;
    }

    private List<OutputColumn> merged(List<OutputColumn> first, List<OutputColumn> second) {
        Walk.absent(first.size() == second.size(), "a set operation of queries of different width");
        List<OutputColumn> merged = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            Origin origin = walk.either(first.get(i).origin(), second.get(i).origin(), "a set operation");
            merged.add(new OutputColumn(first.get(i).name(), origin));
        }
        return merged;
    }

    // ---- VALUES

    private List<OutputColumn> values(Values values, Scope scope) {
        List<List<Origin>> rows = rows(values, scope);
        List<OutputColumn> columns = new ArrayList<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            columns.add(new OutputColumn(Identifier.UNTOLD, column(rows, i)));
        }
        return columns;
    }

    private Origin column(List<List<Origin>> rows, int index) {
        List<Given> operands = new ArrayList<>();
        Origin others = Origin.NULL;
        for (List<Origin> row : rows) {
            Walk.absent(row.size() == rows.get(0).size(), "rows of different width");
            Origin origin = row.get(index);
            operands.addAll(origin.operands());
            others = origin.isGiven() ? others : walk.either(others, origin, "VALUES");
        }
        return operands.isEmpty() ? others : walk.either(Origin.given(operands), others, "VALUES");
    }

    /** The values of each row. */
    List<List<Origin>> rows(Values values, Scope scope) {
        List<List<Origin>> rows = new ArrayList<>();
        for (List<? extends Expression> row : rows(values.getExpressions())) {
            rows.add(row.stream().map(value -> blocks.value(value, scope)).toList());
        }
        return rows;
    }

    private static List<List<? extends Expression>> rows(ExpressionList<? extends Expression> list) {
        if (list instanceof ParenthesedExpressionList || list instanceof RowConstructor) {
            return List.of(list);
        }
        List<List<? extends Expression>> rows = new ArrayList<>();
        for (Expression row : list) {
            rows.add(row instanceof ParenthesedExpressionList<?> items ? items : List.of(row));
        }
        return rows;
    }

    // ---- LIMIT and what follows

    private void tail(Select query, Scope scope) {
        walk.operands().in(Joint.VALUE, () -> limits(query, scope));
    }

    private void limits(Select query, Scope scope) {
        limit(query.getLimit(), scope);
        if (query.getOffset() != null) {
            walk.expressions().plain(query.getOffset().getOffset(), scope, "OFFSET");
        }
        Fetch fetch = query.getFetch();
        if (fetch != null) {
            walk.expressions().optional(fetch.getExpression(), scope, "FETCH");
        }
        if (query.getForUpdateTables() != null) {
            for (Table table : query.getForUpdateTables()) {
                walk.expressions().qualifier(table);
            }
        }
    }

    void limit(@Nullable Limit limit, Scope scope) {
        if (limit == null) {
            return;
        }
        Walk.absent(limit.getByExpressions() == null, "LIMIT BY");
        walk.operands().in(Joint.VALUE, () -> {
            walk.expressions().optional(limit.getOffset(), scope, "LIMIT");
            walk.expressions().optional(limit.getRowCount(), scope, "LIMIT");
        });
    }
}
