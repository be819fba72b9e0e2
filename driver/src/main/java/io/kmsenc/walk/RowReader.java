package io.kmsenc.walk;

import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of one table. Holds no more than a page in memory. Threads share it. */
final class RowReader {

    /** Characters or bytes after which a page ends, however few rows it has. */
    private static final long PAGE_WEIGHT = 4L << 20;

    private final WalkedTable table;
    private final RowStatements statements;

    RowReader(WalkedTable table, RowStatements statements) {
        this.table = table;
        this.statements = statements;
    }

    /** The first rows of a range: fewer than asked for where they are large, none only where there are none. */
    List<Row> page(Connection connection, KeyRange range, int limit) throws SQLException {
        int most = table.dialect() == Dialect.H2 ? limit : fitting(connection, range, limit);
        try (PreparedStatement query = connection.prepareStatement(statements.page(range, most))) {
            statements.setRange(query, range);
            return rows(query, PAGE_WEIGHT);
        }
    }

    // Drivers hold many rows in memory before they give the first, so that sizes are asked for before. H2 gives each as
    // it is
    // asked for.
    private int fitting(Connection connection, KeyRange range, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(statements.sizes(range, limit))) {
            statements.setRange(query, range);
            try (ResultSet sizes = query.executeQuery()) {
                int rows = 1;
                long weight = 0;
                while (sizes.next() && (weight += sizes.getLong(1)) < PAGE_WEIGHT) {
                    rows++;
                }
                return Math.min(rows, limit);
            }
        }
    }

    /** All rows of a query that is bounded by the keys in it. */
    List<Row> all(PreparedStatement query) throws SQLException {
        return rows(query, Long.MAX_VALUE);
    }

    private List<Row> rows(PreparedStatement query, long most) throws SQLException {
        List<Row> rows = new ArrayList<>();
        long weight = 0;
        try (ResultSet result = query.executeQuery()) {
            while (weight < most && result.next()) {
                Row row = row(result);
                rows.add(row);
                weight += row.weight();
            }
        }
        return rows;
    }

    private Row row(ResultSet result) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(table.columns().size());
        int index = table.key().size() + 1;
        for (StoredColumn column : table.columns()) {
            values.add(column.read(result, index++));
        }
        return new Row(table.key().read(result), values);
    }
}
