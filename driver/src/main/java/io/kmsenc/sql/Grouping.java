package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** DISTINCT and GROUP BY, which compare rows for equality. */
final class Grouping {

    private static final String GROUP_BY = "GROUP BY";

    private final Walk walk;

    Grouping(Walk walk) {
        this.walk = walk;
    }

    /** Columns whose equal rows are told. */
    List<OutputColumn> grouped(List<OutputColumn> columns, String clause) {
        return columns.stream().map(c -> grouped(c, clause)).toList();
    }

    private OutputColumn grouped(OutputColumn column, String clause) {
        return new OutputColumn(column.name(), walk.comparisons().grouped(column.origin(), clause));
    }

    /** @param labels a scope with the labels of the select list */
    List<OutputColumn> distinct(Distinct distinct, List<Selected> selected, Scope labels) {
        if (distinct.getOnSelectItems() == null) {
            RowKeys keys = keys(selected.stream().map(Selected::place).toList());
            return selected.stream()
                    .map(each -> keys.tell(each.place()) ? each.column() : grouped(each.column(), "DISTINCT"))
                    .toList();
        }
        for (SelectItem<?> item : distinct.getOnSelectItems()) {
            Walk.absent(item.getAlias() == null, "DISTINCT ON");
            grouped(item.getExpression(), selected, labels, "DISTINCT ON");
        }
        return Selected.columns(selected);
    }

    /**
     * @param scope of the query
     * @param labels the same with the labels of the select list
     */
    void group(@Nullable GroupByElement group, List<Selected> selected, Scope scope, Scope labels) {
        if (group == null) {
            return;
        }
        List<ExpressionList<?>> sets = new ArrayList<>();
        Optional.ofNullable(group.getGroupingSets()).ifPresent(sets::addAll);
        for (ExpressionList<?> set : sets) {
            set.forEach(expression -> grouped(expression, selected, labels, "GROUPING SETS"));
        }
        List<Expression> all = Optional.<List<Expression>>ofNullable(group.getGroupByExpressionList())
                .orElse(List.of());
        boolean rolled = !sets.isEmpty() || group.isMysqlWithRollup();
        RowKeys keys = keys(
                rolled
                        ? List.of()
                        : all.stream().map(e -> place(e, selected, scope)).toList());
        for (Expression expression : all) {
            if (keys.tell(place(expression, selected, scope))) {
                origin(Expressions.bare(expression), selected, labels, GROUP_BY);
            } else {
                grouped(expression, selected, labels, GROUP_BY);
            }
        }
    }

    private RowKeys keys(List<Optional<Place>> places) {
        return new RowKeys(walk.tables(), places);
    }

    private void grouped(Expression expression, List<Selected> selected, Scope labels, String clause) {
        Expression bare = Expressions.bare(expression);
        if (bare instanceof ParenthesedExpressionList<?> list) {
            list.forEach(part -> grouped(part, selected, labels, clause));
        } else if (bare instanceof Function call && Functions.isRollup(call)) {
            call.getParameters().forEach(part -> grouped(part, selected, labels, clause));
        } else {
            walk.comparisons().grouped(origin(bare, selected, labels, clause), clause);
        }
    }

    private Origin origin(Expression bare, List<Selected> selected, Scope labels, String clause) {
        return walk.ordinals()
                .origin(bare, Selected.columns(selected), clause)
                .orElseGet(() -> walk.expressions().of(bare, labels));
    }

    // of a name that is accounted for where its origin is asked for
    private List<Identifier> qualifier(Column column) {
        List<Identifier> parts = new ArrayList<>();
        if (column.getTable() != null) {
            column.getTable()
                    .getNameParts()
                    .forEach(part -> parts.add(0, walk.ledger().peek(part)));
        }
        return parts.size() == 3 ? parts.subList(1, 3) : parts;
    }

    /** Where the value stands that a column's name means in GROUP BY, unless a label may be meant by it. */
    private Optional<Place> place(Expression expression, List<Selected> selected, Scope scope) {
        Optional<Place> place = place(expression, scope);
        boolean labelled = Expressions.bare(expression) instanceof Column column
                && column.getTable() == null
                && selected.stream()
                        .anyMatch(s -> isLabel(s, column) && !s.place().equals(place));
        return labelled ? Optional.empty() : place;
    }

    private boolean isLabel(Selected selected, Column column) {
        return selected.column().name().resembles(walk.ledger().peek(column.getColumnName()));
    }

    /** Where the value stands that a column's name means in the select list; empty for any other expression. */
    Optional<Place> place(Expression expression, Scope scope) {
        return Expressions.bare(expression) instanceof Column column
                ? scope.place(qualifier(column), walk.ledger().peek(column.getColumnName()))
                : Optional.empty();
    }
}
