package io.kmsenc.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Failures that would be the same a moment later, such as a denied key: for a few seconds they are thrown again without
 * anyone being asked, so that a scan of a million rows doesn't ask a million times. Threads share it.
 */
final class RememberedFailures<K> {

    /** Long enough to count keys and not rows, short enough that who mends something needn't wait. */
    static final Duration KEPT_FOR = Duration.ofSeconds(5);

    private static final int MOST = 10_000;

    private final Cache<K, DataKeyException> failures;

    RememberedFailures(Ticker ticker) {
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(KEPT_FOR)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /**
     * The result of the call.
     *
     * @throws DataKeyException if the call does, or did for this key a few seconds ago and can't be expected to do better
     */
    <V> V run(K key, Supplier<V> call) {
        DataKeyException known = failures.getIfPresent(key);
        if (known != null) {
            throw new DataKeyException(known.getMessage(), false, known);
        }
        try {
            return call.get();
        } catch (DataKeyException e) {
            if (!e.retryable()) {
                failures.put(key, e);
            }
            throw e;
        }
    }

    void forget() {
        failures.invalidateAll();
    }
}
