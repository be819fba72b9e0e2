package io.kmsenc.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A line for a log at the beginning, each ten seconds, and when something fails. Threads share it. */
final class ProgressLines implements ProgressView {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);
    private static final int SHOWN_FAILURES = 20;

    private final PrintWriter err;
    private long total;
    private long before;
    private long walked;
    private long failures;
    private long begun = System.nanoTime();
    private long told = begun;

    ProgressLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void begins(String table, long rows, long done) {
        total = rows;
        before = done;
        walked = 0;
        begun = System.nanoTime();
        told = begun;
        err.println(table + ": " + rows + " rows" + (done == 0 ? "" : ", goes on behind " + done));
    }

    @Override
    public synchronized void walked(String table, long rows, long changed) {
        walked += rows;
        if (System.nanoTime() - told > INTERVAL) {
            told = System.nanoTime();
            err.println(line(table, before, walked, total, told - begun));
        }
    }

    static String line(String table, long before, long walked, long total, long nanos) {
        double perSecond = walked * (double) TimeUnit.SECONDS.toNanos(1) / Math.max(1, nanos);
        long left = Math.max(0, total - before - walked);
        Duration remaining = Duration.ofSeconds(Math.round(left / Math.max(perSecond, 0.001)));
        return String.format(
                Locale.ROOT,
                "%s: %d of %d rows (%d %%), %.0f rows/s, about %d:%02d:%02d left",
                table,
                before + walked,
                total,
                total == 0 ? 100 : Math.min(100, 100 * (before + walked) / total),
                perSecond,
                remaining.toHours(),
                remaining.toMinutesPart(),
                remaining.toSecondsPart());
    }

    @Override
    public synchronized void failed(String table, io.kmsenc.walk.RowFailure failure) {
        if (++failures <= SHOWN_FAILURES) {
            err.println(table + " row " + failure.key() + ": " + failure.reason());
        } else if (failures == SHOWN_FAILURES + 1) {
            err.println("further failures are in the report alone");
        }
    }

    @Override
    public void close() {
        err.flush();
    }
}
