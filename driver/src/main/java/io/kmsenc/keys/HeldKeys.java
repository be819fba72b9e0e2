package io.kmsenc.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data keys in memory. Each is decrypted once, however many ask, stays for a limited time and is destroyed when it
 * goes. To forget everything, this object is destroyed and a new one takes its place: what threads still fetch through
 * the old one is destroyed at once, so that they ask again. Threads share it.
 *
 * <p>Expired keys are destroyed within about a second by the one timer thread that the JDK keeps for all
 * {@code CompletableFuture} delays: there is no thread per database.
 */
final class HeldKeys {

    /** One key a day for 27 years; the bound is there for what nobody foresees. */
    static final int MAX_KEYS = 10_000;

    private final DataKeyStore store;
    private final Clock clock;
    private final long interval;
    private final Cache<KeyId, DataKey> cache;
    private final SingleFlight<KeyId, DataKey> flights = new SingleFlight<>();
    private final ActiveKey current;
    private final ConcurrentHashMap<String, ActiveKey> deterministic = new ConcurrentHashMap<>();
    private volatile boolean destroyed;

    /**
     * @param timeToLive how long a key is kept after it was decrypted or made
     * @param interval the longest time between two looks at the row of a key that encrypts
     */
    HeldKeys(DataKeyStore store, String provider, Duration timeToLive, Duration interval, Clock clock, Ticker ticker) {
        this.store = store;
        this.clock = clock;
        this.interval = interval.toMillis();
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterWrite(timeToLive)
                .ticker(ticker)
                .scheduler(new ExpiryTimer())
                .executor(Runnable::run)
                .<KeyId, DataKey>removalListener((id, key, cause) -> destroy(key))
                .build();
        this.current = new ActiveKey(now -> KeyLabel.randomized(now, provider), this::confirm, clock, this.interval);
    }

    DataKey current() {
        return current.get();
    }

    DataKey deterministic(String identity) {
        ActiveKey key = deterministic.get(identity);
        if (key == null) {
            KeyLabel label = KeyLabel.deterministic(identity);
            key = deterministic.computeIfAbsent(
                    identity, any -> new ActiveKey(now -> label, this::confirm, clock, interval));
        }
        return key.get();
    }

    DataKey find(KeyId id) {
        return get(id, () -> store.find(id));
    }

    private DataKey confirm(KeyLabel label) {
        Optional<KeyRow> row = store.active(label);
        return row.isPresent() ? get(row.get().id(), () -> store.decrypt(row.get())) : hold(store.create(label));
    }

    private DataKey get(KeyId id, Supplier<DataKey> load) {
        DataKey key = cache.getIfPresent(id);
        return key != null
                ? key
                : flights.run(id, () -> {
                    DataKey meanwhile = cache.getIfPresent(id);
                    return meanwhile != null ? meanwhile : hold(load.get());
                });
    }

    private DataKey hold(DataKey key) {
        DataKey earlier = cache.asMap().putIfAbsent(key.id(), key);
        if (destroyed) {
            cache.invalidateAll();
        }
        if (earlier != null) {
            key.destroy();
            return earlier;
        }
        return key;
    }

    // Forgotten before, so that whoever meets the destroyed key asks for another and doesn't get it again; and after,
    // for
    // one who remembered it in between.
    private void destroy(@Nullable DataKey key) {
        if (key != null) {
            forget(key);
            key.destroy();
            forget(key);
        }
    }

    private void forget(DataKey key) {
        current.forget(key);
        deterministic.values().forEach(active -> active.forget(key));
    }

    /** Whoever encrypts next looks at the table again. */
    void confirmAgain() {
        current.forget();
        deterministic.values().forEach(ActiveKey::forget);
    }

    /** Destroys all keys, and from now on every key that is still on its way. */
    void destroy() {
        destroyed = true;
        cache.invalidateAll();
    }
}
