package io.kmsenc.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StripedPoolTest {

    @Test
    void givesAThreadTheSameObjectAgain() {
        StripedPool<Object> pool = new StripedPool<>(Object::new);
        Object first = pool.take();
        pool.give(first);
        assertThat(pool.take()).isSameAs(first);
    }

    @Test
    void keepsNoMoreThanItsBound() {
        StripedPool<Object> pool = new StripedPool<>(Object::new);
        Set<Object> given = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 1000; i++) {
            Object object = new Object();
            given.add(object);
            pool.give(object);
        }
        int kept = 0;
        while (given.contains(pool.take())) {
            kept++;
        }
        assertThat(kept).isBetween(1, 64);
    }

    @Test
    void givesAnObjectToOneThreadAtATime() throws InterruptedException, ExecutionException {
        AtomicInteger made = new AtomicInteger();
        StripedPool<AtomicBoolean> pool = new StripedPool<>(() -> {
            made.incrementAndGet();
            return new AtomicBoolean();
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                running.add(threads.submit(() -> takeAndGive(pool)));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(made.get()).as("objects made for 400,000 uses").isLessThan(40_000);
    }

    private static void takeAndGive(StripedPool<AtomicBoolean> pool) {
        for (int i = 0; i < 50_000; i++) {
            AtomicBoolean inUse = pool.take();
            if (!inUse.compareAndSet(false, true)) {
                throw new AssertionError("two threads have the same object");
            }
            inUse.set(false);
            pool.give(inUse);
        }
    }
}
