package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.sql.Catalog;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalog as one connection sees it: asked on that connection, so that its search path and temporary tables count.
 * What a name stands for is remembered until {@link #forgetNames()}; columns and dependents are remembered for all
 * connections in {@link SharedCatalog}.
 */
final class DatabaseCatalog implements Catalog {

    private record Name(Optional<String> schema, String name) {}

    private final Connection delegate;
    private final CatalogQueries queries;
    private final SharedCatalog shared;
    private final Map<Name, Optional<Relation>> resolved = new ConcurrentHashMap<>();

    DatabaseCatalog(Connection delegate, Dialect dialect, SharedCatalog shared) {
        this.delegate = delegate;
        this.queries = CatalogQueries.of(dialect);
        this.shared = shared;
    }

    @Override
    public Optional<Relation> resolve(Optional<String> schema, String name) {
        Name key = new Name(schema, name);
        Optional<Relation> known = resolved.get(key);
        if (known == null) {
            known = queries.resolveByName() ? resolveByName(schema, name) : resolveByParts(schema, name);
            resolved.put(key, known);
        }
        return known;
    }

    @Override
    public List<String> columns(Relation relation) {
        return shared.columns(
                relation,
                () -> rows(queries.columns(), relation.schema(), relation.name()).stream()
                        .map(row -> row.get(0))
                        .toList());
    }

    @Override
    public Set<String> dependents() {
        return shared.dependents(this::findDependents);
    }

    /** Forgets what names stand for: the search path, a temporary table or the schema may have changed. */
    void forgetNames() {
        resolved.clear();
    }

    private Set<String> findDependents() {
        Map<String, String> definitions = new HashMap<>();
        for (List<String> row : rows(queries.definitions())) {
            // what may not be read may be anything: it counts as dependent
            String definition = row.get(1) == null ? null : row.get(1);
            definitions.merge(
                    ColumnName.fold(row.get(0)),
                    definition == null ? Dependents.UNREADABLE : definition,
                    (a, b) -> a + " " + b);
        }
        List<List<String>> related = rows(queries.related()).stream()
                .map(row -> List.of(ColumnName.fold(row.get(0)), ColumnName.fold(row.get(1))))
                .toList();
        return Dependents.of(shared.secretTables(), definitions, related);
    }

    private Optional<Relation> resolveByParts(Optional<String> schema, String name) {
        return first(rows(queries.resolve(), schema.orElse(null), name, name));
    }

    private Optional<Relation> resolveByName(Optional<String> schema, String name) {
        String quoted = quote(name);
        return first(
                rows(queries.resolve(), schema.map(s -> quote(s) + "." + quoted).orElse(quoted)));
    }

    private static Optional<Relation> first(List<List<String>> rows) {
        return rows.stream().findFirst().map(row -> new Relation(row.get(0), row.get(1)));
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private List<List<String>> rows(String sql, String... parameters) {
        try (PreparedStatement statement = delegate.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                int width = result.getMetaData().getColumnCount();
                List<List<String>> rows = new ArrayList<>();
                while (result.next()) {
                    List<String> row = new ArrayList<>(width);
                    for (int i = 1; i <= width; i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
    }
}
