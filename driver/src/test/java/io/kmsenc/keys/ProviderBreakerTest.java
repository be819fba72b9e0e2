package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.provider.EncryptedDataKey;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** For how long a provider is left alone. */
class ProviderBreakerTest {

    private static final Map<String, String> CONTEXT = Map.of("kmsenc:label", "any");
    private static final Duration SHORTEST = Duration.ofNanos(ProviderBreaker.SHORTEST_PAUSE);

    private final ManualClock clock = new ManualClock();

    /** A provider whose calls all end together, as they do where a connection is lost. */
    private static final class EndingTogether implements Provider {

        private final CyclicBarrier end;
        private volatile boolean failing = true;

        EndingTogether(int calls) {
            this.end = new CyclicBarrier(calls);
        }

        @Override
        public String name() {
            return "test.one";
        }

        @Override
        public GeneratedDataKey generate(Map<String, String> encryptionContext) {
            if (failing) {
                try {
                    end.await(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                throw new ProviderException("provider \"test.one\": out of order", true, new IllegalStateException());
            }
            return new GeneratedDataKey(new byte[32], new byte[1]);
        }

        @Override
        public EncryptedDataKey encrypt(byte[] dataKey, Map<String, String> encryptionContext) {
            return new EncryptedDataKey(new byte[1], null);
        }

        @Override
        public byte[] decrypt(byte[] encryptedDataKey, Map<String, String> encryptionContext) {
            return new byte[32];
        }

        @Override
        public void close() {}
    }

    @Test
    void callsThatFailTogetherAreOneFailure() throws Exception {
        int calls = 12;
        EndingTogether provider = new EndingTogether(calls);
        ProviderBreaker breaker = new ProviderBreaker(provider, clock);
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                all.add(threads.submit(() -> assertThatExceptionOfType(ProviderException.class)
                        .isThrownBy(() -> breaker.generate(CONTEXT))));
            }
            for (Future<?> each : all) {
                each.get(20, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdown();
        }
        provider.failing = false;
        clock.advance(SHORTEST);
        assertThat(breaker.generate(CONTEXT).plaintext()).hasSize(32);
    }
}
