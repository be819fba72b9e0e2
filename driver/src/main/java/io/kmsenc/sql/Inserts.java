package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.select.PlainSelect;
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
        Source target = writes.target(insert.getTable());
        Scope scope = new Scope(outer, walk.dialect()).add(target);
        writes.requireWhole(insert.isModifierIgnore(), List.of(target));
        List<Source> read = values(insert, target, scope);
        proposed(insert.getRowAlias(), target).ifPresent(read::add);
        onDuplicate(insert.getDuplicateUpdateSets(), insert.getSelect(), scope, read);
        onConflict(insert.getConflictTarget(), insert.getConflictAction(), target, outer);
        return Outcome.written(writes.returned(insert.getReturningClause(), scope), target);
    }

    private static void ordinary(Insert insert) {
        Walk.none(
                "an unusual clause of INSERT",
                insert.getOutputClause(),
                insert.getPartitions(),
                insert.getOracleMultiInsertBranches());
        Walk.absent(!insert.isOverwrite() && !insert.isOracleMultiInsert(), "an unusual INSERT");
    }

    /** @return what a query that gives the rows reads from */
    private List<Source> values(Insert insert, Source target, Scope scope) {
        if (insert.getSetUpdateSets() != null) {
            Writes.requireNoneFilled(target, writes.assign(insert.getSetUpdateSets(), scope, scope));
            return new ArrayList<>();
        }
        Select select = insert.getSelect();
        if (select == null) {
            Walk.absent(insert.isOnlyDefaultValues(), "INSERT without values");
            Writes.requireNoneFilled(target, List.of());
            return new ArrayList<>();
        }
        return writes.rows(insert.getColumns(), target, select, scope);
    }

    /** The row that MySQL knows by the name after AS. */
    private Optional<Source> proposed(@Nullable Alias alias, Source target) {
        return Optional.ofNullable(alias).map(name -> {
            Walk.absent(walk.dialect() == Dialect.MARIADB, "a name for the proposed row");
            return writes.named(target, name);
        });
    }

    /** @param beside what the values may name beside the target: to MariaDB that is also what a query reads from */
    private void onDuplicate(
            @Nullable List<UpdateSet> sets, @Nullable Select select, Scope scope, List<Source> beside) {
        if (sets != null && !sets.isEmpty()) {
            Walk.absent(walk.dialect() != Dialect.POSTGRESQL, "ON DUPLICATE KEY");
            boolean read = walk.dialect() == Dialect.MARIADB && select instanceof PlainSelect;
            Walk.absent(read || select == null || select.getClass() == Values.class, "ON DUPLICATE KEY after a query");
            Scope both = new Scope(scope.outer(), walk.dialect());
            scope.sources().forEach(both::add);
            beside.forEach(both::add);
            writes.assign(sets, scope, both);
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
