package io.kmsenc.it.applications;

import io.kmsenc.sql.Backing;
import io.kmsenc.sql.Catalog;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Routine;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables and views of one schema, all of whose views are taken for views on secret tables: read from a database once, kept as
 * lines of text. Immutable.
 */
final class SchemaCatalog implements Catalog {

    private static final String KEY = " key";

    private final String schema;
    private final Map<String, List<Column>> tables;
    private final Map<String, Set<String>> keys;
    private final SchemaViews views;

    private SchemaCatalog(
            String schema, Map<String, List<Column>> tables, Map<String, Set<String>> keys, SchemaViews views) {
        this.schema = schema;
        this.tables = tables;
        this.keys = keys;
        this.views = views;
    }

    /** The tables that the connection's current schema has now. */
    static SchemaCatalog of(Connection connection, Dialect dialect) throws SQLException {
        boolean inCatalogs = dialect == Dialect.MARIADB;
        String schema = inCatalogs ? connection.getCatalog() : connection.getSchema();
        DatabaseMetaData data = connection.getMetaData();
        Map<String, List<Column>> tables = new TreeMap<>();
        try (ResultSet rows = data.getColumns(connection.getCatalog(), inCatalogs ? null : schema, "%", "%")) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString("TABLE_NAME"), name -> new ArrayList<>())
                        .add(new Column(rows.getString("COLUMN_NAME"), storage(rows.getString("TYPE_NAME"))));
            }
        }
        Map<String, Set<String>> keys = new HashMap<>();
        for (String table : tables.keySet()) {
            try (ResultSet rows = data.getPrimaryKeys(connection.getCatalog(), inCatalogs ? null : schema, table)) {
                while (rows.next()) {
                    keys.computeIfAbsent(table, name -> new HashSet<>()).add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        SchemaViews views = SchemaViews.of(connection, dialect, schema);
        return new SchemaCatalog(inCatalogs ? SchemaViews.DATABASE : schema, tables, keys, views);
    }

    /** What {@link #lines()} gave. */
    static SchemaCatalog of(List<String> lines) {
        Map<String, List<Column>> tables = new TreeMap<>();
        Map<String, Set<String>> keys = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            if (SchemaViews.isView(line)) {
                continue;
            }
            String[] parts = line.split(": ", 2);
            List<Column> columns = new ArrayList<>();
            Set<String> key = new HashSet<>();
            for (String part : parts[1].split(", ", -1)) {
                Column column = column(part.replace(KEY, ""));
                columns.add(column);
                if (part.endsWith(KEY)) {
                    key.add(column.name());
                }
            }
            tables.put(parts[0], columns);
            keys.put(parts[0], key);
        }
        return new SchemaCatalog(lines.get(0), tables, keys, SchemaViews.of(lines));
    }

    /** The schema, and then a line for each table and view, and one for the query of each view. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(schema));
        tables.forEach((name, columns) -> lines.add(name + ": "
                + String.join(
                        ", ",
                        columns.stream()
                                .map(column -> column.name() + " "
                                        + column.storage().name().toLowerCase(Locale.ROOT)
                                        + (keys.getOrDefault(name, Set.of()).contains(column.name()) ? KEY : ""))
                                .toList())));
        lines.addAll(views.lines());
        return lines;
    }

    /**
     * A query for all values of a column.
     *
     * @param table its name in any letter case, as that of the column
     * @param quote what names of the database stand in
     */
    String select(String table, String column, String quote) {
        String from = tables.keySet().stream()
                .filter(table::equalsIgnoreCase)
                .findFirst()
                .orElseThrow();
        String found = tables.getOrDefault(from, List.of()).stream()
                .map(Column::name)
                .filter(column::equalsIgnoreCase)
                .findFirst()
                .orElseThrow();
        return "SELECT " + quote + found + quote + " FROM " + quote + from + quote + " WHERE " + quote + found + quote
                + " IS NOT NULL";
    }

    private static Column column(String text) {
        int blank = text.lastIndexOf(' ');
        return new Column(
                text.substring(0, blank),
                Storage.valueOf(text.substring(blank + 1).toUpperCase(Locale.ROOT)));
    }

    private static Storage storage(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "varchar", "text", "character varying", "character large object", "longtext", "mediumtext" ->
                Storage.CHARACTERS;
            case "bytea", "binary varying", "varbinary", "longblob", "blob", "binary large object" -> Storage.BYTES;
            default -> Storage.OTHER;
        };
    }

    @Override
    public Optional<Relation> resolve(Optional<String> inSchema, String name) {
        boolean here = inSchema.orElse(schema).equals(schema) && tables.containsKey(name);
        return here ? Optional.of(new Relation(schema, name)) : Optional.empty();
    }

    @Override
    public List<Column> columns(Relation relation) {
        return tables.getOrDefault(relation.name(), List.of());
    }

    @Override
    public Set<String> key(Relation relation) {
        return keys.getOrDefault(relation.name(), Set.of());
    }

    @Override
    public Backing backing(Relation relation) {
        return views.backing(relation.name()).orElse(Backing.Table.ALONE);
    }

    @Override
    public Set<String> dependents() {
        return views.names();
    }

    @Override
    public List<Routine> routines(Optional<String> schema, String name) {
        return List.of();
    }

    @Override
    public Set<String> movers() {
        return Set.of();
    }
}
