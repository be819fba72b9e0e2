package io.kmsenc.crypto;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool of objects that one thread at a time may use. Threads share the pool without a lock: each begins at a
 * stripe of its own, so that in the steady state it takes the same, warm object every time. Nothing is tied to a
 * thread, so nothing outlives the pool (a ThreadLocal would keep our class loader alive in an application server).
 */
final class StripedPool<T> {

    private static final int PROBES = 4;
    private static final int MAX_STRIPES = 64;
    /** References per stripe: one cache line of 64 bytes, of which the first reference is used. */
    private static final int STRIDE = 16;

    private final AtomicReferenceArray<@Nullable T> idle;
    private final int mask;
    private final Supplier<T> factory;

    /** A pool of up to two objects per processor, 64 at most, made when first needed. */
    StripedPool(Supplier<T> factory) {
        int wanted = Math.min(MAX_STRIPES, 2 * Runtime.getRuntime().availableProcessors());
        int stripes = Math.max(PROBES, Integer.highestOneBit(2 * wanted - 1));
        this.mask = stripes - 1;
        this.idle = new AtomicReferenceArray<>(stripes * STRIDE);
        this.factory = factory;
    }

    /** An idle object, or a new one. Whoever takes it gives it back, or drops it where it may be broken. */
    T take() {
        int home = home();
        for (int i = 0; i < PROBES; i++) {
            T found = idle.getAndSet(slot(home + i), null);
            if (found != null) {
                return found;
            }
        }
        return factory.get();
    }

    /** Gives an object back; it is dropped where the pool near this thread's stripe is full. */
    void give(T object) {
        int home = home();
        for (int i = 0; i < PROBES; i++) {
            if (idle.compareAndSet(slot(home + i), null, object)) {
                return;
            }
        }
    }

    private int slot(int stripe) {
        return (stripe & mask) * STRIDE;
    }

    private static int home() {
        // Spreads ids that follow each other, and ids that are multiples of a power of two, alike.
        return (int) ((Thread.currentThread().getId() * 0x9E3779B97F4A7C15L) >>> 40);
    }
}
