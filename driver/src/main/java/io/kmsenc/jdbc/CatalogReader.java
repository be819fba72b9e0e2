package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.sql.Backing;
import io.kmsenc.sql.Catalog.Column;
import io.kmsenc.sql.Catalog.Relation;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Routine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the database about its relations, by the {@link CatalogQueries} of its dialect. Remembers nothing. */
final class CatalogReader {

    // PostgreSQL locks the tables of a view to show its definition. Where the application's own transaction keeps them
    // locked, the driver's connection would wait for a thread that waits for it.
    private static final String NO_LONG_WAIT = "SET lock_timeout = '5s'";

    private static final String COMPUTED = "SELECT GENERATION_EXPRESSION FROM INFORMATION_SCHEMA.COLUMNS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?";

    // words by which a routine of PostgreSQL sets the search path
    private static final Set<String> NAMING = Set.of("search_path", "set_config");

    private final CatalogConnection connection;
    private final Dialect dialect;
    private final CatalogQueries queries;
    private final Set<String> secretTables;

    CatalogReader(CatalogConnection connection, Dialect dialect, Set<String> secretTables) {
        this.connection = connection;
        this.dialect = dialect;
        this.queries = CatalogQueries.of(dialect);
        this.secretTables = secretTables;
    }

    /**
     * What the definitions of views and routines tell, by names folded to lower case.
     *
     * @param dependents as {@link io.kmsenc.sql.Catalog#dependents}
     * @param movers as {@link io.kmsenc.sql.Catalog#movers}
     */
    record Reach(Set<String> dependents, Set<String> movers) {}

    Optional<Relation> resolve(Optional<String> schema, String name) {
        String quoted = dialect.quoted(name);
        List<List<@Nullable String>> rows = queries.resolveByName()
                ? rows(
                        queries.resolve(),
                        schema.map(s -> dialect.quoted(s) + "." + quoted).orElse(quoted))
                : rows(queries.resolve(), schema.orElse(null), name, name);
        return rows.stream()
                .findFirst()
                .map(row -> new Relation(text(row, 0), text(row, 1), Integer.parseInt(text(row, 2)) < 2));
    }

    List<Column> columns(Relation relation) {
        String query = queries.columns();
        List<List<@Nullable String>> rows =
                query == null ? shown(relation) : rows(query, relation.schema(), relation.name());
        return rows.stream().map(this::column).toList();
    }

    Set<String> key(Relation relation) {
        String query = queries.key();
        return query == null
                ? columnsOf(
                        rows("SHOW INDEX FROM " + dialect.quoted(relation.name()) + " FROM "
                                + dialect.quoted(relation.schema()) + " WHERE Key_name = 'PRIMARY'"),
                        4)
                : columnsOf(rows(query, relation.schema(), relation.name()), 0);
    }

    List<Routine> routines(Optional<String> schema, String name) {
        String given = schema.orElse(null);
        RoutineQueries routines = RoutineQueries.of(dialect);
        return routines.read(rows(routines.query(), given, given, name), queries::storage);
    }

    private static Set<String> columnsOf(List<List<@Nullable String>> rows, int place) {
        return rows.stream().map(row -> text(row, place)).collect(Collectors.toUnmodifiableSet());
    }

    Backing backing(Relation relation) {
        List<List<@Nullable String>> rows = lent(lent -> {
            if (connection.isOwn() && dialect == Dialect.POSTGRESQL) {
                try (Statement setting = lent.createStatement()) {
                    setting.execute(NO_LONG_WAIT);
                }
            }
            return rows(lent, queries.backing(), relation.schema(), relation.name());
        });
        if (rows.size() != 1) {
            return new Backing.Unknown("isn't known to be a table or view");
        }
        List<@Nullable String> row = rows.get(0);
        return switch (text(row, 0)) {
            case "view" -> view(relation, row);
            case "merged" -> new Backing.Unknown("is made of other tables");
            default -> table(relation, text(row, 0));
        };
    }

    private Backing view(Relation relation, List<@Nullable String> row) {
        if (text(row, 1).isEmpty() || isHidden(relation)) {
            return new Backing.Unknown("is a view whose definition this user may not read");
        }
        return new Backing.View(text(row, 1), text(row, 2).equals("YES"));
    }

    // On older servers and MySQL nothing but this tells of a temporary table that has the name of a view.
    private boolean isHidden(Relation view) {
        if (dialect != Dialect.MARIADB) {
            return false;
        }
        try {
            return rows("SHOW CREATE VIEW " + dialect.quoted(view.schema()) + "." + dialect.quoted(view.name()))
                    .isEmpty();
        } catch (CatalogException e) {
            return true;
        }
    }

    private Backing table(Relation relation, String kind) {
        String kin = queries.kin();
        List<Relation> above = new ArrayList<>();
        List<Relation> beside = new ArrayList<>();
        if (kin != null) {
            for (List<@Nullable String> row : rows(kin, relation.schema(), relation.name())) {
                (text(row, 2).equals("above") ? above : beside).add(new Relation(text(row, 0), text(row, 1)));
            }
        }
        return new Backing.Table(above, beside, kind.equals("rewritten"), kind.equals("lossy"));
    }

    private Column column(List<@Nullable String> row) {
        String type = text(row, 1);
        return new Column(
                text(row, 0),
                queries.storage(type),
                Collations.ignored(dialect, type, text(row, 2)),
                row.get(3) != null,
                text(row, 4));
    }

    /** MariaDB's answer: field, type with its length, collation, null, key, default, extra, and more. */
    private List<List<@Nullable String>> shown(Relation relation) {
        List<List<@Nullable String>> columns = new ArrayList<>();
        for (List<@Nullable String> row : rows("SHOW FULL COLUMNS FROM " + dialect.quoted(relation.name()) + " FROM "
                + dialect.quoted(relation.schema()))) {
            String extra = text(row, 6);
            if (!extra.contains("INVISIBLE")) {
                String type = text(row, 1).replaceFirst("[ (].*", "");
                String computed = extra.contains("GENERATED") ? computed(relation, text(row, 0)) : "";
                columns.add(Arrays.asList(text(row, 0), type, text(row, 2), filling(row.get(5), extra), computed));
            }
        }
        return columns;
    }

    private String computed(Relation relation, String column) {
        List<List<@Nullable String>> rows = rows(COMPUTED, relation.schema(), relation.name(), column);
        return rows.isEmpty() ? "" : text(rows.get(0), 0);
    }

    private static @Nullable String filling(@Nullable String value, String extra) {
        return extra.contains("GENERATED") || extra.contains("auto_increment") ? extra : value;
    }

    /** What can be reached by names, and changed by routines. */
    Reach reach() {
        Map<String, String> definitions = new HashMap<>();
        for (List<@Nullable String> row : rows(queries.definitions())) {
            // what may not be read may be anything: it counts as dependent
            String definition = row.get(1) == null ? Dependents.UNREADABLE : text(row, 1);
            definitions.merge(ColumnName.fold(text(row, 0)), definition, (one, other) -> one + " " + other);
        }
        List<List<String>> related = rows(queries.related()).stream()
                .map(row -> List.of(ColumnName.fold(text(row, 0)), ColumnName.fold(text(row, 1))))
                .toList();
        return new Reach(
                Dependents.of(secretTables, definitions, related),
                dialect == Dialect.POSTGRESQL ? movers(definitions, related) : Set.of());
    }

    // The body of BEGIN ATOMIC isn't kept as text: it counts as one that may.
    private static Set<String> movers(Map<String, String> definitions, List<List<String>> related) {
        Map<String, String> bodies = new HashMap<>(definitions);
        bodies.replaceAll((name, body) -> body.isBlank() ? Dependents.UNREADABLE : body);
        return Dependents.of(NAMING, bodies, related);
    }

    private static String text(List<@Nullable String> row, int column) {
        String text = row.get(column);
        return text == null ? "" : text;
    }

    private List<List<@Nullable String>> rows(String sql, @Nullable String... parameters) {
        return lent(lent -> rows(lent, sql, parameters));
    }

    private <T> T lent(CatalogConnection.Use<T> use) {
        try {
            return connection.lend(use);
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
    }

    private static List<List<@Nullable String>> rows(Connection connection, String sql, @Nullable String... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                int width = result.getMetaData().getColumnCount();
                List<List<@Nullable String>> rows = new ArrayList<>();
                while (result.next()) {
                    List<@Nullable String> row = new ArrayList<>(width);
                    for (int i = 1; i <= width; i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }
}
