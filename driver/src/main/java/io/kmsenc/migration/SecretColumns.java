package io.kmsenc.migration;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.walk.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the secret columns of the tables that exist, in every schema that the user sees. */
final class SecretColumns {

    private static final String VERSIONED = "SYSTEM VERSIONED";

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

    // In MariaDB a schema is a database, and another one has another key table.
    private static String here(Dialect dialect) {
        return dialect == Dialect.MARIADB ? " AND T.TABLE_SCHEMA = DATABASE()" : "";
    }
}
