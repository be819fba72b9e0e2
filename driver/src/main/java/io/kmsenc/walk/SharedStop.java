package io.kmsenc.walk;

/** Lets all workers stop when one has failed. Threads share it. */
final class SharedStop implements WalkSink {

    private final WalkSink sink;
    private volatile boolean failed;
    private volatile boolean asked;

    SharedStop(WalkSink sink) {
        this.sink = sink;
    }

    /** Stops all. */
    void now() {
        failed = true;
    }

    /** Whether anybody was told to stop before the end. */
    boolean isAsked() {
        return asked;
    }

    @Override
    public void walked(long rows, long changed) {
        sink.walked(rows, changed);
    }

    @Override
    public void failed(RowFailure failure) {
        sink.failed(failure);
    }

    @Override
    public boolean stopping() {
        boolean stopping = failed || sink.stopping();
        asked |= stopping;
        return stopping;
    }
}
