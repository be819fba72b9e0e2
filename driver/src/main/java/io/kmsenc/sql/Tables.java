package io.kmsenc.sql;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** Whether the database has a table of that name, by which it can be reached without a schema. */
    boolean exists(Identifier name) {
        return catalog.resolve(Optional.empty(), name.text()).isPresent();
    }

    private Source known(Catalog.Relation relation, Optional<Identifier> schema, Identifier name) {
        List<ColumnRule> rules = policy.rulesOf(relation.schema(), relation.name());
        List<OutputColumn> columns = new ArrayList<>();
        for (Catalog.Column column : catalog.columns(relation)) {
            Optional<ColumnRule> rule = policy.rule(relation.schema(), relation.name(), column.name());
            rule.ifPresent(r -> requireStorage(r, column.storage()));
            columns.add(new OutputColumn(Identifier.kept(column.name()), Origin.of(rule)));
        }
        Optional<Identifier> qualifier = Optional.of(schema.orElse(Identifier.kept(relation.schema())));
        return new Source(name, qualifier, columns, true, rules);
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
