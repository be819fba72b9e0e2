package io.kmsenc.diagnosis;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A secret column as the database has it, in a table.
 *
 * @param type its name as the catalog has it, without a length
 * @param length of its values in characters or bytes; {@link Long#MAX_VALUE} where there is no limit, or none that is known
 * @param comment of the column, on MariaDB and MySQL alone, where a new definition needs it again
 */
public record StoredColumn(
        String schema,
        String table,
        String column,
        String type,
        long length,
        boolean nullable,
        String comment,
        ColumnRule rule) {

    /** MariaDB's JSON is a LONGTEXT that takes documents alone, by a check of the column's own name. */
    private static final String TYPE_OR_JSON = "CASE WHEN EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS K"
            + " WHERE K.CONSTRAINT_SCHEMA = C.TABLE_SCHEMA AND K.TABLE_NAME = C.TABLE_NAME"
            + " AND K.CONSTRAINT_NAME = C.COLUMN_NAME AND K.CHECK_CLAUSE LIKE 'json_valid(%')"
            + " THEN 'json' ELSE C.DATA_TYPE END";

    /** Those of all schemas that the user sees; on MariaDB and MySQL of the database that the connection is in. */
    public static List<StoredColumn> find(Connection connection, Dialect dialect, ColumnPolicy policy)
            throws SQLException {
        List<StoredColumn> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(query(dialect, isMariaDb(connection)));
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Optional<ColumnRule> rule = policy.rule(rows.getString(1), rows.getString(2), rows.getString(3));
                if (rule.isPresent()) {
                    found.add(of(rows, rule.get()));
                }
            }
        }
        return found;
    }

    private static StoredColumn of(ResultSet row, ColumnRule rule) throws SQLException {
        long length = row.getLong(5);
        return new StoredColumn(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                length == 0 ? Long.MAX_VALUE : length,
                row.getString(6).equals("YES"),
                row.getString(7),
                rule);
    }

    private static boolean isMariaDb(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    }

    private static String query(Dialect dialect, boolean mariaDb) {
        String type = dialect == Dialect.POSTGRESQL ? "C.UDT_NAME" : mariaDb ? TYPE_OR_JSON : "C.DATA_TYPE";
        String comment = dialect == Dialect.MARIADB ? "C.COLUMN_COMMENT" : "''";
        return "SELECT C.TABLE_SCHEMA, C.TABLE_NAME, C.COLUMN_NAME, " + type
                + ", C.CHARACTER_MAXIMUM_LENGTH, C.IS_NULLABLE, " + comment
                + " FROM INFORMATION_SCHEMA.COLUMNS C JOIN INFORMATION_SCHEMA.TABLES T"
                + " ON T.TABLE_SCHEMA = C.TABLE_SCHEMA AND T.TABLE_NAME = C.TABLE_NAME"
                + " AND T.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')"
                + (dialect == Dialect.MARIADB ? " WHERE C.TABLE_SCHEMA = DATABASE()" : "")
                + " ORDER BY C.TABLE_SCHEMA, C.TABLE_NAME, C.ORDINAL_POSITION";
    }

    /** For people. */
    public String place() {
        return "column " + schema + "." + table + "." + column;
    }

    /** The type with its length, where that says something. */
    String shownType() {
        return type + (length < 1_000_000 ? "(" + length + ")" : "");
    }
}
