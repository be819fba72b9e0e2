package io.kmsenc.sql;

import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.Equality;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.schema.Normalization;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules that the cases speak of. */
final class SamplePolicy {

    static final ColumnPolicy POLICY = new ColumnPolicy(List.of(
            randomized("customers", "ssn"),
            // a column that the catalog doesn't list
            randomized("customers", "pin"),
            deterministic("customers", "email", "email", false),
            deterministic("customers", "phone", "customers.phone", false),
            deterministic("customers", "legacy", "customers.legacy", true),
            new ColumnRule(
                    name("customers", "photo"),
                    ColumnMode.RANDOMIZED,
                    LogicalType.BINARY,
                    "column:customers.photo",
                    false),
            deterministic("orders", "buyer_email", "email", false),
            deterministic("members", "login", "members.login", false),
            deterministic("members", "hidden", "members.hidden", false),
            new ColumnRule(
                    name("members", "nick"),
                    ColumnMode.DETERMINISTIC,
                    LogicalType.TEXT,
                    "group:members.nick",
                    false,
                    Equality.EXACT),
            new ColumnRule(
                    name("members", "old"),
                    ColumnMode.DETERMINISTIC,
                    LogicalType.TEXT,
                    "group:members.old",
                    true,
                    Equality.after(Set.of(Normalization.LOWER))),
            randomized("secret", "secret"),
            randomized("badges", "code"),
            // a table, and a column, with a twin in another letter case
            randomized("twins", "code"),
            randomized("pairs", "mark"),
            // a column with a default
            randomized("drafts", "body"),
            new ColumnRule(
                    new ColumnName(Optional.of("vault"), "cards", "number"),
                    ColumnMode.RANDOMIZED,
                    LogicalType.TEXT,
                    "column:vault.cards.number",
                    false)));

    private SamplePolicy() {}

    private static ColumnName name(String table, String column) {
        return new ColumnName(Optional.empty(), table, column);
    }

    private static ColumnRule randomized(String table, String column) {
        ColumnName name = name(table, column);
        return new ColumnRule(name, ColumnMode.RANDOMIZED, LogicalType.TEXT, "column:" + name.dotted(), false);
    }

    private static ColumnRule deterministic(String table, String column, String group, boolean plaintext) {
        return new ColumnRule(
                name(table, column), ColumnMode.DETERMINISTIC, LogicalType.TEXT, "group:" + group, plaintext);
    }
}
