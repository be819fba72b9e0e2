package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
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

    /**
     * With IGNORE, and from the second row on in a table without transactions, MariaDB cuts a value that is too long for its
     * column and says so in a warning; of a NULL that the column can't hold it makes an empty text.
     */
    void requireWhole(boolean ignore, List<Source> written) {
        for (Source source : written) {
            source.secretRules().findFirst().ifPresent(rule -> {
                if (ignore) {
                    throw RefusalCode.LOSSY_WRITE.at("column " + rule.name(), "may be cut in silence under IGNORE");
                }
                if (walk.tables().isLossy(source)) {
                    throw RefusalCode.LOSSY_WRITE.at(
                            "column " + rule.name(),
                            "may be cut in silence, for the table's engine knows no transactions");
                }
            });
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
     * @return the assigned columns
     */
    List<Origin> assign(List<UpdateSet> sets, Scope names, Scope scope) {
        List<Origin> assigned = new ArrayList<>();
        for (UpdateSet set : sets) {
            ExpressionList<?> values = set.getValues();
            List<Origin> targets =
                    set.getColumns().stream().map(c -> target(c, names)).toList();
            assigned.addAll(targets);
            if (targets.size() > 1 && values.size() == 1 && values.get(0) instanceof Select query) {
                store(targets, OutputColumn.origins(walk.queries().of(query, scope)));
            } else {
                store(targets, values.stream().map(v -> blocks.value(v, scope)).toList());
            }
        }
        return assigned;
    }

    private Origin target(Column column, Scope names) {
        Scope.Found found = walk.expressions().find(column, names);
        Walk.absent(
                found.source().isPresent() || names.sources().stream().noneMatch(Source::complete),
                "SET of an unknown column");
        return found.origin();
    }

    /** Writes a row of values to columns. */
    void store(List<Origin> targets, List<Origin> values) {
        Walk.absent(targets.size() == values.size(), "a row with another number of values than columns");
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).isSecret()) {
                targets.get(i).requireExact();
                secret(targets.get(i), values.get(i));
            } else {
                plain(values.get(i));
            }
        }
    }

    private void plain(Origin value) {
        if (value.isSecret()) {
            throw copied(value.secretRule(), "would be written to a column that isn't its own");
        }
        walk.asTheyAre(value);
    }

    /** A value for a secret column: parameters, literals, NULL, or what the column holds already. */
    private void secret(Origin target, Origin value) {
        ColumnRule rule = target.secretRule();
        if (value.isGiven()) {
            value.operands().forEach(given -> walk.operands().secret(given, rule, true));
        } else if (value == Origin.DEFAULT) {
            requireUnfilled(target);
        } else if (value.isSecret() && !value.secretRule().equals(rule)) {
            throw copied(value.secretRule(), "would be written to column " + rule.name() + " as it is stored");
        } else if (value != Origin.NULL && !value.isSecret()) {
            throw RefusalCode.SECRET_VALUE.at("column " + rule.name(), "is given a value that the server would make");
        }
    }

    // DEFAULT is NULL where the column has no default.
    private static void requireUnfilled(Origin target) {
        if (target.filled()) {
            throw RefusalCode.DEFAULT_VALUE.at(
                    "column " + target.secretRule().name(),
                    "is given its default, or the value that it is computed from, which would be stored in the clear");
        }
    }

    /** Refuses an INSERT that gives no value to a secret column for which the database has one. */
    static void requireNoneFilled(Source target, List<Origin> given) {
        if (!target.complete()) {
            return;
        }
        List<ColumnRule> rules =
                given.stream().flatMap(origin -> origin.rule().stream()).toList();
        for (OutputColumn column : target.columns()) {
            Origin left = column.origin();
            if (left.isSecret() && left.filled() && !rules.contains(left.secretRule())) {
                throw RefusalCode.DEFAULT_VALUE.at(
                        "column " + left.secretRule().name(),
                        "is left out and has a default, or is computed, so that a value would be stored in the clear");
            }
        }
    }

    private static Refused copied(ColumnRule rule, String problem) {
        return RefusalCode.SECRET_COPY.at("column " + rule.name(), problem);
    }

    /** The columns that RETURNING gives. */
    List<OutputColumn> returned(@Nullable ReturningClause returning, Scope scope) {
        if (returning == null) {
            return List.of();
        }
        Walk.none("RETURNING INTO", returning.getDataItems(), returning.getOutputAliases());
        List<OutputColumn> columns = blocks.items(returning, scope);
        columns.forEach(column -> walk.asTheyAre(column.origin()));
        return columns;
    }

    /** The table that a statement writes to, under the name that it gives it. */
    Source target(Table table) {
        Alias alias = table.getAlias();
        table.setAlias(null);
        return named(walk.from().target(table), alias);
    }

    /** The columns of a list, or of the table where there is none. */
    List<Origin> targets(@Nullable List<Column> columns, Source target, Scope scope) {
        if (columns != null && !columns.isEmpty()) {
            return columns.stream().map(column -> listed(column, target, scope)).toList();
        }
        if (!target.complete()) {
            throw RefusalCode.UNKNOWN_COLUMNS.at("INSERT", "lists no columns, and the table's aren't known");
        }
        return OutputColumn.origins(target.columns());
    }

    private Origin listed(Column column, Source target, Scope scope) {
        Walk.absent(
                column.getTable() == null || walk.dialect() == Dialect.MARIADB, "a qualified name in the column list");
        Scope.Found found = walk.expressions().find(column, scope);
        Walk.absent(found.source().isPresent() || !target.complete(), "an unknown column in the column list");
        return found.origin();
    }

    /**
     * Inserts the rows of VALUES, each with values of its own, or those of a query, which are all of one kind.
     *
     * @return what the query reads from, if it is one SELECT
     */
    List<Source> rows(@Nullable List<Column> columns, Source target, Select select, Scope scope) {
        List<Origin> targets = targets(columns, target, scope);
        boolean listed = columns != null && !columns.isEmpty();
        List<Source> tables = new ArrayList<>();
        List<List<Origin>> rows = select instanceof Values values && isBare(values)
                ? walk.queries().rows(values, scope)
                : List.of(OutputColumn.origins(walk.queries().of(select, scope, tables)));
        for (List<Origin> row : rows) {
            Walk.absent(row.size() == targets.size() || !listed, "a row with fewer values than columns");
            Walk.absent(row.size() <= targets.size(), "a row with more values than columns");
            requireNoneFilled(target, targets.subList(0, row.size()));
            store(targets.subList(0, row.size()), row);
        }
        return tables;
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

    /** A value that is written. */
    Origin value(Expression expression, Scope scope) {
        return blocks.value(expression, scope);
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
