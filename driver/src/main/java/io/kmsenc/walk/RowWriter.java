package io.kmsenc.walk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts changed values into rows, each only where it finds the row as it was read: it is locked, read again and compared
 * character by character, whatever the collation says. Rows that others have locked are not waited for while other rows are
 * locked, so that no transaction of an application is ever in a deadlock with this one. Threads share it.
 */
final class RowWriter {

    private static final int TOGETHER = 100;
    private static final int ATTEMPTS = 3;

    private final WalkedTable table;
    private final RowStatements statements;
    private final RowReader reader;
    private final ValueChange change;
    private final BreakingRows breaking;

    RowWriter(WalkedTable table, RowStatements statements, RowReader reader, ValueChange change) {
        this.table = table;
        this.statements = statements;
        this.reader = reader;
        this.change = change;
        this.breaking = new BreakingRows(table.key());
    }

    /**
     * Changes what is to be changed in rows, and commits it.
     *
     * @return how many values have changed
     */
    long write(Connection connection, List<Row> page, WalkSink sink) throws SQLException {
        List<ChangedRow> changes = new ArrayList<>();
        for (Row row : page) {
            ChangedRow next = ChangedRow.of(table, row, change);
            if (next.changed() > 0) {
                changes.add(next);
            } else {
                next.failures().forEach(sink::failed);
            }
        }
        long changed = 0;
        for (int from = 0; from < changes.size(); from += TOGETHER) {
            changed += together(connection, changes.subList(from, Math.min(from + TOGETHER, changes.size())), sink);
        }
        return changed;
    }

    private long together(Connection connection, List<ChangedRow> changes, WalkSink sink) throws SQLException {
        List<ChangedRow> unchanged = new ArrayList<>();
        List<ChangedRow> written = changes.size() < 2 || breaking.isAnySuspect(keys(changes))
                ? List.of()
                : writeUnchanged(connection, changes, unchanged);
        written.forEach(each -> each.failures().forEach(sink::failed));
        long changed = written.stream().mapToLong(ChangedRow::changed).sum();
        for (ChangedRow each : written.isEmpty() ? changes : unchanged) {
            changed += alone(connection, each.before().key(), sink);
        }
        return changed;
    }

    /** Those that are written and committed; the others become {@code left}. None if the database refuses any. */
    private List<ChangedRow> writeUnchanged(Connection connection, List<ChangedRow> changes, List<ChangedRow> left)
            throws SQLException {
        try {
            Map<String, Row> locked = lock(connection, changes);
            List<ChangedRow> same = new ArrayList<>();
            for (ChangedRow each : changes) {
                Row found = locked.get(table.key().text(each.before().key()));
                (found != null && found.sameValues(each.before()) ? same : left).add(each);
            }
            update(connection, same);
            connection.commit();
            return same;
        } catch (SQLException e) {
            rollBack(connection, e, keys(changes));
            return List.of();
        }
    }

    private static List<RowKey> keys(List<ChangedRow> changes) {
        return changes.stream().map(each -> each.before().key()).toList();
    }

    private Map<String, Row> lock(Connection connection, List<ChangedRow> changes) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(statements.lockFree(changes.size()))) {
            int index = 1;
            for (ChangedRow each : changes) {
                index = statements.setSame(query, index, each.before().key());
            }
            return reader.all(query).stream()
                    .collect(Collectors.toMap(
                            row -> table.key().text(row.key()), row -> row, (one, other) -> other, HashMap::new));
        }
    }

    private void update(Connection connection, List<ChangedRow> changes) throws SQLException {
        Map<List<Integer>, List<ChangedRow>> byColumns =
                changes.stream().collect(Collectors.groupingBy(ChangedRow::changedColumns));
        for (Map.Entry<List<Integer>, List<ChangedRow>> each : byColumns.entrySet()) {
            update(connection, each.getKey(), each.getValue());
        }
        requireStored(connection, changes);
    }

    private void update(Connection connection, List<Integer> columns, List<ChangedRow> changes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statements.update(columns))) {
            for (ChangedRow each : changes) {
                statements.setUpdate(update, columns, each.after());
                update.addBatch();
            }
            for (int count : update.executeBatch()) {
                if (count == 0) {
                    throw RowErrors.kept();
                } else if (count > 1) {
                    throw RowErrors.repeated();
                }
            }
        }
    }

    // A trigger may alter a ciphertext, and a type may pad it: then nobody could ever decrypt it.
    private void requireStored(Connection connection, List<ChangedRow> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        Map<String, Row> stored = lock(connection, changes);
        for (ChangedRow each : changes) {
            Row found = stored.get(table.key().text(each.before().key()));
            if (found == null || !found.sameValues(each.after())) {
                throw RowErrors.altered();
            }
        }
    }

    /** Changes one row in a transaction of its own, as it is by then. */
    private long alone(Connection connection, RowKey key, WalkSink sink) throws SQLException {
        if (breaking.isBreaking(key)) {
            return failed(key, RowErrors.broken(), sink);
        }
        SQLException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                long changed = changeOne(connection, key, sink);
                breaking.passed(key);
                return changed;
            } catch (SQLException e) {
                rollBack(connection, e, List.of(key));
                last = e;
                if (!RowErrors.passing(e)) {
                    break;
                }
            }
        }
        return failed(key, last, sink);
    }

    private long failed(RowKey key, @Nullable SQLException last, WalkSink sink) {
        String columns = table.columns().stream().map(StoredColumn::name).collect(Collectors.joining(", "));
        sink.failed(new RowFailure(table.key().text(key), columns, RowErrors.reason(last)));
        return 0;
    }

    private long changeOne(Connection connection, RowKey key, WalkSink sink) throws SQLException {
        List<Row> found;
        try (PreparedStatement query = connection.prepareStatement(statements.lockOne())) {
            statements.setSame(query, 1, key);
            found = reader.all(query);
        }
        long changed = 0;
        List<RowFailure> failures = new ArrayList<>();
        for (Row row : found) {
            ChangedRow next = ChangedRow.of(table, row, change);
            failures.addAll(next.failures());
            if (next.changed() > 0) {
                update(connection, List.of(next));
                changed += next.changed();
            }
        }
        connection.commit();
        failures.forEach(sink::failed);
        return changed;
    }

    private void rollBack(Connection connection, SQLException failure, List<RowKey> rows) throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            breaking.broke(rows);
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
