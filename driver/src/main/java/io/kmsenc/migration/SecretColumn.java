package io.kmsenc.migration;

import io.kmsenc.schema.ColumnRule;

/**
 * A secret column of a table that exists.
 *
 * @param table its name as it is written in a FROM clause, with its schema and what makes it show all rows
 * @param column its name as it is written in a statement
 * @param shown both, for people
 */
record SecretColumn(String table, String column, String shown, ColumnRule rule) {}
