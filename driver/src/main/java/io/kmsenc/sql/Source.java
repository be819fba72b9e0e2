package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something in a FROM clause, or the target of a write, under the name by which the statement knows it.
 *
 * @param schema the schema by which its columns may be qualified as well; empty under an alias
 * @param columns in the order of {@code *}
 * @param complete whether these are all columns; otherwise others may exist, none of them secret
 * @param rules of the table, or those of a view whose secret columns have the rules' names; empty for anything else
 * @param table the table whose rows it gives; empty for anything else
 */
record Source(
        Identifier alias,
        Optional<Identifier> schema,
        List<OutputColumn> columns,
        boolean complete,
        List<ColumnRule> rules,
        Optional<Catalog.Relation> table) {

    Source {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
    }

    /** A derived table, a common table expression or the like. */
    static Source derived(Identifier alias, List<OutputColumn> columns) {
        return new Source(alias, Optional.empty(), OutputColumn.derived(columns), true, List.of(), Optional.empty());
    }

    /** Refuses a secret column whose name only the database knows, for the name could be used unseen. */
    Source requireNames() {
        for (OutputColumn column : columns) {
            if (column.origin().isSecret() && column.name().equals(Identifier.UNTOLD)) {
                throw RefusalCode.AMBIGUOUS_NAME.at(
                        "column " + column.origin().secretRule().name(), "has no name in a derived table without AS");
            }
        }
        return this;
    }

    /** Whether all names in it are known. */
    boolean named() {
        return complete && columns.stream().noneMatch(c -> c.name().equals(Identifier.UNTOLD));
    }

    /** Something whose columns aren't known, except that none is secret. */
    static Source opaque(Identifier alias) {
        return new Source(alias, Optional.empty(), List.of(), false, List.of(), Optional.empty());
    }

    Source as(Identifier other) {
        return new Source(other, Optional.empty(), columns, complete, rules, table);
    }

    /** The names of its secret columns that aren't among those of {@code *}: invisible ones, or new ones. */
    List<Identifier> unlisted() {
        return rules.stream()
                .map(rule -> new Identifier(rule.name().column(), false))
                .filter(name -> columns.stream().noneMatch(c -> c.name().resembles(name)))
                .toList();
    }

    /** Whether NATURAL JOIN may find a column of that name in it; to H2 invisible ones count. */
    boolean mayHold(Identifier name, Dialect dialect) {
        return columns.stream().anyMatch(c -> c.name().resembles(name))
                || unlisted().stream().anyMatch(name::resembles)
                || (dialect == Dialect.H2 && table.isPresent());
    }

    /** Rows of it that are no table, so that one of them may come twice. */
    Source rows(Identifier name) {
        return new Source(name, Optional.empty(), columns, complete, rules, Optional.empty());
    }

    boolean hasSecret() {
        return secretRules().findAny().isPresent();
    }

    /** The rules of its secret columns, those included that the catalog doesn't list. */
    Stream<ColumnRule> secretRules() {
        return Stream.concat(rules.stream(), columns.stream().flatMap(c -> c.origin().rule().stream()));
    }

    /**
     * The columns that a name stands for: none, one, or several if the statement gave the name twice. A rule holds also
     * for a column that the catalog doesn't list, such as one that was added a moment ago.
     *
     * @throws Refused if the name differs from a secret column's in its letter case only
     */
    List<OutputColumn> named(Identifier name, Dialect dialect) {
        List<OutputColumn> found = new ArrayList<>();
        for (OutputColumn column : columns) {
            if (!name.resembles(column.name())) {
                continue;
            }
            if (name.same(column.name(), dialect)) {
                found.add(column);
            } else if (column.origin().isSecret()) {
                throw RefusalCode.AMBIGUOUS_NAME.at("name " + name, "resembles a secret column in another letter case");
            }
        }
        if (found.isEmpty()) {
            rules.stream()
                    .filter(rule -> Names.fold(rule.name().column()).equals(name.folded()))
                    .forEach(rule -> found.add(new OutputColumn(
                            name, Origin.secret(rule, "something unknown (the catalog doesn't list it)"))));
        }
        return found;
    }

    /** Whether the qualifier of a column means this source. */
    boolean answersTo(List<Identifier> qualifier, Dialect dialect) {
        Identifier table = qualifier.get(qualifier.size() - 1);
        if (!table.resembles(alias) || qualifier.size() > 2) {
            return false;
        }
        if (qualifier.size() == 2 && schema.filter(qualifier.get(0)::resembles).isEmpty()) {
            return false;
        }
        if (!table.same(alias, dialect)) {
            if (hasSecret()) {
                throw RefusalCode.AMBIGUOUS_NAME.at(
                        "name " + table, "resembles the name of a table with secret columns in another letter case");
            }
            return false;
        }
        return true;
    }
}
