package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** What INSERT, UPDATE and DELETE have in common: assignments to columns of the target, and RETURNING. */
final class Writes {

    private static final Identifier EXCLUDED = new Identifier("excluded", false);

    private final Walk walk;
    private final Blocks blocks;

    Writes(Walk walk) {
        this.walk = walk;
        this.blocks = new Blocks(walk);
    }

    /** With IGNORE, MariaDB cuts a value that is too long for its column and says so in a warning. */
    static void requireWhole(boolean ignore, List<ColumnRule> rules) {
        if (ignore && !rules.isEmpty()) {
            throw RefusalCode.LOSSY_WRITE.at("column " + rules.get(0).name(), "may be cut in silence under IGNORE");
        }
    }

    /** The row that an INSERT proposed, as ON CONFLICT knows it. */
    Source proposed(Source target) {
        Source excluded = target.as(walk.dialect() == Dialect.H2 ? new Identifier("EXCLUDED", false) : EXCLUDED);
        if (excluded.hasSecret()) {
            walk.watch(excluded.alias());
        }
        return excluded;
    }

    /**
     * SET of an UPDATE or an upsert.
     *
     * @param names where the assigned columns are looked for
     * @param scope where the values are
     */
    void assign(List<UpdateSet> sets, Scope names, Scope scope) {
        for (UpdateSet set : sets) {
            ExpressionList<?> values = set.getValues();
            List<Column> columns = set.getColumns();
            if (columns.size() > 1 && values.size() == 1 && values.get(0) instanceof Select query) {
                query(columns, query, names, scope);
                continue;
            }
            Walk.absent(columns.size() == values.size(), "SET of a row");
            for (int i = 0; i < columns.size(); i++) {
                assign(target(columns.get(i), names), values.get(i), scope);
            }
        }
    }

    private Scope.Found target(Column column, Scope names) {
        Scope.Found found = walk.expressions().find(column, names);
        Walk.absent(
                found.source().isPresent() || names.sources().stream().noneMatch(Source::complete),
                "SET of an unknown column");
        return found;
    }

    private void assign(Scope.Found target, Expression value, Scope scope) {
        if (!target.origin().isSecret()) {
            blocks.value(value, scope, Optional.empty(), true);
            return;
        }
        target.origin().requireExact();
        ColumnRule rule = target.origin().secretRule();
        if (!keeps(rule, value, scope)) {
            blocks.stored(value, scope, rule);
        }
    }

    /** EXCLUDED.c and VALUES(c) are what was encrypted for the same column already. */
    private boolean keeps(ColumnRule rule, Expression value, Scope scope) {
        Expression bare = Expressions.bare(value);
        boolean call = bare instanceof Function function
                && walk.dialect() == Dialect.MARIADB
                && "VALUES".equalsIgnoreCase(function.getName())
                && function.getParameters() != null
                && function.getParameters().size() == 1;
        Expression named = call ? ((Function) bare).getParameters().get(0) : bare;
        if (!(named instanceof Column column) || (!call && !isExcluded(column))) {
            return false;
        }
        Origin origin = walk.expressions().find(column, scope).origin();
        if (origin.rule().filter(rule::equals).isEmpty()) {
            throw RefusalCode.SECRET_COPY.at("column " + rule.name(), "is given the value of another column");
        }
        return true;
    }

    private boolean isExcluded(Column column) {
        return walk.dialect() == Dialect.POSTGRESQL
                && column.getTable() != null
                && column.getTable().getNameParts().size() == 1
                && walk.ledger().peek(column.getTable().getNameParts().get(0)).resembles(EXCLUDED);
    }

    private void query(List<Column> columns, Select query, Scope names, Scope scope) {
        List<OutputColumn> targets = new ArrayList<>();
        for (Column column : columns) {
            targets.add(new OutputColumn(
                    walk.ledger().peek(column.getColumnName()),
                    target(column, names).origin()));
        }
        walk.queries().of(query, scope, Targets.of(targets));
    }

    /** The columns that RETURNING gives. */
    List<OutputColumn> returned(@Nullable ReturningClause returning, Scope scope) {
        if (returning == null) {
            return List.of();
        }
        Walk.none("RETURNING INTO", returning.getDataItems(), returning.getOutputAliases());
        return blocks.items(returning, scope, Targets.NONE);
    }

    /** The name that a write gives to its target, or the target under its own name. */
    Source named(Source target, @Nullable Alias alias) {
        Source named = target;
        if (alias != null) {
            Walk.absent(alias.getAliasColumns() == null, "an alias with columns");
            named = target.as(walk.alias(alias.getName(), alias.isUseAs()));
        }
        if (named.hasSecret()) {
            walk.watch(named.alias());
        }
        return named;
    }
}
