package io.kmsenc.sql;

import io.kmsenc.sql.PlainOperands.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
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
        return of(query, outer, new ArrayList<>());
    }

    /** @param tables takes what the query reads from, if it is one SELECT */
    List<OutputColumn> of(Select query, Scope outer, List<Source> tables) {
        ordinary(query);
        Scope scope = with(query.getWithItemsList(), outer);
        if (query.getClass() == PlainSelect.class) {
            return block((PlainSelect) query, scope, tables);
        }
        List<OutputColumn> columns = compound(query, scope);
        Scope labels = new Scope(scope, walk.dialect()).withLabels(columns);
        blocks.order(query.getOrderByElements(), columns, labels);
        tail(query, labels);
        return columns;
    }

    private List<OutputColumn> block(PlainSelect query, Scope outer, List<Source> tables) {
        Scope scope = new Scope(outer, walk.dialect());
        List<OutputColumn> columns = blocks.of(query, scope);
        tail(query, scope);
        tables.addAll(scope.sources());
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
        if (query.getClass() == TableStatement.class) {
            return blocks.table((TableStatement) query, scope);
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
            int writes = walk.trees().writes();
            scope.define(new Cte(name, columns(item, name, inside), true));
            walk.from().requireNoWrite(true, writes, "a data change delta table in WITH");
        }
        return scope;
    }

    private void pending(List<WithItem<?>> items, Scope scope) {
        for (WithItem<?> item : items) {
            Identifier name = walk.ledger().peek(item.getAlias().getName());
            scope.define(new Cte(name, List.of(), false));
        }
    }

    private List<OutputColumn> columns(WithItem<?> item, Identifier name, Scope scope) {
        Walk.none(
                "an unusual WITH",
                item.getWithFunctionDeclaration(),
                item.getSearchClause(),
                item.getCycleClause(),
                item.getAlias().getAliasColumns());
        List<Identifier> names = names(item);
        if (item.getStatement() instanceof ParenthesedSelect query) {
            return item.isRecursive() && query.getSelect() instanceof SetOperationList list && isBare(query)
                    ? recursive(list, name, names, scope)
                    : renamed(of(query, scope), names, walk);
        }
        Walk.absent(walk.dialect() == Dialect.POSTGRESQL, "a write inside WITH");
        return renamed(
                walk.statements()
                        .write(Trees.Tree.of(written(item.getStatement())), scope)
                        .results(),
                names,
                walk);
    }

    private static Statement written(ParenthesedStatement statement) {
        if (statement instanceof ParenthesedInsert insert) {
            return insert.getInsert();
        }
        if (statement instanceof ParenthesedUpdate update) {
            return update.getUpdate();
        }
        if (statement instanceof ParenthesedDelete delete) {
            return delete.getDelete();
        }
        throw Walk.unknown("a write inside WITH");
    }

    private List<Identifier> names(WithItem<?> item) {
        List<Identifier> names = new ArrayList<>();
        for (SelectItem<?> name : Optional.ofNullable(item.getWithItemList()).orElse(List.of())) {
            Walk.absent(name.getExpression() instanceof Column, "an unusual WITH");
            names.add(walk.ledger().name(((Column) name.getExpression()).getColumnName()));
        }
        return names;
    }

    private static boolean isBare(ParenthesedSelect query) {
        return query.getWithItemsList() == null
                && query.getOrderByElements() == null
                && query.getLimit() == null
                && query.getOffset() == null
                && query.getFetch() == null;
    }

    /** UNION of a query and of queries that may name the whole: these see the columns of the first. */
    private List<OutputColumn> recursive(SetOperationList list, Identifier name, List<Identifier> names, Scope scope) {
        ordinary(list);
        Scope inside = with(list.getWithItemsList(), scope);
        List<OutputColumn> first = of(list.getSelects().get(0), inside);
        List<OutputColumn> known = renamed(first, names, walk);
        Scope within = new Scope(inside, walk.dialect());
        within.define(new Cte(name, known, true));
        List<OutputColumn> columns = branches(first, list, within);
        for (int i = 0; i < columns.size(); i++) {
            Walk.absent(
                    columns.get(i).origin().rule().equals(first.get(i).origin().rule()),
                    "WITH RECURSIVE whose first query doesn't tell what its columns hold");
        }
        Scope labels = new Scope(within, walk.dialect()).withLabels(columns);
        blocks.order(list.getOrderByElements(), columns, labels);
        tail(list, labels);
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
        return branches(of(list.getSelects().get(0), scope), list, scope);
    }

    private List<OutputColumn> branches(List<OutputColumn> first, SetOperationList list, Scope scope) {
        List<OutputColumn> columns = first;
        for (int i = 1; i < list.getSelects().size(); i++) {
            SetOperation operation = list.getOperations().get(i - 1);
            columns = merged(columns, of(list.getSelects().get(i), scope));
            if (!(operation instanceof UnionOp && operation.isAll())) {
                columns = new Grouping(walk).grouped(columns, "a set operation without ALL");
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
