package io.kmsenc.keys;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call for all who ask for the same thing at the same time: the first runs it, the others wait and get its result or
 * its failure. A thread that is interrupted fails alone: another one runs the call in its place. Nothing is kept afterwards. Threads share it.
 */
final class SingleFlight<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(SingleFlight.class);

    private final ConcurrentHashMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /**
     * The result of {@code call}, run by this thread or by the one that asked for {@code key} before.
     *
     * @throws DataKeyException if the call does, here or there
     */
    V run(K key, Supplier<V> call) {
        while (true) {
            CompletableFuture<V> mine = new CompletableFuture<>();
            CompletableFuture<V> other = flights.putIfAbsent(key, mine);
            if (other == null) {
                return fly(key, mine, call);
            }
            try {
                return await(other);
            } catch (CancellationException e) {
                LOG.debug("another thread was interrupted while it got a data key, asking in its place", e);
            }
        }
    }

    private V fly(K key, CompletableFuture<V> mine, Supplier<V> call) {
        try {
            V value = call.get();
            mine.complete(value);
            return value;
        } catch (Throwable e) {
            if (Thread.currentThread().isInterrupted()) {
                flights.remove(key, mine);
                mine.cancel(false);
            } else {
                mine.completeExceptionally(e);
            }
            throw e;
        } finally {
            flights.remove(key, mine);
        }
    }

    // The waiter's exception is its own, so that its stack trace shows who waited; the cause shows what failed.
    private static <V> V await(CompletableFuture<V> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DataKeyException failure) {
                throw new DataKeyException(failure.getMessage(), failure.retryable(), failure);
            }
            throw new DataKeyException("data key: another thread failed to get it; see the cause", false, e.getCause());
        }
    }
}
