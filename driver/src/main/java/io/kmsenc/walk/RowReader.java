package io.kmsenc.walk;

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

    private static final int FETCH = 50;

    private final WalkedTable table;
    private final RowStatements statements;

    RowReader(WalkedTable table, RowStatements statements) {
        this.table = table;
        this.statements = statements;
    }

    /** The first rows of a range: fewer than asked for where they are large, none only where there are none. */
    List<Row> page(Connection connection, KeyRange range, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(statements.page(range, limit))) {
            // Within a transaction databases then send a few rows at a time.
            query.setFetchSize(FETCH);
            statements.setRange(query, range);
            return rows(query, PAGE_WEIGHT);
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
