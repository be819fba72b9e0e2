package io.kmsenc.keys;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that encrypts under a label now. It is remembered, and confirmed against the table at least once an interval:
 * somebody may have dropped, restored or changed the table, and a value encrypted under a key that isn't recorded would
 * be lost. Threads share it; while a key is remembered, {@link #get} takes no lock and allocates nothing.
 *
 * <p>Where another key is due, because of the day, because the old one has encrypted enough or because somebody put another in its
 * place, and it can't be had for an outage of its provider, the old one goes on for as long as it is in memory and in the table.
 */
final class ActiveKey {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveKey.class);

    private final LongFunction<KeyLabel> labelAt;
    private final Confirmation confirmation;
    private final @Nullable Function<KeyId, DataKey> recorded;
    private final Clock clock;
    private final long interval;
    private final long budget;
    private final SingleFlight<String, DataKey> flights = new SingleFlight<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicReference<@Nullable Remembered> remembered = new AtomicReference<>();
    private volatile @Nullable Last last;

    /** A key and the time for which it may be used without looking: {@code from} included, {@code until} not. */
    private record Remembered(DataKey key, LongAdder uses, long from, long until) {

        // The lower end matters when the clock is set back.
        boolean holdsAt(long now) {
            return from <= now && now < until && !key.isDestroyed();
        }
    }

    /** What was confirmed last, and how often it was asked for. */
    private record Last(KeyId id, LongAdder uses) {}

    /** Reads a label's active key from the table, or makes one. */
    @FunctionalInterface
    interface Confirmation {

        /**
         * The label's key, committed.
         *
         * @param spent the id of a key that has encrypted enough, so that another is to take its place; or null
         */
        DataKey confirm(KeyLabel label, @Nullable KeyId spent);
    }

    /**
     * @param labelAt the label at a time in milliseconds since 1970
     * @param recorded the key of an id, which the table has, active or not; null where no other key than the label's may encrypt
     * @param interval milliseconds
     * @param budget after how many uses another key is asked for, at the next confirmation
     */
    ActiveKey(
            LongFunction<KeyLabel> labelAt,
            Confirmation confirmation,
            @Nullable Function<KeyId, DataKey> recorded,
            Clock clock,
            long interval,
            long budget) {
        this.recorded = recorded;
        this.labelAt = labelAt;
        this.confirmation = confirmation;
        this.clock = clock;
        this.interval = interval;
        this.budget = budget;
    }

    DataKey get() {
        DataKey key = rememberedAt(clock.millis());
        return key != null ? key : renew();
    }

    private @Nullable DataKey rememberedAt(long now) {
        Remembered known = remembered.get();
        if (known == null || !known.holdsAt(now)) {
            return null;
        }
        known.uses().increment();
        return known.key();
    }

    private DataKey renew() {
        KeyLabel label = labelAt.apply(clock.millis());
        int round = rounds.get();
        // Who was told to look again doesn't wait for a look that began before.
        return flights.run(label.text() + '#' + round, () -> {
            long now = clock.millis();
            DataKey meanwhile = rememberedAt(now);
            return meanwhile != null ? meanwhile : confirm(label, now, round);
        });
    }

    private DataKey confirm(KeyLabel label, long now, int round) {
        Last before = last;
        KeyId spent = before != null && before.uses().sum() >= budget ? before.id() : null;
        try {
            return remember(confirmation.confirm(label, spent), now, label.expires(), round);
        } catch (DataKeyException e) {
            if (before == null || recorded == null || !e.isOutage()) {
                throw e;
            }
            return goOn(() -> recorded.apply(before.id()), e, now, round);
        }
    }

    private DataKey goOn(Supplier<DataKey> old, DataKeyException outage, long now, int round) {
        try {
            DataKey key = old.get();
            LOG.warn("no new data key can be had, {} goes on encrypting: {}", key.id(), outage.getMessage());
            return remember(key, now, Long.MAX_VALUE, round);
        } catch (DataKeyException e) {
            outage.addSuppressed(e);
            throw outage;
        }
    }

    private DataKey remember(DataKey key, long now, long expires, int round) {
        Last before = last;
        LongAdder uses = before != null && before.id().equals(key.id()) ? before.uses() : new LongAdder();
        uses.increment();
        last = new Last(key.id(), uses);
        remembered.set(new Remembered(key, uses, now, Math.min(expires, now + interval)));
        // It may have been doubted since; whoever does that next will find it remembered.
        if (rounds.get() != round) {
            remembered.set(null);
        }
        return key;
    }

    /** The table may have changed: the next look counts, and none that has begun. */
    void forget() {
        rounds.incrementAndGet();
        remembered.set(null);
    }
}
