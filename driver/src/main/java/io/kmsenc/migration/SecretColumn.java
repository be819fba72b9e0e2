package io.kmsenc.migration;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.walk.TableName;

/**
 * A secret column of a table that exists.
 *
 * @param name as the catalog has it
 * @param versioned whether the database keeps the values of before in the same table
 */
record SecretColumn(TableName table, String name, boolean versioned, ColumnRule rule) {

    /** The table in a FROM clause, with all values that it keeps. */
    String from(Dialect dialect) {
        return table.quoted(dialect) + (versioned ? " FOR SYSTEM_TIME ALL" : "");
    }

    /** The column in a statement. */
    String quoted(Dialect dialect) {
        return dialect.quoted(name);
    }

    /** For people: {@code schema.table.column}. */
    String shown() {
        return table + "." + name;
    }
}
