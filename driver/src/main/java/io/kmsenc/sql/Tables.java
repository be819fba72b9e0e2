package io.kmsenc.sql;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the catalog and the policy say about the tables that a statement names. */
final class Tables {

    private final ColumnPolicy policy;
    private final Catalog catalog;

    Tables(ColumnPolicy policy, Catalog catalog) {
        this.policy = policy;
        this.catalog = catalog;
    }

    /** The source that a table name stands for. */
    Source source(Optional<Identifier> schema, Identifier name) {
        return catalog.resolve(schema.map(Identifier::text), name.text())
                .map(relation -> known(relation, schema, name))
                .orElseGet(() -> unknown(schema, name));
    }

    private Source known(Catalog.Relation relation, Optional<Identifier> schema, Identifier name) {
        List<ColumnRule> rules = policy.rulesOf(relation.schema(), relation.name());
        if (!rules.isEmpty() && !relation.alone()) {
            throw RefusalCode.AMBIGUOUS_RULE.at(
                    "table " + name, "and another whose name differs in letter case only fit the same rules");
        }
        List<OutputColumn> columns = new ArrayList<>();
        Set<ColumnRule> found = new HashSet<>();
        for (Catalog.Column column : catalog.columns(relation)) {
            Optional<ColumnRule> rule = policy.rule(relation.schema(), relation.name(), column.name());
            rule.ifPresent(r -> requireStorage(r, column.storage()));
            rule.ifPresent(r -> requireOne(r, found));
            columns.add(new OutputColumn(Identifier.kept(column.name()), Origin.of(rule, column)));
        }
        Optional<Identifier> qualifier = Optional.of(schema.orElse(Identifier.kept(relation.schema())));
        return new Source(name, qualifier, columns, true, rules);
    }

    private static void requireOne(ColumnRule rule, Set<ColumnRule> found) {
        if (!found.add(rule)) {
            throw RefusalCode.AMBIGUOUS_RULE.at(
                    "column " + rule.name(), "is two columns of the table, whose names differ in letter case only");
        }
    }

    // CHAR and BINARY pad what they are given, and a padded ciphertext can't be read.
    private static void requireStorage(ColumnRule rule, Catalog.Storage storage) {
        boolean text = rule.type() == LogicalType.TEXT;
        if (storage != (text ? Catalog.Storage.CHARACTERS : Catalog.Storage.BYTES)) {
            throw RefusalCode.COLUMN_TYPE.at(
                    "column " + rule.name(),
                    text ? "isn't of a type that keeps text as it is" : "isn't of a type that keeps bytes as they are");
        }
    }

    // Such as one that an earlier statement of the same batch creates: the rules without a schema hold for it.
    private Source unknown(Optional<Identifier> schema, Identifier name) {
        String table = Names.fold(name.text());
        List<ColumnRule> rules = new ArrayList<>();
        for (ColumnRule rule : policy.rules()) {
            if (Names.fold(rule.name().table()).equals(table)) {
                if (rule.name().schema().isPresent()) {
                    throw RefusalCode.UNKNOWN_RELATION.at(
                            "table " + name, "isn't known to the database, so its schema can't be told");
                }
                rules.add(rule);
            }
        }
        List<OutputColumn> columns = rules.stream()
                .map(rule -> new OutputColumn(unquoted(rule.name()), Origin.secret(rule)))
                .toList();
        return new Source(name, schema, columns, false, rules);
    }

    private static Identifier unquoted(ColumnName name) {
        return new Identifier(name.column(), false);
    }
}
