package io.kmsenc.walk;

import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the columns that a database sets by itself on an update, such as the time of the last change. */
public final class KeptColumns {

    private KeptColumns() {}

    /** By their names, none where the database has no such columns. */
    public static List<String> find(Connection connection, Dialect dialect, TableName table) throws SQLException {
        return switch (dialect) {
            case H2 -> names(connection, table, "COLUMN_ON_UPDATE IS NOT NULL");
            case MARIADB -> names(connection, table, "EXTRA LIKE '%on update%'");
            case POSTGRESQL -> List.of();
        };
    }

    private static List<String> names(Connection connection, TableName table, String condition) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS"
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND " + condition)) {
            query.setString(1, table.schema());
            query.setString(2, table.name());
            try (ResultSet rows = query.executeQuery()) {
                List<String> names = new ArrayList<>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        }
    }
}
