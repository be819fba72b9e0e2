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
        LaneLoader loader = LOADERS.computeIfAbsent(contender, each -> new LaneLoader(each.ownJars()));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Operation operation = loader.loadClass("io.kmsenc.benchmarks.lane.LaneOperation")
                    .asSubclass(Operation.class)
                    .getConstructor(String.class, String.class, String.class)
                    .newInstance(contender.subject(), workload.method(), database.label());
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

    /** Runs until compiled, then settles how often the operation is done in one slice. */
    void warmUp(long warmUpNanos, long sliceNanos) throws Exception {
        times = 1;
        long end = System.nanoTime() + warmUpNanos;
        Sample last;
        do {
            last = slice();
            if (last.wall() * times < sliceNanos / 2.0) {
                times = Math.max(times + 1, (int) Math.min(2.0 * times, sliceNanos / last.wall()));
            }
        } while (System.nanoTime() < end);
        times = (int) Math.max(1, Math.min(Integer.MAX_VALUE, sliceNanos / last.wall()));
    }

    /** One measured slice. */
    Sample slice() throws Exception {
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
        operation.close();
    }
}
