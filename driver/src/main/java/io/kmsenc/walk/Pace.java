package io.kmsenc.walk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast a walk may go: so many rows each second, all workers together; and slower where the database has become slower than
 * it was, as an application that needs it then does. Threads share it.
 */
public final class Pace {

    private static final double SMOOTHING = 0.2;
    /** The database counts as slower from here on. */
    private static final double SLOWER = 2;

    private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(2);

    private final long nanosPerRow;
    private final boolean yields;
    private long due = System.nanoTime();
    private double usual;
    private double fastest = Double.MAX_VALUE;

    /**
     * @param rowsPerSecond at most; 0 for as fast as it goes
     * @param yields whether to go slower while the database is slow
     */
    public Pace(int rowsPerSecond, boolean yields) {
        this.nanosPerRow = rowsPerSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / rowsPerSecond;
        this.yields = yields;
    }

    /** Rests as long as rows that took so many nanoseconds demand. */
    void rest(int rows, long nanos) {
        long until = System.nanoTime() + nanosToRest(rows, nanos, System.nanoTime());
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(left);
        }
    }

    synchronized long nanosToRest(int rows, long nanos, long now) {
        due = Math.max(due, now - nanos) + rows * nanosPerRow;
        long limited = nanosPerRow == 0 ? 0 : Math.max(0, due - now);
        return Math.max(limited, yields ? excess(rows, nanos) : 0);
    }

    private long excess(int rows, long nanos) {
        double perRow = (double) nanos / rows;
        usual = usual == 0 ? perRow : usual + SMOOTHING * (perRow - usual);
        fastest = Math.min(fastest, usual);
        return usual <= SLOWER * fastest ? 0 : Math.min(LONGEST_REST, (long) ((usual - fastest) * rows));
    }
}
