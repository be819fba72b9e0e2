package io.kmsenc.walk;

import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds by which columns a table can be walked over: those of its primary key, else of a unique index without NULL. A column
 * whose values the walk itself changes is none of them.
 */
public final class TableKeys {

    private record Described(@Nullable KeyKind kind, boolean nullable) {}

    private final DatabaseMetaData metadata;
    private final TableName table;
    private final @Nullable String catalog;
    private final @Nullable String schema;

    private TableKeys(Connection connection, Dialect dialect, TableName table) throws SQLException {
        this.metadata = connection.getMetaData();
        this.table = table;
        // A schema of MariaDB is what JDBC calls a catalog.
        boolean schemaIsCatalog = dialect == Dialect.MARIADB;
        this.catalog = schemaIsCatalog ? table.schema() : connection.getCatalog();
        this.schema = schemaIsCatalog ? null : table.schema();
    }

    /**
     * The key to walk by.
     *
     * @param changing the columns whose values the walk changes
     * @throws WalkException that tells what each candidate lacks
     */
    public static TableKey find(Connection connection, Dialect dialect, TableName table, Set<String> changing)
            throws SQLException {
        return new TableKeys(connection, dialect, table).find(changing);
    }

    /** Whether any of some columns is part of a unique index. */
    public static boolean inUniqueIndex(
            Connection connection, Dialect dialect, TableName table, Collection<String> columns) throws SQLException {
        return new TableKeys(connection, dialect, table)
                .unique().stream().flatMap(List::stream).anyMatch(columns::contains);
    }

    private TableKey find(Set<String> changing) throws SQLException {
        Map<String, Described> columns = columns();
        List<String> problems = new ArrayList<>();
        for (List<String> candidate : candidates()) {
            Optional<String> problem = candidate.stream()
                    .map(name -> problem(name, columns.get(name), changing))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (problem.isEmpty()) {
                return new TableKey(
                        candidate.stream().map(name -> column(name, columns)).toList());
            }
            problems.add(problem.get());
        }
        throw WalkException.refused("table " + table + ": has no key to walk by"
                + (problems.isEmpty() ? "" : " (" + String.join("; ", problems) + ")")
                + "; add a primary key, or a unique index over NOT NULL columns of whole numbers, decimals, texts,"
                + " bytes, UUIDs, dates or timestamps that aren't secret");
    }

    private static KeyColumn column(String name, Map<String, Described> columns) {
        Described described = columns.get(name);
        if (described == null || described.kind() == null) {
            throw new IllegalStateException("a column without a kind was chosen");
        }
        return new KeyColumn(name, described.kind());
    }

    private static Optional<String> problem(String name, @Nullable Described column, Set<String> changing) {
        if (column == null) {
            return Optional.of("\"" + name + "\" is an expression");
        }
        if (changing.contains(name)) {
            return Optional.of("\"" + name + "\" is secret");
        }
        if (column.nullable()) {
            return Optional.of("\"" + name + "\" may be NULL");
        }
        return column.kind() == null
                ? Optional.of("\"" + name + "\" is of a type that isn't found again by its value")
                : Optional.empty();
    }

    private Map<String, Described> columns() throws SQLException {
        Map<String, Described> columns = new HashMap<>();
        try (ResultSet rows = metadata.getColumns(catalog, pattern(schema), pattern(table.name()), "%")) {
            while (rows.next()) {
                columns.put(
                        rows.getString("COLUMN_NAME"),
                        new Described(
                                KeyKind.of(rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME"))
                                        .orElse(null),
                                rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls));
            }
        }
        return columns;
    }

    private @Nullable String pattern(@Nullable String name) throws SQLException {
        String escape = metadata.getSearchStringEscape();
        return name == null
                ? null
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    /** The primary key first, then the other unique indexes in the order of their names. */
    private List<List<String>> candidates() throws SQLException {
        List<List<String>> candidates = new ArrayList<>();
        List<String> primary = primary();
        if (!primary.isEmpty()) {
            candidates.add(primary);
        }
        candidates.addAll(unique());
        return candidates;
    }

    private List<String> primary() throws SQLException {
        TreeMap<Integer, String> parts = new TreeMap<>();
        try (ResultSet rows = metadata.getPrimaryKeys(catalog, schema, table.name())) {
            while (rows.next()) {
                parts.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(parts.values());
    }

    private List<List<String>> unique() throws SQLException {
        Map<String, TreeMap<Integer, String>> indexes = new LinkedHashMap<>();
        try (ResultSet rows = metadata.getIndexInfo(catalog, schema, table.name(), true, false)) {
            while (rows.next()) {
                String index = rows.getString("INDEX_NAME");
                String column = rows.getString("COLUMN_NAME");
                // A row without a name is a statistic; an index with a filter lets other rows be alike. A part without
                // a
                // column is an expression, and the others alone aren't unique.
                if (index != null && rows.getString("FILTER_CONDITION") == null) {
                    indexes.computeIfAbsent(index, name -> new TreeMap<>())
                            .put(rows.getInt("ORDINAL_POSITION"), column == null ? "" : column);
                }
            }
        }
        List<List<String>> unique = new ArrayList<>();
        indexes.values().forEach(parts -> unique.add(List.copyOf(parts.values())));
        return unique;
    }
}
