package io.kmsenc.sql;

import java.util.List;
import net.sf.jsqlparser.statement.upsert.Upsert;
import net.sf.jsqlparser.statement.upsert.UpsertType;

/** REPLACE of MariaDB, and H2's MERGE with KEY, which the parser reads as such. */
final class Upserts {

    private final Walk walk;
    private final Writes writes;

    Upserts(Walk walk, Writes writes) {
        this.walk = walk;
        this.writes = writes;
    }

    Outcome of(Upsert upsert, Scope root) {
        Walk.absent(upsert.getUpsertType() == UpsertType.REPLACE && walk.dialect() != Dialect.POSTGRESQL, "UPSERT");
        Walk.none("an unusual clause of REPLACE", upsert.getDuplicateUpdateSets(), upsert.getDuplicateAction());
        Source target = writes.target(upsert.getTable());
        writes.requireWhole(false, List.of(target));
        Scope scope = new Scope(root, walk.dialect()).add(target);
        for (Identifier key : walk.ledger().keys()) {
            walk.comparisons().grouped(scope.find(List.of(), key).origin(), "KEY");
        }
        if (upsert.getUpdateSets() != null) {
            Writes.requireNoneFilled(target, writes.assign(upsert.getUpdateSets(), scope, scope));
        } else {
            Walk.absent(upsert.getSelect() != null, "REPLACE without values");
            writes.rows(upsert.getColumns(), target, upsert.getSelect(), scope);
        }
        return new Outcome(List.of(), target.rules());
    }
}
