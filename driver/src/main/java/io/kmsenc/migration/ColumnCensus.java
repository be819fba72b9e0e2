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
 * What a secret column holds, counted by the database itself in one statement, so that no value is fetched and all numbers are of
 * one moment.
 *
 * @param nulls rows without a value
 * @param plaintext values that are no ciphertext
 * @param malformed values that begin as a ciphertext and tell no data key
 * @param byKey how many values each data key has, by its name
 */
record ColumnCensus(long nulls, long plaintext, long malformed, Map<String, Long> byKey) {

    /** How many values are ciphertexts that tell a data key. */
    long ciphertexts() {
        return byKey.values().stream().mapToLong(Long::longValue).sum();
    }

    long rows() {
        return nulls + plaintext + malformed + ciphertexts();
    }

    static ColumnCensus count(Connection connection, Dialect dialect, SecretColumn column) throws SQLException {
        Map<String, Long> byKey = new TreeMap<>();
        long nulls = 0;
        long plaintext = 0;
        long malformed = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query(dialect, column))) {
            while (rows.next()) {
                byte[] start = rows.getBytes(1);
                long count = rows.getLong(2);
                String key = StoredForm.keyName(start);
                if (start == null) {
                    nulls += count;
                } else if (key != null) {
                    byKey.merge(key, count, Long::sum);
                } else if (StoredForm.isTextForm(start) || StoredForm.isCiphertext(start)) {
                    malformed += count;
                } else {
                    plaintext += count;
                }
            }
        }
        return new ColumnCensus(nulls, plaintext, malformed, byKey);
    }

    // Compared by their bytes: a collation that ignores letter case would take two keys for one. PostgreSQL refuses
    // LIKE under
    // such a collation.
    private static String query(Dialect dialect, SecretColumn column) {
        boolean text = column.rule().type().keptAsCharacters();
        String name = column.quoted(dialect);
        String start = text ? textStart(dialect, name) : binaryStart(dialect, name);
        String condition = text
                ? (dialect == Dialect.POSTGRESQL ? name + " COLLATE \"C\"" : name) + " LIKE '" + StoredForm.TEXT_PREFIX
                        + "%'"
                : "SUBSTRING(" + name + ", 1, 4) = " + bytes(dialect, StoredForm.magicHex());
        return "SELECT key_of_value, COUNT(*) FROM (SELECT CASE WHEN " + name + " IS NULL THEN NULL WHEN " + condition
                + " THEN " + start + " ELSE " + bytes(dialect, "") + " END AS key_of_value FROM "
                + column.from(dialect) + ") each_value GROUP BY key_of_value";
    }

    private static String textStart(Dialect dialect, String column) {
        String start = "SUBSTRING(" + column + ", 1, " + StoredForm.TEXT_KEY_LENGTH + ")";
        return switch (dialect) {
            case H2 -> "CAST(STRINGTOUTF8(CAST(" + start + " AS VARCHAR)) AS VARBINARY(64))";
            case POSTGRESQL -> "convert_to(CAST(" + start + " AS text), 'UTF8')";
            case MARIADB -> "CAST(CONVERT(" + start + " USING utf8mb4) AS BINARY(" + StoredForm.TEXT_KEY_LENGTH + "))";
        };
    }

    private static String binaryStart(Dialect dialect, String column) {
        String start = "SUBSTRING(" + column + ", 1, " + StoredForm.BINARY_KEY_LENGTH + ")";
        return switch (dialect) {
            case H2 -> "CAST(" + start + " AS VARBINARY(64))";
            case POSTGRESQL -> start;
            case MARIADB -> "CAST(" + start + " AS BINARY(" + StoredForm.BINARY_KEY_LENGTH + "))";
        };
    }

    private static String bytes(Dialect dialect, String hex) {
        return dialect == Dialect.POSTGRESQL ? "CAST('\\x" + hex + "' AS bytea)" : "X'" + hex + "'";
    }
}
