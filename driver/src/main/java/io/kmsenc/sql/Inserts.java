package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** INSERT: each value by the column it is for, and both branches of an upsert. */
final class Inserts {

    private final Walk walk;
    private final Writes writes;

    Inserts(Walk walk, Writes writes) {
        this.walk = walk;
        this.writes = writes;
    }

    Outcome of(Insert insert, Scope root) {
        ordinary(insert);
        Scope outer = walk.queries().with(insert.getWithItemsList(), root);
        Source target = target(insert.getTable());
        Scope scope = new Scope(outer, walk.dialect()).add(target);
        Writes.requireWhole(insert.isModifierIgnore(), target.rules());
        values(insert, target, scope);
        onDuplicate(insert.getDuplicateUpdateSets(), insert.getSelect(), scope);
        onConflict(insert.getConflictTarget(), insert.getConflictAction(), target, outer);
        return new Outcome(writes.returned(insert.getReturningClause(), scope), target.rules());
    }

    private static void ordinary(Insert insert) {
        Walk.none(
                "an unusual clause of INSERT",
                insert.getOutputClause(),
                insert.getPartitions(),
                insert.getRowAlias(),
                insert.getOracleMultiInsertBranches());
        Walk.absent(!insert.isOverwrite() && !insert.isOracleMultiInsert(), "an unusual INSERT");
    }

    private Source target(Table table) {
        Alias alias = table.getAlias();
        table.setAlias(null);
        return writes.named(walk.from().target(table), alias);
    }

    private void values(Insert insert, Source target, Scope scope) {
        if (insert.getSetUpdateSets() != null) {
            writes.assign(insert.getSetUpdateSets(), scope, scope);
            return;
        }
        List<Origin> columns = columns(insert, target, scope);
        Select select = insert.getSelect();
        if (select == null) {
            Walk.absent(insert.isOnlyDefaultValues(), "INSERT without values");
            return;
        }
        boolean listed = insert.getColumns() != null && !insert.getColumns().isEmpty();
        for (List<Origin> row : rows(select, scope)) {
            Walk.absent(row.size() == columns.size() || !listed, "a row with fewer values than columns");
            Walk.absent(row.size() <= columns.size(), "a row with more values than columns");
            writes.store(columns.subList(0, row.size()), row);
        }
    }

    /** The rows of VALUES, each with values of its own, or the one kind of row that a query gives. */
    private List<List<Origin>> rows(Select select, Scope scope) {
        if (select instanceof Values values && isBare(values)) {
            return walk.queries().rows(values, scope);
        }
        return List.of(Writes.origins(walk.queries().of(select, scope)));
    }

    private static boolean isBare(Values values) {
        Queries.ordinary(values);
        return values.getWithItemsList() == null
                && values.getOrderByElements() == null
                && values.getLimit() == null
                && values.getOffset() == null
                && values.getFetch() == null
                && values.getForUpdateTables() == null;
    }

    private List<Origin> columns(Insert insert, Source target, Scope scope) {
        if (insert.getColumns() == null || insert.getColumns().isEmpty()) {
            if (!target.complete() && !insert.isOnlyDefaultValues()) {
                throw RefusalCode.UNKNOWN_COLUMNS.at("INSERT", "lists no columns, and the table's aren't known");
            }
            return Writes.origins(target.columns());
        }
        List<Origin> columns = new ArrayList<>();
        for (Column column : insert.getColumns()) {
            Walk.absent(
                    column.getTable() == null || walk.dialect() == Dialect.MARIADB,
                    "a qualified name in the column list");
            Scope.Found found = walk.expressions().find(column, scope);
            Walk.absent(found.source().isPresent() || !target.complete(), "an unknown column in the column list");
            columns.add(found.origin());
        }
        return columns;
    }

    private void onDuplicate(@Nullable List<UpdateSet> sets, @Nullable Select select, Scope scope) {
        if (sets != null && !sets.isEmpty()) {
            Walk.absent(walk.dialect() != Dialect.POSTGRESQL, "ON DUPLICATE KEY");
            // MariaDB lets these values name the columns of the query too
            Walk.absent(select == null || select.getClass() == Values.class, "ON DUPLICATE KEY after a query");
            writes.assign(sets, scope, scope);
        }
    }

    private void onConflict(
            @Nullable InsertConflictTarget conflict,
            @Nullable InsertConflictAction action,
            Source target,
            Scope outer) {
        Scope own = new Scope(outer, walk.dialect()).add(target);
        if (conflict != null) {
            conflictTarget(conflict, own);
        }
        if (action == null) {
            return;
        }
        Scope both = new Scope(outer, walk.dialect()).add(target).add(writes.proposed(target));
        if (action.getUpdateSets() != null) {
            writes.assign(action.getUpdateSets(), own, both);
        }
        walk.expressions().optional(action.getWhereExpression(), both, "WHERE");
    }

    private void conflictTarget(InsertConflictTarget conflict, Scope scope) {
        for (Index.ColumnParams element : conflict.getIndexElements()) {
            Walk.absent(
                    !element.isExpression() && element.getCollation() == null && element.getOperatorClass() == null,
                    "an expression in ON CONFLICT");
            Identifier name = walk.ledger().name(element.getColumnName());
            walk.comparisons().grouped(scope.find(List.of(), name).origin(), "ON CONFLICT");
        }
        walk.expressions().optional(conflict.getWhereExpression(), scope, "ON CONFLICT");
        Optional.ofNullable(conflict.getConstraintName()).ifPresent(walk.ledger()::name);
    }
}
