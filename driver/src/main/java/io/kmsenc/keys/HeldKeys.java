package io.kmsenc.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kmsenc.config.DataKeySettings;
import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * The data keys in memory, and which of them encrypt. To forget everything, this object is destroyed and a new one takes its
 * place: what threads still fetch through the old one is destroyed at once, so that they ask again. Threads share it.
 */
final class HeldKeys {

    private final KeySource source;
    private final DataKeySettings settings;
    private final Clock clock;
    private final KeyCache cache;
    private final RememberedFailures<String> failures;
    private final ActiveKey root;
    /** Bounded by the configuration. */
    private final ConcurrentHashMap<String, ActiveKey> rootDeterministic = new ConcurrentHashMap<>();
    /** As many as the application has scopes: who comes back after others must be confirmed again. */
    private final Cache<Use, ActiveKey> scoped;

    private static final KeyLabel DIRECT = new KeyLabel(DirectKeys.RANDOMIZED, KeyLabel.ROOT_SCOPE, Long.MAX_VALUE);

    /** @param identity of a deterministic group; null for the randomized values */
    private record Use(String scope, @Nullable String identity) {}

    HeldKeys(KeySource source, DataKeySettings settings, Clock clock, Ticker ticker) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
        this.failures = new RememberedFailures<>(ticker);
        this.cache = new KeyCache(settings.timeToLive(), settings.grace(), ticker, ForkJoinPool.commonPool());
        this.scoped = Caffeine.newBuilder()
                .maximumSize(KeyCache.MAX_KEYS)
                .executor(Runnable::run)
                .build();
        this.root = source.envelope()
                ? randomized(KeyLabel.ROOT_SCOPE)
                : new ActiveKey(
                        now -> DIRECT,
                        (label, spent) -> cache.hold(source.directKey()),
                        null,
                        clock,
                        interval(),
                        Long.MAX_VALUE);
    }

    DataKey current(String scope) {
        requireScopes(scope);
        ActiveKey active = scope.equals(KeyLabel.ROOT_SCOPE)
                ? root
                : scoped.get(new Use(scope, null), use -> randomized(use.scope()));
        return active.get();
    }

    DataKey deterministic(String identity, String scope) {
        requireScopes(scope);
        if (!scope.equals(KeyLabel.ROOT_SCOPE)) {
            KeyLabel label = KeyLabel.deterministic(identity, scope);
            return scoped.get(new Use(scope, identity), use -> deterministic(label))
                    .get();
        }
        ActiveKey key = rootDeterministic.get(identity);
        if (key == null) {
            KeyLabel label = KeyLabel.deterministic(identity, scope);
            key = rootDeterministic.computeIfAbsent(identity, any -> deterministic(label));
        }
        return key.get();
    }

    // Keys that are derived from the secret key can't be erased.
    private void requireScopes(String scope) {
        if (!source.envelope() && !scope.equals(KeyLabel.ROOT_SCOPE)) {
            throw new DataKeyException(
                    "scope \"" + scope
                            + "\": has no data keys of its own while envelope_encryption is off; turn it on, or"
                            + " choose no scope",
                    false,
                    null);
        }
    }

    private ActiveKey randomized(String scope) {
        return new ActiveKey(
                now -> KeyLabel.randomized(now, scope, source.encryptingLabel()),
                this::confirm,
                this::recorded,
                clock,
                interval(),
                settings.messageBudget());
    }

    // Equal values must stay equal: no other key takes part, whatever happens.
    private ActiveKey deterministic(KeyLabel label) {
        return new ActiveKey(now -> label, this::confirm, null, clock, interval(), Long.MAX_VALUE);
    }

    private long interval() {
        return settings.interval().toMillis();
    }

    DataKey find(KeyId id, String identity) {
        return cache.get(id, () -> source.find(id, identity));
    }

    /** The key behind a row that was read. */
    DataKey get(KeyRow row) {
        return cache.get(row.id(), () -> source.decrypt(row));
    }

    private DataKey confirm(KeyLabel label, @Nullable KeyId spent) {
        Optional<KeyRow> row = source.active(label);
        if (row.isEmpty()) {
            return cache.hold(failures.run(label.text(), () -> source.make(label, null)));
        }
        KeyId id = row.get().id();
        return id.equals(spent) ? cache.hold(failures.run(label.text(), () -> source.make(label, id))) : get(row.get());
    }

    private DataKey recorded(KeyId id) {
        return source.row(id).map(this::get).orElseThrow(() -> KeySource.missing(id));
    }

    /** Whoever encrypts next looks at the table again. */
    void confirmAgain() {
        failures.forget();
        cache.forgetFailures();
        root.forget();
        rootDeterministic.values().forEach(ActiveKey::forget);
        scoped.asMap().values().forEach(ActiveKey::forget);
    }

    /** Destroys all keys, and from now on every key that is still on its way. */
    void destroy() {
        cache.destroy();
    }
}
