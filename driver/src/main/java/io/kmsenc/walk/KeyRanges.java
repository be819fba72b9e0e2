package io.kmsenc.walk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Divides a table into ranges of as many rows each, by jumps over its key. Threads share it. */
public final class KeyRanges {

    private final WalkedTable table;
    private final RowStatements statements;

    public KeyRanges(WalkedTable table) {
        this.table = table;
        this.statements = new RowStatements(table);
    }

    /** A range and its number of rows. */
    public record Counted(KeyRange range, long rows) {}

    /**
     * Ranges that hold every key, in order. The last has no end, so that rows which are added behind it are in it.
     *
     * @param rows of each but the last
     */
    public List<Counted> divide(Connection connection, int rows) throws SQLException {
        List<Counted> ranges = new ArrayList<>();
        KeyRange rest = KeyRange.ALL;
        Optional<RowKey> end = jump(connection, rest, rows);
        while (end.isPresent()) {
            ranges.add(new Counted(new KeyRange(rest.after(), end.get()), rows));
            rest = rest.behind(end.get());
            end = jump(connection, rest, rows);
        }
        ranges.add(new Counted(rest, count(connection, rest)));
        return ranges;
    }

    private Optional<RowKey> jump(Connection connection, KeyRange range, int rows) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(statements.jump(range, rows))) {
            statements.setRange(query, range);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(table.key().read(row)) : Optional.empty();
            }
        }
    }

    private long count(Connection connection, KeyRange range) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(statements.count(range))) {
            statements.setRange(query, range);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
