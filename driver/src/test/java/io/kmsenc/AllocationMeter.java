package io.kmsenc;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that the current thread allocates for one call of something, on average over many after as many to warm up. */
final class AllocationMeter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationMeter() {}

    interface Call {
        void run() throws Exception;
    }

    static long perCall(int calls, Call call) throws Exception {
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        return (THREADS.getThreadAllocatedBytes(thread) - before) / calls;
    }
}
