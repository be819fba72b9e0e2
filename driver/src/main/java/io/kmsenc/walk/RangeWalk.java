package io.kmsenc.walk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Walks over a range of a table's keys: a step that any engine can call for each of its partitions. It is idempotent; a range that was
 * walked in part can be walked again. Threads share it, each with a connection of its own.
 */
public final class RangeWalk {

    /** Is told how far a range is walked. */
    public interface Reached {

        /** Everything up to the key is done. */
        void reached(RowKey key, Step step) throws SQLException;
    }

    /** How many rows were looked at, how many of their values were changed, and how many failures there were. */
    public record Step(long rows, long changed, long failed) {}

    private final RowReader reader;
    private final RowWriter writer;
    private final WalkSink sink;
    private final Pace pace;
    private final int pageRows;

    /** @param pageRows how many rows are read at once, unless they are large */
    public RangeWalk(WalkedTable table, ValueChange change, WalkSink sink, Pace pace, int pageRows) {
        RowStatements statements = new RowStatements(table);
        this.reader = new RowReader(table, statements);
        this.writer = new RowWriter(table, statements, reader, change);
        this.sink = sink;
        this.pace = pace;
        this.pageRows = pageRows;
    }

    /**
     * Walks until the range is done, or until the sink wants to stop.
     *
     * @param connection one that {@link WalkSession} has prepared, without an open transaction
     * @return whether the range is done
     * @throws WalkException if a value can't be changed for now
     * @throws SQLException if the connection fails; what was reached is done
     */
    public boolean run(Connection connection, KeyRange range, Reached reached) throws SQLException {
        KeyRange rest = range;
        while (!sink.stopping()) {
            long start = System.nanoTime();
            List<Row> page = reader.page(connection, rest, pageRows);
            connection.commit();
            if (page.isEmpty()) {
                return true;
            }
            PageFailures failures = new PageFailures(sink);
            long changed = writer.write(connection, page, failures);
            long failed = failures.tell();
            RowKey last = page.get(page.size() - 1).key();
            rest = rest.behind(last);
            sink.walked(page.size(), changed);
            reached.reached(last, new Step(page.size(), changed, failed));
            pace.rest(page.size(), System.nanoTime() - start);
        }
        return false;
    }
}
