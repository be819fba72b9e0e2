package io.kmsenc.keys;

import io.kmsenc.crypto.DataKey;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The key that encrypts under a label now. It is remembered, and confirmed against the table at least once an interval:
 * somebody may have dropped, restored or changed the table, and a value encrypted under a key that isn't recorded would
 * be lost. Threads share it; while a key is remembered, {@link #get} takes no lock and allocates nothing.
 */
final class ActiveKey {

    private final LongFunction<KeyLabel> labelAt;
    private final Function<KeyLabel, DataKey> confirm;
    private final Clock clock;
    private final long interval;
    private final SingleFlight<String, DataKey> flights = new SingleFlight<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicReference<@Nullable Remembered> remembered = new AtomicReference<>();

    /** A key and the time for which it may be used without looking: {@code from} included, {@code until} not. */
    private record Remembered(DataKey key, long from, long until) {

        // The lower end matters when the clock is set back.
        boolean holdsAt(long now) {
            return from <= now && now < until;
        }
    }

    /**
     * @param labelAt the label at a time in milliseconds since 1970
     * @param confirm reads the label's active key from the table, or makes one
     * @param interval milliseconds
     */
    ActiveKey(LongFunction<KeyLabel> labelAt, Function<KeyLabel, DataKey> confirm, Clock clock, long interval) {
        this.labelAt = labelAt;
        this.confirm = confirm;
        this.clock = clock;
        this.interval = interval;
    }

    DataKey get() {
        DataKey key = rememberedAt(clock.millis());
        return key != null ? key : renew();
    }

    private @Nullable DataKey rememberedAt(long now) {
        Remembered last = remembered.get();
        return last != null && last.holdsAt(now) ? last.key() : null;
    }

    private DataKey renew() {
        KeyLabel label = labelAt.apply(clock.millis());
        int round = rounds.get();
        // Who was told to look again doesn't wait for a look that began before.
        return flights.run(label.text() + '#' + round, () -> {
            long now = clock.millis();
            DataKey meanwhile = rememberedAt(now);
            return meanwhile != null ? meanwhile : remember(confirm.apply(label), now, label.expires(), round);
        });
    }

    private DataKey remember(DataKey key, long now, long expires, int round) {
        remembered.set(new Remembered(key, now, Math.min(expires, now + interval)));
        // It may have been evicted or doubted since; whoever does that next will find it remembered.
        if (key.isDestroyed() || rounds.get() != round) {
            forget(key);
        }
        return key;
    }

    /** The table may have changed: the next look counts, and none that has begun. */
    void forget() {
        rounds.incrementAndGet();
        remembered.set(null);
    }

    /** To be called for a key that is destroyed. */
    void forget(DataKey key) {
        Remembered last = remembered.get();
        if (last != null && last.key() == key) {
            remembered.compareAndSet(last, null);
        }
    }
}
