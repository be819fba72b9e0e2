package io.kmsenc.it.twin;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of both databases and its rows.
 *
 * @param name with its schema where it has one of its own, as it is written in SQL
 * @param columns the first tells rows apart
 * @param rows the values of all columns in order; null is left out of the INSERT, so that a default applies
 */
public record Table(String name, List<Column> columns, List<List<@Nullable Object>> rows) {

    String definition() {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")"));
    }

    /** Whether its first row is stored as it was before a column was declared secret. */
    boolean hasOldPlaintext() {
        return !rows.isEmpty() && columns.stream().anyMatch(Column::allowsPlaintext);
    }

    List<Column> secretColumns() {
        return columns.stream().filter(Column::isSecret).toList();
    }
}
