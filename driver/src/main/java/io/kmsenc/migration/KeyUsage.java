package io.kmsenc.migration;

import io.kmsenc.column.StoredForm;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the values of a column by the data key that they name, in one statement that the database works out by itself. What
 * is no ciphertext is not told apart, so that no value is fetched.
 */
final class KeyUsage {

    private KeyUsage() {}

    /** How many values there are under each key, by its name. */
    static Map<String, Long> count(Connection connection, Dialect dialect, SecretColumn column) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query(dialect, column))) {
            while (rows.next()) {
                String name = StoredForm.keyName(rows.getBytes(1));
                if (name != null) {
                    counts.merge(name, rows.getLong(2), Long::sum);
                }
            }
        }
        return counts;
    }

    // Compared by their bytes: a collation that ignores letter case would take two keys for one.
    private static String query(Dialect dialect, SecretColumn column) {
        boolean text = column.rule().type().keptAsCharacters();
        String start = text ? textStart(dialect, column) : binaryStart(dialect, column);
        String condition = text
                ? column.column() + " LIKE '" + StoredForm.TEXT_PREFIX + "%'"
                : "SUBSTRING(" + column.column() + ", 1, 4) = " + magic(dialect);
        return "SELECT key_of_value, COUNT(*) FROM (SELECT " + start + " AS key_of_value FROM " + column.table()
                + " WHERE " + condition + ") each_value GROUP BY key_of_value";
    }

    private static String textStart(Dialect dialect, SecretColumn column) {
        String start = "SUBSTRING(" + column.column() + ", 1, " + StoredForm.TEXT_KEY_LENGTH + ")";
        return switch (dialect) {
            case H2 -> "CAST(STRINGTOUTF8(CAST(" + start + " AS VARCHAR)) AS VARBINARY(64))";
            case POSTGRESQL -> "convert_to(CAST(" + start + " AS text), 'UTF8')";
            case MARIADB -> "CAST(CONVERT(" + start + " USING utf8mb4) AS BINARY(" + StoredForm.TEXT_KEY_LENGTH + "))";
        };
    }

    private static String binaryStart(Dialect dialect, SecretColumn column) {
        String start = "SUBSTRING(" + column.column() + ", 1, " + StoredForm.BINARY_KEY_LENGTH + ")";
        return switch (dialect) {
            case H2 -> "CAST(" + start + " AS VARBINARY(64))";
            case POSTGRESQL -> start;
            case MARIADB -> "CAST(" + start + " AS BINARY(" + StoredForm.BINARY_KEY_LENGTH + "))";
        };
    }

    private static String magic(Dialect dialect) {
        String hex = StoredForm.magicHex();
        return dialect == Dialect.POSTGRESQL ? "CAST('\\x" + hex + "' AS bytea)" : "X'" + hex + "'";
    }
}
