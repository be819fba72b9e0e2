package io.kmsenc.walk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Walks over parts and notes how far it is. A connection that fails is replaced. For one thread. */
final class Worker {

    private static final int ATTEMPTS = 5;
    private static final long NOTED_EACH = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    /** Whether nobody else can have begun. */
    interface Lease {
        boolean held() throws SQLException;
    }

    private final WalkConnections sessions;
    private final TableKey key;
    private final String job;
    private final RangeWalk ranges;
    private final Lease lease;
    private long noted = System.nanoTime();

    Worker(WalkConnections sessions, TableKey key, String job, RangeWalk ranges, Lease lease) {
        this.sessions = sessions;
        this.key = key;
        this.job = job;
        this.ranges = ranges;
        this.lease = lease;
    }

    /** @throws WalkException if the database can't be used, in spite of several connections, or the lock is lost */
    void walk(Part begun) {
        Part part = begun;
        SQLException last = null;
        int attempt = 0;
        while (attempt < ATTEMPTS) {
            Progress progress = new Progress(part);
            try (Connection connection = sessions.open()) {
                progress.run(connection);
                return;
            } catch (SQLException e) {
                last = e;
                attempt = progress.part.walked() > part.walked() ? 0 : attempt + 1;
                part = progress.part;
                LockSupport.parkNanos(attempt * PAUSE);
            }
        }
        throw WalkException.stopped(
                "the database can't be used (SQLState " + (last == null ? "" : last.getSQLState())
                        + "); see that it can be reached, and run the same command to go on",
                last == null ? new SQLException() : last);
    }

    private final class Progress {

        private Part part;

        private Progress(Part part) {
            this.part = part;
        }

        private void run(Connection connection) throws SQLException {
            boolean done = ranges.run(connection, part.rest(), (reached, step) -> {
                part = part.reached(reached, step);
                if (System.nanoTime() - noted > NOTED_EACH) {
                    note(connection);
                }
            });
            part = done ? part.end() : part;
            note(connection);
        }

        private void note(Connection connection) throws SQLException {
            if (!lease.held()) {
                throw WalkException.stopped(
                        "the connection that keeps others from the table is lost; run the same command to go on",
                        new SQLException());
            }
            CheckpointTable.update(connection, job, key, part);
            connection.commit();
            noted = System.nanoTime();
        }
    }
}
