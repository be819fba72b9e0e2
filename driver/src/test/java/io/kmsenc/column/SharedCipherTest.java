package io.kmsenc.column;

import static io.kmsenc.schema.ColumnMode.RANDOMIZED;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedCipherTest {

    private static final int THREADS = 8;

    private final EnvelopeColumnCipher cipher = new EnvelopeColumnCipher(KeyRing.fixed());

    @Test
    void servesManyThreadsAtOnce() throws InterruptedException, ExecutionException {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int seed = t;
            tasks.add(() -> roundTrips(new Random(seed)));
        }
        assertThat(inParallel(tasks)).containsOnly(4000);
    }

    private int roundTrips(Random random) {
        List<ColumnRule> rules = Rules.binary();
        int done = 0;
        for (; done < 4000; done++) {
            ColumnRule rule = rules.get(done % rules.size());
            byte[] value = new byte[random.nextInt(300)];
            random.nextBytes(value);
            byte[] stored = cipher.encryptBinary(rule, value);
            if (!Arrays.equals(value, cipher.decryptBinary(rule, stored))) {
                throw new AssertionError("another value came back");
            }
            fails(rule, stored);
        }
        return done;
    }

    private void fails(ColumnRule rule, byte[] stored) {
        stored[stored.length - 1] ^= 1;
        try {
            cipher.decryptBinary(rule, stored);
        } catch (ColumnException expected) {
            return;
        }
        throw new AssertionError("an altered value was accepted");
    }

    @Test
    void repeatsNoNonceAcrossThreads() throws InterruptedException, ExecutionException {
        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            tasks.add(() -> nonces(10_000));
        }
        Set<String> nonces = new HashSet<>();
        Set<String> secondHalves = new HashSet<>();
        for (List<String> drawn : inParallel(tasks)) {
            nonces.addAll(drawn);
            drawn.forEach(nonce -> secondHalves.add(nonce.substring(24)));
        }
        assertThat(nonces).hasSize(THREADS * 10_000);
        assertThat(secondHalves).hasSize(THREADS * 10_000);
    }

    private List<String> nonces(int count) {
        ColumnRule rule = Rules.of(RANDOMIZED, LogicalType.BINARY);
        List<String> nonces = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            nonces.add(HexFormat.of().formatHex(cipher.encryptBinary(rule, new byte[0]), 23, 47));
        }
        return nonces;
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
