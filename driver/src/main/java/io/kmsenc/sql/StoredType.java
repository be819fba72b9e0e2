package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;

/**
 * The type in the definition of a secret column, in place of which the type of its ciphertexts is sent.
 *
 * @param start index of its first character in the SQL text
 * @param end index after its last character
 * @param rule the column's
 * @param written the type as the statement has it; the declared one by a name that the database gives to it
 * @param text what is sent in its place
 */
public record StoredType(int start, int end, ColumnRule rule, String written, String text) implements Span {}
