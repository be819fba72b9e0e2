package io.kmsenc.it.twin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What both databases hold before a statement runs.
 *
 * @param schemas made beside the default one. MariaDB has no schemas inside a database: there each stands for a database
 *     of its own, and so does {@code public}, under whichever name they are reached there
 * @param tables in an order in which they can be made
 * @param definitions more statements, run before the tables are filled: views, indexes, routines
 * @param rules more lines of {@code [columns]}, for columns that no table has
 * @param secrets more texts that must never be sent, beside the rows of secret columns
 * @param throughKmsenc whether the secret tables and what is defined on them are made through kmsenc, by their declared types
 */
public record TwinSchema(
        List<String> schemas,
        List<Table> tables,
        List<String> definitions,
        List<String> rules,
        Set<String> secrets,
        boolean throughKmsenc) {

    /** One whose definitions are run past kmsenc. */
    public TwinSchema(
            List<String> schemas,
            List<Table> tables,
            List<String> definitions,
            List<String> rules,
            Set<String> secrets) {
        this(schemas, tables, definitions, rules, secrets, false);
    }

    /** A schema of tables alone. */
    public static TwinSchema of(List<Table> tables) {
        return new TwinSchema(List.of(), tables, List.of(), List.of(), Set.of());
    }

    /** The lines of {@code [columns]}. */
    List<String> configuration() {
        List<String> lines = new ArrayList<>(rules);
        for (Table table : tables) {
            for (Column column : table.secretColumns()) {
                // where SQL quotes a name in backquotes, the configuration does it in double quotes
                lines.add((table.name() + "." + column.name()).replace('`', '"') + " = "
                        + column.rule().orElseThrow());
            }
        }
        return lines;
    }

    /**
     * Every text that must not be sent: the rows of secret columns and what was named beside them. Not the rows of a column
     * that allows plaintext: what it is compared with is also sent as it is, to find old rows.
     */
    Set<String> allSecrets() {
        Set<String> all = new LinkedHashSet<>(secrets);
        for (Table table : tables) {
            for (int i = 0; i < table.columns().size(); i++) {
                Column column = table.columns().get(i);
                if (column.isSecret() && !column.allowsPlaintext()) {
                    addColumn(all, table, i);
                }
            }
        }
        return all;
    }

    private static void addColumn(Set<String> all, Table table, int column) {
        for (List<?> row : table.rows()) {
            Object value = row.get(column);
            if (value != null) {
                all.add(value instanceof byte[] bytes ? Values.latin1(bytes) : value.toString());
            }
        }
    }
}
