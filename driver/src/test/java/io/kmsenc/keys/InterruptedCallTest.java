package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.provider.EncryptedDataKey;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A thread that is interrupted while it asks a provider, as when its request is cancelled, is no outage for others. */
class InterruptedCallTest {

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    /** Gives up as the SDK of AWS does: the thread stays interrupted, and the failure could pass. */
    private static final class Interruptible implements Provider {

        private final CountingProvider provider = new CountingProvider("test.one");
        private final CountDownLatch asked = new CountDownLatch(1);
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public String name() {
            return provider.name();
        }

        @Override
        public GeneratedDataKey generate(Map<String, String> encryptionContext) {
            if (calls.incrementAndGet() == 1) {
                asked.countDown();
                try {
                    Thread.sleep(TimeUnit.SECONDS.toMillis(20));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new ProviderException("provider \"test.one\": got no answer", true, e);
                }
            }
            return provider.generate(encryptionContext);
        }

        @Override
        public EncryptedDataKey encrypt(byte[] dataKey, Map<String, String> encryptionContext) {
            return provider.encrypt(dataKey, encryptionContext);
        }

        @Override
        public byte[] decrypt(byte[] encryptedDataKey, Map<String, String> encryptionContext) {
            return provider.decrypt(encryptedDataKey, encryptionContext);
        }

        @Override
        public void close() {}
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    @Test
    void whoAsksAfterwardsIsNotTurnedAway() throws Exception {
        Interruptible provider = new Interruptible();
        try (StoredDataKeys keys = database.keys(provider)) {
            CompletableFuture<Throwable> first = new CompletableFuture<>();
            Thread interrupted = started(() -> {
                try {
                    keys.current("tenant-1");
                } catch (DataKeyException e) {
                    first.complete(e);
                }
            });
            provider.asked.await();
            interrupted.interrupt();
            assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(DataKeyException.class);
            assertThat(keys.current("tenant-2")).isNotNull();
        }
    }

    @Test
    void whoWaitsForTheSameKeyGetsIt() throws Exception {
        Interruptible provider = new Interruptible();
        try (StoredDataKeys keys = database.keys(provider)) {
            CompletableFuture<Throwable> first = new CompletableFuture<>();
            Thread interrupted = started(() -> {
                try {
                    keys.current("tenant-1");
                } catch (DataKeyException e) {
                    first.complete(e);
                }
            });
            provider.asked.await();
            CompletableFuture<Object> second = new CompletableFuture<>();
            Thread waiting = started(() -> {
                try {
                    second.complete(keys.current("tenant-1"));
                } catch (DataKeyException e) {
                    second.completeExceptionally(e);
                }
            });
            while (waiting.getState() != Thread.State.WAITING) {
                Thread.sleep(2);
            }
            interrupted.interrupt();
            assertThatExceptionOfType(DataKeyException.class).isThrownBy(() -> {
                throw (DataKeyException) first.get(20, TimeUnit.SECONDS);
            });
            assertThat(second.get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }
}
