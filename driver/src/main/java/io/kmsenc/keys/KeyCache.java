package io.kmsenc.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Data keys in memory. Each is fetched once, however many ask, used for its time to live, and destroyed when it goes. Where
 * there is a grace, a key whose time is over is fetched again beside those who go on using it, until it was fetched, was
 * denied, or the grace is over too. Threads share it.
 *
 * <p>Expired keys are destroyed within about a second by the one timer thread that the JDK keeps for all
 * {@code CompletableFuture} delays: there is no thread per database.
 */
final class KeyCache {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);

    /** One key a day for 27 years; the bound is there for what nobody foresees. */
    static final int MAX_KEYS = 10_000;

    /** Between two attempts to fetch a key again; up to as much again is added at random. */
    static final long RETRY_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final Cache<KeyId, Held> cache;
    private final SingleFlight<KeyId, DataKey> flights = new SingleFlight<>();
    private final RememberedFailures<KeyId> failures;
    private final Executor refreshing;
    private final Ticker ticker;
    private final long timeToLive;
    private volatile boolean destroyed;

    /** A key, and from when on it is to be fetched again. Two of them are never equal. */
    private static final class Held {
        private final DataKey key;
        private volatile long due;
        private final AtomicBoolean fetching = new AtomicBoolean();

        Held(DataKey key, long due) {
            this.key = key;
            this.due = due;
        }
    }

    /**
     * @param refreshing runs what fetches a key again
     */
    KeyCache(Duration timeToLive, Duration grace, Ticker ticker, Executor refreshing) {
        this.ticker = ticker;
        this.timeToLive = timeToLive.toNanos();
        this.refreshing = refreshing;
        this.failures = new RememberedFailures<>(ticker);
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterWrite(timeToLive.plus(grace))
                .ticker(ticker)
                .scheduler(new ExpiryTimer())
                .executor(Runnable::run)
                .<KeyId, Held>removalListener(this::removed)
                .build();
    }

    /** The key of that id, from memory or by {@code load}. */
    DataKey get(KeyId id, Supplier<DataKey> load) {
        Held held = cache.getIfPresent(id);
        if (held == null) {
            return flights.run(id, () -> {
                Held meanwhile = cache.getIfPresent(id);
                return meanwhile != null ? meanwhile.key : hold(failures.run(id, load));
            });
        }
        if (ticker.read() - held.due >= 0) {
            refresh(id, held, load);
        }
        return held.key;
    }

    /** Keeps a key; the one that is kept already, if there is one. */
    DataKey hold(DataKey key) {
        Held earlier = cache.asMap().putIfAbsent(key.id(), new Held(key, ticker.read() + timeToLive));
        if (destroyed) {
            cache.invalidateAll();
        }
        if (earlier != null && earlier.key != key) {
            key.destroy();
            return earlier.key;
        }
        return key;
    }

    private void refresh(KeyId id, Held held, Supplier<DataKey> load) {
        if (held.fetching.compareAndSet(false, true)) {
            refreshing.execute(() -> {
                try {
                    load.get().destroy(); // its id is derived from it, so that it is the same key
                    cache.asMap().replace(id, held, new Held(held.key, ticker.read() + timeToLive));
                } catch (DataKeyException e) {
                    stillUsed(id, held, e);
                } finally {
                    held.fetching.set(false);
                }
            });
        }
    }

    private void stillUsed(KeyId id, Held held, DataKeyException failure) {
        if (failure.retryable()) {
            LOG.debug("data key {} could not be decrypted again; it is used until its grace is over", id, failure);
            held.due = ticker.read() + RETRY_PAUSE + ThreadLocalRandom.current().nextLong(RETRY_PAUSE);
        } else {
            LOG.warn("data key {} can no longer be decrypted: {}", id, failure.getMessage());
            cache.asMap().remove(id, held);
        }
    }

    private void removed(@Nullable KeyId id, @Nullable Held held, RemovalCause cause) {
        // What is replaced is replaced by itself, under a new time.
        if (held != null && cause != RemovalCause.REPLACED) {
            held.key.destroy();
        }
    }

    /** What failed may succeed now. */
    void forgetFailures() {
        failures.forget();
    }

    /** Destroys all keys, and from now on every key that is still on its way. */
    void destroy() {
        destroyed = true;
        cache.invalidateAll();
    }
}
