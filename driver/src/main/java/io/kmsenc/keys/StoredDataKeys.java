package io.kmsenc.keys;

import com.github.benmanes.caffeine.cache.Ticker;
import io.kmsenc.config.DataKeySettings;
import io.kmsenc.config.DataKeySettings.Prewarm;
import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import io.kmsenc.provider.Provider;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Data keys that are kept in the database's table {@code kmsenc_data_keys}, encrypted by one provider or several, and for a
 * limited time in memory. The table is made when the first key is; docs/DATA-KEYS.md describes it and the life of a key.
 *
 * <p>Threads share it, and processes share the table: for one label they agree on one key. A key that is handed out may be
 * destroyed at any time, when its time to live is over; then it throws
 * {@link io.kmsenc.crypto.DestroyedKeyException} and the caller asks again.
 *
 * <p>A provider is called once for each key and time to live, the database once for each key and time to live and
 * once each interval for a key that encrypts, however many ask. A failure is given to all who wait for the same key; one that
 * would be the same a moment later is remembered for a few seconds, and a provider that is out of order is left alone for
 * longer and longer.
 */
public final class StoredDataKeys implements DataKeys, AutoCloseable {

    private final KeySource source;
    private final ProviderSet providers;
    private final KeyTable table;
    private final DataKeySettings settings;
    private final Clock clock;
    private final Ticker ticker;
    private final AtomicBoolean prewarmed = new AtomicBoolean();
    private volatile @Nullable HeldKeys held;

    /**
     * Opens no connection and calls no provider yet.
     *
     * @param connections to the database whose keys these are
     * @param providers by name, all that may decrypt; closed with this object
     * @param encrypting the names of those that encrypt new data keys, each of them every key; the first generates them
     * @param clock tells the day
     * @throws IllegalArgumentException if an encryption provider is none of the providers, or there is none
     */
    public StoredDataKeys(
            KeyConnections connections,
            Map<String, Provider> providers,
            List<String> encrypting,
            DataKeySettings settings,
            Clock clock) {
        this(connections, providers, encrypting, settings, clock, Ticker.systemTicker());
    }

    StoredDataKeys(
            KeyConnections connections,
            Map<String, Provider> providers,
            List<String> encrypting,
            DataKeySettings settings,
            Clock clock,
            Ticker ticker) {
        this.providers = new ProviderSet(providers, encrypting, ticker);
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
        this.table = new KeyTable(connections, clock);
        this.source = new KeySource(new DataKeyStore(table, this.providers), this.providers, settings);
        this.held = empty();
    }

    private HeldKeys empty() {
        return new HeldKeys(source, settings, clock, ticker);
    }

    @Override
    public DataKey current(String scope) {
        return held().current(scope);
    }

    @Override
    public DataKey deterministic(String identity, String scope) {
        return held().deterministic(identity, scope);
    }

    @Override
    public DataKey find(KeyId id, String identity) {
        return held().find(id, identity);
    }

    /**
     * Whether a key is derived from a secret key of the configuration, and so needs no row.
     *
     * @param name the key's id, 32 hexadecimal digits
     * @param identity what a ciphertext under it is bound to
     */
    public boolean derives(String name, String identity) {
        return source.derives(KeyId.parse(name), identity);
    }

    /**
     * Fetches what the settings ask for, the first time that it is called. What can't be had is logged: whoever needs it will
     * be told.
     *
     * @param identities of deterministic columns
     */
    public void prewarm(Supplier<? extends Collection<String>> identities) {
        if (settings.prewarm() != Prewarm.OFF && prewarmed.compareAndSet(false, true)) {
            new Prewarming(held(), settings.prewarm() == Prewarm.ALL ? table::newest : List::of).run(identities.get());
        }
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
            providers.close();
        }
    }
}
