package io.kmsenc.walk;

/** Counts the failures that it passes on. For one thread. */
final class CountedFailures implements WalkSink {

    private final WalkSink sink;
    private long count;

    CountedFailures(WalkSink sink) {
        this.sink = sink;
    }

    long count() {
        return count;
    }

    @Override
    public void walked(long rows, long changed) {
        sink.walked(rows, changed);
    }

    @Override
    public void failed(RowFailure failure) {
        count++;
        sink.failed(failure);
    }

    @Override
    public boolean stopping() {
        return sink.stopping();
    }
}
