package io.kmsenc.walk;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the failures of a page until it is done: a page that a lost connection cuts short is walked over again, and would tell them
 * again. For one thread.
 */
final class PageFailures implements WalkSink {

    private final WalkSink sink;
    private final List<RowFailure> failures = new ArrayList<>();

    PageFailures(WalkSink sink) {
        this.sink = sink;
    }

    /** Tells them, and how many they are. */
    long tell() {
        failures.forEach(sink::failed);
        return failures.size();
    }

    @Override
    public void walked(long rows, long changed) {
        sink.walked(rows, changed);
    }

    @Override
    public void failed(RowFailure failure) {
        failures.add(failure);
    }

    @Override
    public boolean stopping() {
        return sink.stopping();
    }
}
