package io.kmsenc.schema;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The name of a configured column, {@code [schema.]table.column}. Two names are equal if they differ in letter case
 * only: the parts are kept folded to lower case (in {@link Locale#ROOT}), as {@code [columns]} matches without regard
 * to case.
 *
 * @param schema the schema, or empty where the configuration names none
 */
public record ColumnName(Optional<String> schema, String table, String column) {

    public ColumnName {
        schema = schema.map(ColumnName::fold);
        table = fold(Objects.requireNonNull(table));
        column = fold(Objects.requireNonNull(column));
    }

    /** Lower case, whatever the default locale. */
    public static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The name as the configuration writes it, folded: {@code [schema.]table.column}. */
    public String dotted() {
        return schema.map(s -> s + ".").orElse("") + table + "." + column;
    }

    /** The name as messages show it: {@code "table"."column"}. */
    @Override
    public String toString() {
        return schema.map(s -> "\"" + s + "\".").orElse("") + "\"" + table + "\".\"" + column + "\"";
    }
}
