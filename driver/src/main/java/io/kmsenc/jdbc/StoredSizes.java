package io.kmsenc.jdbc;

import io.kmsenc.schema.CiphertextSize;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.ColumnAlteration;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.StorageTypes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the secret columns that exist are large enough for the longest ciphertext of their declared types. Asked until they
 * are, and then never again: what is made later is planned, or refused by the database. Threads share it.
 */
final class StoredSizes {

    private final CatalogConnection connection;
    private final Dialect dialect;
    private final List<ColumnRule> rules;
    private volatile boolean sufficient;

    StoredSizes(CatalogConnection connection, Dialect dialect, ColumnPolicy policy) {
        this.connection = connection;
        this.dialect = dialect;
        this.rules = policy.rules().stream()
                .filter(rule -> CiphertextSize.ofLongest(rule).isPresent())
                .toList();
        this.sufficient = rules.isEmpty();
    }

    /** @throws SQLException that names every column which is too small, with what mends it */
    void require() throws SQLException {
        if (sufficient) {
            return;
        }
        List<String> problems = connection.lend(this::problems);
        if (!problems.isEmpty()) {
            throw SqlErrors.tooSmall(problems);
        }
        sufficient = true;
    }

    private List<String> problems(Connection lent) throws SQLException {
        Map<Optional<String>, List<ColumnRule>> bySchema = new LinkedHashMap<>();
        rules.forEach(rule -> bySchema.computeIfAbsent(rule.name().schema(), s -> new ArrayList<>())
                .add(rule));
        List<String> problems = new ArrayList<>();
        for (Map.Entry<Optional<String>, List<ColumnRule>> schema : bySchema.entrySet()) {
            problems(lent, schema.getKey(), schema.getValue(), problems);
        }
        return problems;
    }

    private void problems(Connection lent, Optional<String> schema, List<ColumnRule> of, List<String> problems)
            throws SQLException {
        List<String> names = new ArrayList<>();
        schema.ifPresent(names::add);
        of.stream().map(rule -> rule.name().table()).distinct().forEach(names::add);
        try (PreparedStatement query = lent.prepareStatement(query(schema, names.size()))) {
            for (int i = 0; i < names.size(); i++) {
                query.setString(i + 1, names.get(i));
            }
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    check(Stored.of(found), of, problems);
                }
            }
        }
    }

    // A rule without a schema is looked for where a name without one leads; elsewhere it isn't said that it is meant.
    private String query(Optional<String> schema, int names) {
        String here = switch (dialect) {
            case H2 -> "C.TABLE_SCHEMA = CURRENT_SCHEMA";
            case POSTGRESQL -> "CAST(C.TABLE_SCHEMA AS pg_catalog.name) = ANY (pg_catalog.current_schemas(false))";
            case MARIADB -> "C.TABLE_SCHEMA = DATABASE()";
        };
        int tables = names - (schema.isPresent() ? 1 : 0);
        return "SELECT C.TABLE_SCHEMA, C.TABLE_NAME, C.COLUMN_NAME, C.DATA_TYPE, C.CHARACTER_MAXIMUM_LENGTH, C.IS_NULLABLE"
                + " FROM INFORMATION_SCHEMA.COLUMNS C JOIN INFORMATION_SCHEMA.TABLES T"
                + " ON T.TABLE_SCHEMA = C.TABLE_SCHEMA AND T.TABLE_NAME = C.TABLE_NAME AND T.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')"
                + " WHERE C.CHARACTER_MAXIMUM_LENGTH IS NOT NULL AND "
                + (schema.isPresent() ? "LOWER(C.TABLE_SCHEMA) = ?" : here)
                + " AND LOWER(C.TABLE_NAME) IN (" + String.join(", ", Collections.nCopies(tables, "?")) + ")"
                + " ORDER BY C.TABLE_SCHEMA, C.TABLE_NAME, C.ORDINAL_POSITION";
    }

    /** A column of characters or bytes. */
    private record Stored(String schema, String table, String column, String type, long length, boolean nullable) {

        static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getString(6).equals("YES"));
        }

        boolean isOf(ColumnName name) {
            return name.table().equals(ColumnName.fold(table)) && name.column().equals(ColumnName.fold(column));
        }
    }

    private void check(Stored stored, List<ColumnRule> of, List<String> problems) {
        for (ColumnRule rule : of) {
            int needed = CiphertextSize.ofLongest(rule).orElseThrow();
            if (stored.isOf(rule.name()) && stored.length() < needed) {
                problems.add("column " + rule.name() + ": " + stored.type() + "(" + stored.length()
                        + ") is too small for the " + needed + " characters of a " + rule.declared() + "; "
                        + remedy(stored, rule));
            }
        }
    }

    private String remedy(Stored stored, ColumnRule rule) {
        return ColumnAlteration.of(
                dialect,
                dialect.quoted(stored.schema()) + "." + dialect.quoted(stored.table()),
                dialect.quoted(stored.column()),
                StorageTypes.of(dialect).of(rule).orElseThrow()
                        + ColumnAlteration.kept(dialect, stored.nullable(), ""));
    }
}
