package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.update.Update;

/** UPDATE and DELETE, of one table or with joins. */
final class Changes {

    private final Walk walk;
    private final Writes writes;

    Changes(Walk walk, Writes writes) {
        this.walk = walk;
        this.writes = writes;
    }

    Outcome update(Update update, Scope root) {
        Walk.none(
                "an unusual clause of UPDATE",
                update.getOutputClause(),
                update.getForPortionClause(),
                update.getPreferringClause(),
                update.getOption());
        Scope outer = walk.queries().with(update.getWithItemsList(), root);
        Scope scope = new Scope(outer, walk.dialect());
        Source target = writes.target(update.getTable());
        scope.add(target);
        walk.from().joins(update.getStartJoins(), scope);
        if (update.getFromItem() != null) {
            walk.from().add(update.getFromItem(), scope);
        }
        walk.from().joins(update.getJoins(), scope);
        // only MariaDB lets SET name a column of another table of the statement
        Scope names = walk.dialect() == Dialect.MARIADB ? scope : new Scope(outer, walk.dialect()).add(target);
        writes.requireWhole(update.isModifierIgnore(), scope.sources());
        writes.assign(update.getUpdateSets(), names, scope);
        walk.expressions().optional(update.getWhere(), scope, "WHERE");
        walk.expressions().order(update.getOrderByElements(), scope, "ORDER BY");
        walk.queries().limit(update.getLimit(), scope);
        return outcome(writes.returned(update.getReturningClause(), scope), scope, target);
    }

    Outcome delete(Delete delete, Scope root) {
        Walk.none(
                "an unusual clause of DELETE",
                delete.getOutputClause(),
                delete.getForPortionClause(),
                delete.getPreferringClause(),
                delete.getOption());
        Scope outer = walk.queries().with(delete.getWithItemsList(), root);
        Scope scope = new Scope(outer, walk.dialect());
        Source target = writes.target(delete.getTable());
        scope.add(target);
        walk.from().joins(delete.getJoins(), scope);
        for (FromItem item : Optional.ofNullable(delete.getUsingFromItemList()).orElse(List.of())) {
            walk.from().add(item, scope);
        }
        // the tables whose rows are deleted, where several are joined: names of the FROM clause
        for (Table table : Optional.ofNullable(delete.getTables()).orElse(List.of())) {
            Walk.absent(table.getAlias() == null, "an alias before FROM");
            walk.expressions().qualifier(table);
        }
        walk.expressions().optional(delete.getWhere(), scope, "WHERE");
        walk.expressions().order(delete.getOrderByElements(), scope, "ORDER BY");
        walk.queries().limit(delete.getLimit(), scope);
        return outcome(writes.returned(delete.getReturningClause(), scope), scope, target);
    }

    private Outcome outcome(List<OutputColumn> results, Scope scope, Source target) {
        if (walk.dialect() != Dialect.MARIADB) {
            return Outcome.written(results, target);
        }
        List<ColumnRule> rules = scope.sources().stream()
                .flatMap(s -> s.rules().stream())
                .distinct()
                .toList();
        return new Outcome(results, rules, Optional.of(target));
    }
}
