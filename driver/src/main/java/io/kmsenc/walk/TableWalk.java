package io.kmsenc.walk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A walk over a whole table by several workers. What is done is noted in the table {@code kmsenc_walks}, so that the same walk goes
 * on there after the process was killed. While it is open no other process walks over the table. For one thread.
 */
public final class TableWalk implements AutoCloseable {

    private static final int JOB_HASH_BYTES = 8;
    private static final int JOB_LENGTH = 180;

    private final WalkConnections connections;
    private final WalkedTable table;
    private final WalkOptions options;
    private final WalkLock lock;
    private final String job;
    private final LocalDate begun;
    private final List<Part> parts;

    private TableWalk(
            WalkConnections connections,
            WalkedTable table,
            WalkOptions options,
            WalkLock lock,
            String job,
            LocalDate begun,
            List<Part> parts) {
        this.connections = connections;
        this.table = table;
        this.options = options;
        this.lock = lock;
        this.job = job;
        this.begun = begun;
        this.parts = parts;
    }

    /**
     * Finds where such a walk stopped, or divides the table into parts.
     *
     * @param purpose what the walk is for, in a few words; another purpose is another walk
     * @throws WalkException if another process walks over the table
     */
    public static TableWalk open(WalkConnections connections, WalkedTable table, String purpose, WalkOptions options)
            throws SQLException {
        try (Connection connection = session(connections, table)) {
            CheckpointTable.create(connection, table.dialect());
            WalkLock lock = WalkLock.take(session(connections, table), table.dialect(), table.name());
            boolean opened = false;
            try {
                String job = job(table, purpose);
                forgetOthers(connection, table, purpose, job);
                TableWalk walk = plan(connections, connection, table, options, lock, job);
                opened = true;
                return walk;
            } finally {
                if (!opened) {
                    lock.close();
                }
            }
        }
    }

    // Rows that another walk was done with may have been changed since, by the one that is opened now.
    private static void forgetOthers(Connection connection, WalkedTable table, String purpose, String job)
            throws SQLException {
        for (String other : CheckpointTable.jobs(connection, noteEnd(table))) {
            if (!other.equals(job) && !other.startsWith(purpose + " ")) {
                CheckpointTable.delete(connection, other);
            }
        }
    }

    private static String noteEnd(WalkedTable table) {
        return " " + WalkLock.name(table.name());
    }

    private static TableWalk plan(
            WalkConnections connections,
            Connection connection,
            WalkedTable table,
            WalkOptions options,
            WalkLock lock,
            String job)
            throws SQLException {
        String note = CheckpointTable.note(connection, job);
        List<Part> parts = note == null ? List.of() : CheckpointTable.read(connection, job, table.key());
        LocalDate begun =
                note == null ? LocalDate.now(ZoneOffset.UTC) : LocalDate.parse(note.substring(0, note.indexOf(' ')));
        if (parts.isEmpty()) {
            parts = new ArrayList<>();
            for (KeyRanges.Counted each : new KeyRanges(table).divide(connection, options.partRows())) {
                parts.add(Part.planned(parts.size() + 1, each.range(), each.rows()));
            }
            CheckpointTable.note(connection, job, begun + noteEnd(table));
            CheckpointTable.insert(connection, job, table.key(), parts);
        }
        connection.commit();
        return new TableWalk(connections, table, options, lock, job, begun, parts);
    }

    private static Connection session(WalkConnections connections, WalkedTable table) throws SQLException {
        Connection connection = connections.open();
        try {
            WalkSession.prepare(connection, table.dialect());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    // Readable in its beginning, and another one wherever the table, its key or the purpose is another.
    private static String job(WalkedTable table, String purpose) {
        String whole = purpose + " " + table.name() + " " + table.key() + " " + table.columns();
        String start = purpose + " " + table.name();
        return start.substring(0, Math.min(JOB_LENGTH, start.length())) + " "
                + HexFormat.of().formatHex(WalkLock.digest(whole), 0, JOB_HASH_BYTES);
    }

    /** The UTC day on which the walk was begun, which may be long before it goes on. */
    public LocalDate begun() {
        return begun;
    }

    /** How many rows there were when it was begun. */
    public long plannedRows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }

    /** How many failures there were before it went on; the rows are among those that are done. */
    public long failedRows() {
        return parts.stream().mapToLong(Part::failed).sum();
    }

    /** How many rows were done before it went on. */
    public long walkedRows() {
        return parts.stream().mapToLong(Part::walked).sum();
    }

    /**
     * Walks until every part is done, or the sink wants to stop.
     *
     * @return whether it is done; then its checkpoints are gone
     * @throws WalkException if it can't go on
     */
    public boolean run(ValueChange change, WalkSink sink) throws SQLException {
        Queue<Part> open = new ConcurrentLinkedQueue<>(
                parts.stream().filter(part -> !part.finished()).toList());
        SharedStop stop = new SharedStop(sink);
        RangeWalk ranges = new RangeWalk(
                table, change, stop, new Pace(options.rowsPerSecond(), options.yields()), options.pageRows());
        int workers = Math.max(1, Math.min(options.workers(), open.size()));
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(threads.submit(() -> work(open, ranges, stop)));
            }
            await(running);
        } finally {
            stop.now();
            threads.shutdownNow();
        }
        if (stop.isAsked() || !open.isEmpty()) {
            return false;
        }
        end();
        return true;
    }

    private void work(Queue<Part> open, RangeWalk ranges, SharedStop stop) {
        boolean done = false;
        try {
            Worker worker = new Worker(() -> session(connections, table), table.key(), job, ranges, lock::held);
            for (Part part = open.poll(); part != null && !stop.stopping(); part = open.poll()) {
                worker.walk(part);
            }
            done = true;
        } finally {
            if (!done) {
                stop.now();
            }
        }
    }

    private static void await(List<Future<?>> running) {
        RuntimeException failure = null;
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failure = failure != null
                        ? failure
                        : e.getCause() instanceof WalkException walk ? walk : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw WalkException.stopped("the walk was interrupted; run it again to go on", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void end() throws SQLException {
        try (Connection connection = session(connections, table)) {
            CheckpointTable.delete(connection, job);
            connection.commit();
        }
    }

    /** Lets others walk over the table. */
    @Override
    public void close() throws SQLException {
        lock.close();
    }
}
