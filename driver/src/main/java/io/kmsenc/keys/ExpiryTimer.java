package io.kmsenc.keys;

import com.github.benmanes.caffeine.cache.Scheduler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs what is due on the one timer thread that the JDK keeps for all {@code CompletableFuture} delays. What is cancelled
 * leaves the JDK's queue at once, so that nothing of ours is held by it: an application server that throws our class
 * loader away gets it back. Threads share it.
 */
final class ExpiryTimer implements Scheduler {

    static {
        startThread();
    }

    @Override
    public Future<?> schedule(Executor executor, Runnable command, long delay, TimeUnit unit) {
        Due due = new Due();
        CompletableFuture<Void> unused = due.thenRunAsync(() -> due.run(command), executor);
        return due.completeOnTimeout(null, delay, unit);
    }

    /** Completes normally when it is cancelled: only then does the JDK take its entry out of the queue. */
    private static final class Due extends CompletableFuture<Void> {
        private volatile boolean cancelled;

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            cancelled = true;
            return complete(null);
        }

        void run(Runnable command) {
            if (!cancelled) {
                command.run();
            }
        }
    }

    // Whoever first needs the JDK's timer starts its thread, which stays and remembers the class loaders of all code
    // that
    // led to it. So a thread of the JDK's own pool is made to do it, from code of the JDK alone.
    private static void startThread() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> then =
                first.thenRunAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.NANOSECONDS));
        first.completeAsync(() -> null, ForkJoinPool.commonPool());
        try {
            then.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // the timer works all the same; it may hold what it should not
        }
    }
}
