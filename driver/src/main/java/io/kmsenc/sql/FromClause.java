package io.kmsenc.sql;

import io.kmsenc.sql.PlainOperands.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** What a FROM clause brings into scope: tables, derived tables, joins. */
final class FromClause {

    private static final Identifier NAMELESS = new Identifier("", true);

    private final Walk walk;

    FromClause(Walk walk) {
        this.walk = walk;
    }

    /**
     * The FROM clause of a query. A write in it must stand alone: H2 runs it as often as its plan of a join comes by.
     */
    void of(PlainSelect query, Scope scope) {
        int writes = walk.trees().writes();
        if (query.getFromItem() != null) {
            add(query.getFromItem(), scope);
        }
        joins(query.getJoins(), scope);
        requireNoWrite(scope.sources().size() > 1, writes, "a join with a data change delta table");
    }

    /** Refuses a place where a write would be run as often as the database likes. */
    void requireNoWrite(boolean repeated, int before, String clause) {
        Walk.absent(!repeated || walk.trees().writes() == before, clause);
    }

    void add(FromItem item, Scope scope) {
        Walk.absent(item.getPivot() == null && item.getUnPivot() == null, "PIVOT");
        Walk.absent(item.getSampleClause() == null, "TABLESAMPLE");
        if (item.getClass() == Table.class) {
            add(table((Table) item, scope), scope);
        } else if (item.getClass() == ParenthesedSelect.class) {
            add(derived((Select) item, scope.outer()), scope);
        } else if (item.getClass() == LateralSubSelect.class) {
            add(derived((Select) item, scope), scope);
        } else if (item.getClass() == Values.class) {
            add(derived((Select) item, scope.outer()), scope);
        } else if (item.getClass() == ParenthesedFromItem.class) {
            parenthesed((ParenthesedFromItem) item, scope);
        } else if (item.getClass() == TableFunction.class) {
            add(function((TableFunction) item, scope), scope);
        } else {
            throw Walk.unknown("a FROM item of kind " + item.getClass().getSimpleName());
        }
    }

    private void parenthesed(ParenthesedFromItem item, Scope scope) {
        boolean alone = item.getJoins() == null || item.getJoins().isEmpty();
        if (alone && item.getAlias() != null && item.getFromItem().getClass() == Values.class) {
            Source values = derived((Select) item.getFromItem(), scope.outer());
            add(renamed(values, item.getAlias()), scope);
            return;
        }
        Walk.absent(item.getAlias() == null, "an alias of a join");
        int open = scope.star().open();
        add(item.getFromItem(), scope);
        joins(item.getJoins(), scope);
        scope.star().close(open);
    }

    private void add(Source source, Scope scope) {
        if (source.hasSecret()) {
            walk.watch(source.alias());
        }
        scope.add(source.requireNames());
    }

    // ---- tables

    private Source table(Table table, Scope scope) {
        Source source = walk.trees().isDelta(table) ? delta(table, scope) : named(table, scope);
        return table.getAlias() == null ? source : renamed(source, table.getAlias());
    }

    /** Rows that a write in this place takes, makes or leaves: they have the columns of its table. */
    private Source delta(Table table, Scope scope) {
        ordinary(table);
        walk.expressions().qualifier(table);
        Outcome outcome = walk.operands()
                .in(Joint.QUERY, () -> walk.statements().write(walk.trees().write(table), scope.outer()));
        return outcome.target().orElseThrow(Ledger::unknown).rows(NAMELESS);
    }

    private Source named(Table table, Scope scope) {
        List<Identifier> name = name(table);
        Optional<Cte> cte = name.size() == 1 ? scope.cte(name.get(0)) : Optional.empty();
        // To H2 a table comes before a common table expression of its name.
        if (cte.isPresent() && walk.dialect() == Dialect.H2 && walk.tables().exists(name.get(0))) {
            throw RefusalCode.AMBIGUOUS_NAME.at(
                    "name " + name.get(0), "is that of a table and of a common table expression");
        }
        return cte.map(c -> Source.derived(name.get(0), c.columns())).orElseGet(() -> stored(name));
    }

    /** The table that a statement writes to: never a common table expression. */
    Source target(Table table) {
        Walk.absent(table.getAlias() == null && table.getPivot() == null && table.getUnPivot() == null, "PIVOT");
        List<Identifier> name = name(table);
        return walk.watched(walk.tables().target(schema(name), name.get(name.size() - 1)));
    }

    private static void ordinary(Table table) {
        Walk.absent(!table.isTableVariable() && table.getSqlServerHints() == null, "a table with hints");
        Walk.absent(table.getTimeTravel() == null && table.getTimeTravelStrAfterAlias() == null, "time travel");
    }

    private List<Identifier> name(Table table) {
        ordinary(table);
        Walk.absent(!walk.trees().isDelta(table), "a data change delta table that is written to");
        List<Identifier> name = walk.expressions().qualifier(table);
        Walk.absent(!name.isEmpty(), "a table without a name");
        return name;
    }

    private Source stored(List<Identifier> name) {
        return walk.watched(walk.tables().source(schema(name), name.get(name.size() - 1)));
    }

    private static Optional<Identifier> schema(List<Identifier> name) {
        return name.size() == 2 ? Optional.of(name.get(0)) : Optional.empty();
    }

    private Source derived(Select query, Scope outer) {
        List<OutputColumn> columns = walk.queries().of(query, outer);
        Source source = Source.derived(NAMELESS, columns);
        return query.getAlias() == null ? source : renamed(source, query.getAlias());
    }

    private Source function(TableFunction item, Scope scope) {
        Walk.absent(!item.isRowsFrom() && item.getPrefix() == null, "ROWS FROM or LATERAL before a function");
        Walk.absent(item.getWithClause() == null, "WITH after a function");
        Function call = item.getFunction();
        walk.operands().in(Joint.VALUE, () -> walk.expressions().plain(call, scope, "a table function"));
        Alias alias = item.getAlias();
        if (alias == null) {
            return Source.opaque(NAMELESS);
        }
        aliasColumns(alias);
        return Source.opaque(walk.alias(alias.getName(), alias.isUseAs()));
    }

    // ---- aliases

    private Source renamed(Source source, Alias alias) {
        Source named = source.as(walk.alias(alias.getName(), alias.isUseAs()));
        List<Identifier> names = aliasColumns(alias);
        return names.isEmpty() ? named : Source.derived(named.alias(), renamed(named, names));
    }

    private List<OutputColumn> renamed(Source source, List<Identifier> names) {
        Walk.absent(source.complete() && names.size() <= source.columns().size(), "an alias with too many columns");
        return Queries.renamed(source.columns(), names, walk);
    }

    private List<Identifier> aliasColumns(Alias alias) {
        List<Identifier> names = new ArrayList<>();
        if (alias.getAliasColumns() != null) {
            for (Alias.AliasColumn column : alias.getAliasColumns()) {
                Walk.absent(column.colDataType == null, "an alias with types");
                names.add(walk.ledger().name(column.name));
            }
        }
        return names;
    }

    // ---- joins

    void joins(@Nullable List<Join> joins, Scope scope) {
        if (joins != null) {
            joins.forEach(join -> join(join, scope));
        }
    }

    private void join(Join join, Scope scope) {
        Walk.absent(
                !join.isApply()
                        && !join.isSemi()
                        && !join.isAsOf()
                        && !join.isArray()
                        && !join.isGlobal()
                        && !join.isAny()
                        && !join.isAll()
                        && !join.isFetch()
                        && join.getJoinWindow() == null
                        && join.getJoinHint() == null,
                "an unusual join");
        int before = scope.sources().size();
        add(join.getFromItem(), scope);
        boolean merges = join.isNatural()
                || (join.getUsingColumns() != null && !join.getUsingColumns().isEmpty());
        // a join in parentheses on the right side has several sources: its columns aren't told from the left side's
        Walk.absent(!merges || scope.sources().size() == before + 1, "NATURAL or USING of a join in parentheses");
        if (join.isNatural()) {
            natural(scope);
            scope.star().natural(join);
        } else if (merges) {
            List<Identifier> names =
                    join.getUsingColumns().stream().map(this::using).toList();
            names.forEach(name -> merge(name, scope));
            scope.star().using(join, names);
        } else if (!join.isSimple()) {
            scope.star().join(join);
        }
        for (Expression on : join.getOnExpressions() == null ? List.<Expression>of() : join.getOnExpressions()) {
            walk.expressions().plain(on, scope, "ON");
        }
    }

    private Identifier using(Column column) {
        Walk.absent(column.getTable() == null, "USING with a qualified name");
        return walk.ledger().name(column.getColumnName());
    }

    private void natural(Scope scope) {
        scope.mergeUnseen();
        Walk.absent(
                !scope.hasSecret() || scope.sources().stream().allMatch(Source::named),
                "NATURAL JOIN of a table whose columns aren't known");
        Source last = scope.sources().get(scope.sources().size() - 1);
        for (OutputColumn column : last.columns()) {
            if (scope.left(column.name()).isPresent()) {
                merge(column.name(), scope);
            }
        }
        scope.sources().forEach(source -> unlisted(source, scope));
    }

    // A secret column that * doesn't give may be common to both, and H2 may have a plain one like that on the other
    // side.
    private void unlisted(Source source, Scope scope) {
        for (Identifier name : source.unlisted()) {
            boolean common = scope.sources().stream()
                    .filter(other -> !other.equals(source))
                    .anyMatch(other -> other.mayHold(name, walk.dialect()));
            Walk.absent(!common, "NATURAL JOIN of a table with a secret column that * doesn't give");
        }
    }

    /** Makes one column of the two that have the name, whose values are compared for equality. */
    private void merge(Identifier name, Scope scope) {
        Origin left = scope.left(name).orElse(Origin.PLAIN);
        Origin right = scope.right(name).orElse(Origin.PLAIN);
        walk.operands().in(Joint.ONE, () -> walk.comparisons().compare(left, right));
        Origin origin = left.isSecret() ? left : right.isSecret() ? right : Origin.PLAIN;
        if (origin.isSecret()) {
            walk.watch(name);
        }
        scope.merge(name, origin);
    }
}
