package io.kmsenc.sql;

import java.util.List;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeOperation;
import net.sf.jsqlparser.statement.merge.MergeUpdate;

/** MERGE: rows of a source, each matched to a row of the target or not. */
final class Merges {

    private final Walk walk;
    private final Writes writes;

    Merges(Walk walk, Writes writes) {
        this.walk = walk;
        this.writes = writes;
    }

    Outcome of(Merge merge, Scope root) {
        Walk.none("an unusual clause of MERGE", merge.getOutputClause(), merge.getOption(), merge.getOracleHint());
        Scope outer = walk.queries().with(merge.getWithItemsList(), root);
        Source target = writes.target(merge.getTable());
        Scope source = new Scope(outer, walk.dialect());
        int inside = walk.trees().writes();
        walk.from().add(merge.getFromItem(), source);
        walk.from().requireNoWrite(true, inside, "USING of a data change delta table");
        Scope own = new Scope(outer, walk.dialect()).add(target);
        Scope both = new Scope(outer, walk.dialect()).add(target);
        source.sources().forEach(both::add);
        // the order of * differs from database to database
        both.star().forget();
        walk.expressions().plain(merge.getOnCondition(), both, "ON");
        for (MergeOperation operation : merge.getOperations()) {
            operation(operation, target, own, source, both);
        }
        return Outcome.written(writes.returned(merge.getReturningClause(), both), target);
    }

    private void operation(MergeOperation operation, Source target, Scope own, Scope source, Scope both) {
        if (operation instanceof MergeUpdate update) {
            Walk.none("WHERE in MERGE", update.getWhereCondition(), update.getDeleteWhereCondition());
            walk.expressions().optional(update.getAndPredicate(), both, "WHEN");
            writes.assign(update.getUpdateSets(), own, both);
        } else if (operation instanceof MergeDelete delete) {
            walk.expressions().optional(delete.getAndPredicate(), both, "WHEN");
        } else if (operation instanceof MergeInsert insert) {
            Walk.none("WHERE in MERGE", insert.getWhereCondition());
            walk.expressions().optional(insert.getAndPredicate(), source, "WHEN");
            insert(insert, target, own, source);
        } else {
            throw Walk.unknown("a branch of MERGE");
        }
    }

    private void insert(MergeInsert insert, Source target, Scope own, Scope source) {
        ExpressionList<Column> columns = insert.getColumns();
        List<Origin> targets = writes.targets(columns, target, own);
        Walk.absent(insert.getValues() != null, "INSERT without values");
        Writes.requireNoneFilled(target, targets);
        writes.store(
                targets,
                insert.getValues().stream().map(v -> writes.value(v, source)).toList());
    }
}
