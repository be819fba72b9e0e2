package io.kmsenc;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that the current thread allocates for one call of something, on average over many after as many to warm up: the least of
 * many averages. */
final class AllocationMeter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The compiler may still be at work in some of them, and code that isn't compiled allocates more. */
    private static final int ROUNDS = 30;

    private static final int SHARE = 5;

    private AllocationMeter() {}

    interface Call {
        void run() throws Exception;
    }

    static long perCall(int calls, Call call) throws Exception {
        run(calls, call);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long thread = Thread.currentThread().getId();
            long before = THREADS.getThreadAllocatedBytes(thread);
            run(calls / SHARE, call);
            least = Math.min(least, (THREADS.getThreadAllocatedBytes(thread) - before) / (calls / SHARE));
        }
        return least;
    }

    private static void run(int calls, Call call) throws Exception {
        for (int i = 0; i < calls; i++) {
            call.run();
        }
    }
}
