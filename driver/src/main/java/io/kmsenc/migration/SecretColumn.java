package io.kmsenc.migration;

import io.kmsenc.schema.ColumnRule;

/**
 * A secret column of a table that exists.
 *
 * @param table its name as it is written in a statement, with its schema
 * @param column its name as it is written in a statement
 * @param shown both, for people
 */
record SecretColumn(String table, String column, String shown, ColumnRule rule) {}
