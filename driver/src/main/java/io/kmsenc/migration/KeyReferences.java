package io.kmsenc.migration;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many values each column has under each data key.
 *
 * @param byColumn by the column's shown name, then by the key's name
 */
record KeyReferences(Map<String, Map<String, Long>> byColumn) {

    /** Counts in every secret column that exists. */
    static KeyReferences count(Connection connection, Dialect dialect, ColumnPolicy policy) throws SQLException {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        for (SecretColumn column : SecretColumns.find(connection, dialect, policy)) {
            counts.put(
                    column.shown(),
                    ColumnCensus.count(connection, dialect, column).byKey());
        }
        return new KeyReferences(counts);
    }

    /** How many values of all columns are under a key. */
    long of(String key) {
        return byColumn.values().stream()
                .mapToLong(counts -> counts.getOrDefault(key, 0L))
                .sum();
    }
}
