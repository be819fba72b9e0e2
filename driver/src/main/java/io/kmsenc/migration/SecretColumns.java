package io.kmsenc.migration;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.walk.TableName;
import io.kmsenc.walk.WalkException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the secret columns of the tables that exist, in every schema that the user sees. */
final class SecretColumns {

    private static final String VERSIONED = "SYSTEM VERSIONED";

    private static final String EVERY_COLUMN = "SELECT n.nspname, c.relname, a.attname FROM pg_catalog.pg_attribute a"
            + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind IN ('r', 'p', 'f', 'm') AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped"
            + " AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2, a.attnum";

    private SecretColumns() {}

    /** In the order of schema, table and column. */
    static List<SecretColumn> find(Connection connection, Dialect dialect, ColumnPolicy policy) throws SQLException {
        List<SecretColumn> found = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT C.TABLE_SCHEMA, C.TABLE_NAME, C.COLUMN_NAME, T.TABLE_TYPE"
                                + " FROM INFORMATION_SCHEMA.COLUMNS C JOIN INFORMATION_SCHEMA.TABLES T"
                                + " ON T.TABLE_SCHEMA = C.TABLE_SCHEMA AND T.TABLE_NAME = C.TABLE_NAME"
                                + " AND T.TABLE_TYPE IN ('BASE TABLE', '" + VERSIONED + "')" + here(dialect)
                                + " ORDER BY C.TABLE_SCHEMA, C.TABLE_NAME, C.ORDINAL_POSITION");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String schema = rows.getString(1);
                String table = rows.getString(2);
                String column = rows.getString(3);
                // MariaDB keeps the values of before in such a table, under their data keys.
                boolean versioned = rows.getString(4).equals(VERSIONED);
                Optional<ColumnRule> rule = policy.rule(schema, table, column);
                rule.ifPresent(
                        known -> found.add(new SecretColumn(new TableName(schema, table), column, versioned, known)));
            }
        }
        return found;
    }

    /**
     * Refuses where PostgreSQL has tables, of any kind, whose secret columns can't be counted. Other databases don't tell of
     * what a user may not read.
     *
     * @throws WalkException that names them
     */
    static void requireAll(Connection connection, Dialect dialect, ColumnPolicy policy) throws SQLException {
        if (dialect != Dialect.POSTGRESQL) {
            return;
        }
        Set<String> seen = find(connection, dialect, policy).stream()
                .map(SecretColumn::shown)
                .collect(Collectors.toSet());
        List<String> unseen = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(EVERY_COLUMN);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String shown = new TableName(rows.getString(1), rows.getString(2)) + "." + rows.getString(3);
                if (policy.rule(rows.getString(1), rows.getString(2), rows.getString(3))
                                .isPresent()
                        && !seen.contains(shown)) {
                    unseen.add(shown);
                }
            }
        }
        if (!unseen.isEmpty()) {
            throw WalkException.refused("columns " + unseen
                    + ": are secret, and can't be counted by this database user, or hold a copy of other rows; grant it"
                    + " SELECT, or name the schemas of tables in [columns] that have another key table");
        }
    }

    // In MariaDB a schema is a database, and another one has another key table.
    private static String here(Dialect dialect) {
        return dialect == Dialect.MARIADB ? " AND T.TABLE_SCHEMA = DATABASE()" : "";
    }
}
