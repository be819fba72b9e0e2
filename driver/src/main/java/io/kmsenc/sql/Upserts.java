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

    /** @param keys the columns of KEY, of which the tree knows nothing */
    Outcome of(Upsert upsert, List<String> keys, Scope root) {
        Walk.absent(upsert.getUpsertType() == UpsertType.REPLACE && walk.dialect() != Dialect.POSTGRESQL, "UPSERT");
        Walk.none("an unusual clause of REPLACE", upsert.getDuplicateUpdateSets(), upsert.getDuplicateAction());
        Source target = writes.target(upsert.getTable());
        writes.requireWhole(false, List.of(target));
        Scope scope = new Scope(root, walk.dialect()).add(target);
        for (String key : keys) {
            Origin origin = scope.find(List.of(), walk.ledger().name(key)).origin();
            walk.comparisons().grouped(origin, "KEY");
        }
        if (upsert.getUpdateSets() != null) {
            Writes.requireNoneFilled(target, writes.assign(upsert.getUpdateSets(), scope, scope));
        } else {
            Walk.absent(upsert.getSelect() != null, "REPLACE without values");
            writes.rows(upsert.getColumns(), target, upsert.getSelect(), scope);
        }
        return Outcome.written(List.of(), target);
    }
}
