package io.kmsenc.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One contender at work on one workload, under a loader of its own. For one thread. */
final class Lane implements AutoCloseable {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A fork opens each lane once; a smoke run opens one after another, and would load the same classes again and again. */
    private static final Map<Contender, LaneLoader> LOADERS = new ConcurrentHashMap<>();

    private final Contender contender;
    private final Operation operation;
    private int times = 1;
    private long checksum;

    private Lane(Contender contender, Operation operation) {
        this.contender = contender;
        this.operation = operation;
    }

    /** Opens the lane: makes its tables, fills them, and proves how the secrets are stored. */
    static Lane open(Contender contender, Workload workload, Database database) throws Exception {
        return open(contender, "LaneOperation", workload.method(), database.label());
    }

    /** Opens a lane in which something grows, on H2. */
    static Lane open(Contender contender, Axis axis, int step) throws Exception {
        return open(contender, "GrowthOperation", axis.label(), Integer.toString(step));
    }

    private static Lane open(Contender contender, String operationName, String what, String where) throws Exception {
        LaneLoader loader = LOADERS.computeIfAbsent(contender, each -> new LaneLoader(each.ownJars()));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Operation operation = loader.loadClass("io.kmsenc.benchmarks.lane." + operationName)
                    .asSubclass(Operation.class)
                    .getConstructor(String.class, String.class, String.class)
                    .newInstance(contender.subject(), what, where);
            return new Lane(contender, operation);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("lane \"" + contender.label() + "\" can't be opened", e.getCause());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    Contender contender() {
        return contender;
    }

    /**
     * Runs until compiled, then settles how often the operation is done in one slice. Both times are of the thread's CPU: on a busy
     * machine the clock runs on while nothing gets warm.
     */
    void warmUp(long warmUpNanos, long sliceNanos) throws Exception {
        times = 1;
        long end = THREADS.getCurrentThreadCpuTime() + warmUpNanos;
        Sample last;
        do {
            last = slice();
            if (last.cpu() * times < sliceNanos / 2.0) {
                times = timesFor(sliceNanos, last.cpu(), Math.max(2 * times, 2));
            }
        } while (THREADS.getCurrentThreadCpuTime() < end);
        times = timesFor(sliceNanos, last.cpu(), Integer.MAX_VALUE / 2);
    }

    private static int timesFor(long sliceNanos, double nanos, int most) {
        return (int) Math.max(1, Math.min(most, sliceNanos / Math.max(1, nanos)));
    }

    /** One measured slice. */
    Sample slice() throws Exception {
        // peers look for their services by the thread's loader, some of them late
        Thread.currentThread().setContextClassLoader(operation.getClass().getClassLoader());
        operation.prepare();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long wall = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        checksum += operation.run(times);
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        wall = System.nanoTime() - wall;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        return new Sample((double) cpu / times, (double) wall / times, (double) bytes / times);
    }

    /** What was computed from all that was read. */
    long checksum() {
        return checksum;
    }

    @Override
    public void close() throws SQLException {
        Thread.currentThread().setContextClassLoader(operation.getClass().getClassLoader());
        operation.close();
    }
}
