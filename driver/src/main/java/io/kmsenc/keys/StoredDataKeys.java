package io.kmsenc.keys;

import com.github.benmanes.caffeine.cache.Ticker;
import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Data keys that are kept in the database's table {@code kmsenc_data_keys}, encrypted by a provider, and for a limited
 * time in memory. The table is made when the first key is; docs/DATA-KEYS.md describes it and the life of a key.
 *
 * <p>Threads share it, and processes share the table: for one label they agree on one key. A key that is handed out may be
 * destroyed at any time, when its time to live is over; then it throws
 * {@link io.kmsenc.crypto.DestroyedKeyException} and the caller asks again.
 *
 * <p>The provider is called once for each key and time to live, the database once for each key and time to live and
 * once each interval for a key that encrypts, however many ask. A failure is given to all who wait for the same key, and
 * is not remembered.
 */
public final class StoredDataKeys implements DataKeys, AutoCloseable {

    private final DataKeyStore store;
    private final Map<String, Provider> providers;
    private final String encryptionProvider;
    private final Duration timeToLive;
    private final Duration interval;
    private final Clock clock;
    private final Ticker ticker;
    private volatile @Nullable HeldKeys held;

    /**
     * Opens no connection and calls no provider yet.
     *
     * @param connections to the database whose keys these are
     * @param providers by name, all that may decrypt; closed with this object
     * @param encryptionProvider the name of the one that encrypts new data keys
     * @param timeToLive how long a key stays in memory
     * @param interval the longest time that a key encrypts without a look whether its row is still there and active
     * @param clock tells the day
     * @throws IllegalArgumentException if the encryption provider is none of the providers, or a duration isn't positive
     */
    public StoredDataKeys(
            KeyConnections connections,
            Map<String, Provider> providers,
            String encryptionProvider,
            Duration timeToLive,
            Duration interval,
            Clock clock) {
        this(connections, providers, encryptionProvider, timeToLive, interval, clock, Ticker.systemTicker());
    }

    StoredDataKeys(
            KeyConnections connections,
            Map<String, Provider> providers,
            String encryptionProvider,
            Duration timeToLive,
            Duration interval,
            Clock clock,
            Ticker ticker) {
        Provider encrypting = providers.get(encryptionProvider);
        if (encrypting == null) {
            throw new IllegalArgumentException(
                    "encryption provider \"" + encryptionProvider + "\" is not among the providers");
        }
        this.providers = Map.copyOf(providers);
        this.encryptionProvider = encryptionProvider;
        this.timeToLive = positive(timeToLive);
        this.interval = positive(interval);
        this.clock = clock;
        this.ticker = ticker;
        this.store = new DataKeyStore(new KeyTable(connections, clock), this.providers, encrypting);
        this.held = empty();
    }

    private static Duration positive(Duration duration) {
        if (duration.toMillis() <= 0) {
            throw new IllegalArgumentException("a duration must be at least a millisecond");
        }
        return duration;
    }

    private HeldKeys empty() {
        return new HeldKeys(store, encryptionProvider, timeToLive, interval, clock, ticker);
    }

    @Override
    public DataKey current() {
        return held().current();
    }

    @Override
    public DataKey deterministic(String identity) {
        return held().deterministic(identity);
    }

    @Override
    public DataKey find(KeyId id) {
        return held().find(id);
    }

    private HeldKeys held() {
        HeldKeys now = held;
        if (now == null) {
            throw new DataKeyException("data keys: closed; open a new connection", false, null);
        }
        return now;
    }

    /**
     * Looks at the row of each key that encrypts before it encrypts again: the table may have changed beneath. Keys stay in
     * memory, so no provider is asked: a key's name is derived from it, and it opens what it has encrypted wherever that is.
     */
    public void confirmAgain() {
        HeldKeys now = held;
        if (now != null) {
            now.confirmAgain();
        }
    }

    /**
     * Forgets and destroys every key in memory, those that other threads are just fetching included.
     */
    synchronized void invalidate() {
        HeldKeys old = held;
        if (old != null) {
            held = empty();
            old.destroy();
        }
    }

    /** Destroys every key in memory and closes the providers; what is asked of it then throws {@link DataKeyException}. */
    @Override
    public synchronized void close() {
        HeldKeys old = held;
        if (old != null) {
            held = null;
            old.destroy();
            closeProviders();
        }
    }

    private void closeProviders() {
        RuntimeException failure = null;
        for (Provider provider : providers.values()) {
            try {
                provider.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
