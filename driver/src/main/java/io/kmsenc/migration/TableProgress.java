package io.kmsenc.migration;

import io.kmsenc.walk.RowFailure;
import io.kmsenc.walk.WalkSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a walk over one table does, and tells it. Keeps the first failures, and ends a walk that has too many. Threads share it. */
final class TableProgress implements WalkSink {

    static final int KEPT_FAILURES = 1000;

    private final String table;
    private final MigrationListener listener;
    private final long maxFailures;
    private final LongAdder rows = new LongAdder();
    private final LongAdder changed = new LongAdder();
    private final List<RowFailure> failures = new ArrayList<>();
    private volatile long failed;

    TableProgress(String table, MigrationListener listener, long maxFailures) {
        this.table = table;
        this.listener = listener;
        this.maxFailures = maxFailures;
    }

    @Override
    public void walked(long moreRows, long moreChanged) {
        rows.add(moreRows);
        changed.add(moreChanged);
        listener.walked(table, moreRows, moreChanged);
    }

    @Override
    public void failed(RowFailure failure) {
        synchronized (failures) {
            failed++;
            if (failures.size() < KEPT_FAILURES) {
                failures.add(failure);
            }
        }
        listener.failed(table, failure);
    }

    @Override
    public boolean stopping() {
        return failed > maxFailures || listener.stopping();
    }

    long rows() {
        return rows.sum();
    }

    long changed() {
        return changed.sum();
    }

    long failedRows() {
        return failed;
    }

    List<RowFailure> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }
}
