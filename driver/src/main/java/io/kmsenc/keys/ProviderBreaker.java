package io.kmsenc.keys;

import com.github.benmanes.caffeine.cache.Ticker;
import io.kmsenc.provider.EncryptedDataKey;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider that is left alone for a while after it failed as it does in an outage: calls then fail at once. The pause
 * doubles with each failure, from 100 milliseconds to half a minute, each with up to a half taken off at random, and is ended
 * by one call that is let through to see. Calls that fail at the same time are one failure. A failure that is an answer, such as
 * a denied key, opens nothing, and neither does a thread that was interrupted. Threads share it.
 */
final class ProviderBreaker implements Provider {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderBreaker.class);

    static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);

    private final Provider provider;
    private final Ticker ticker;
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

    /**
     * @param failures how many in a row
     * @param until the time from which on one call is let through
     */
    private record Outage(int failures, long until, ProviderException last) {}

    ProviderBreaker(Provider provider, Ticker ticker) {
        this.provider = provider;
        this.ticker = ticker;
    }

    Provider guarded() {
        return provider;
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public GeneratedDataKey generate(Map<String, String> encryptionContext) {
        return call(() -> provider.generate(encryptionContext));
    }

    @Override
    public EncryptedDataKey encrypt(byte[] dataKey, Map<String, String> encryptionContext) {
        return call(() -> provider.encrypt(dataKey, encryptionContext));
    }

    @Override
    public byte[] decrypt(byte[] encryptedDataKey, Map<String, String> encryptionContext) {
        return call(() -> provider.decrypt(encryptedDataKey, encryptionContext));
    }

    // The other one without its breaker, so that a provider that knows its like can tell.
    @Override
    public EncryptedDataKey reencrypt(
            byte[] encryptedDataKey, Map<String, String> sourceContext, Provider source, Map<String, String> context) {
        Provider from = source instanceof ProviderBreaker breaker ? breaker.provider : source;
        return call(() -> provider.reencrypt(encryptedDataKey, sourceContext, from, context));
    }

    @Override
    public void close() {
        provider.close();
    }

    private <T> T call(Supplier<T> call) {
        Outage known = admit();
        try {
            T result = call.get();
            answered();
            return result;
        } catch (ProviderException e) {
            if (!e.retryable()) {
                answered();
            } else if (!Thread.currentThread().isInterrupted()) {
                failed(known, e);
            } // else the thread gave up, and not the provider
            throw e;
        }
    }

    /** The outage in which the call is let through; null where there is none. */
    private @Nullable Outage admit() {
        Outage now = outage.get();
        if (now == null) {
            return null;
        }
        // Who is first after the pause begins the next one for all others, so that one call at a time finds out.
        Outage next = new Outage(now.failures(), pauseFrom(now.failures()), now.last());
        if (ticker.read() - now.until() < 0 || !outage.compareAndSet(now, next)) {
            throw new ProviderException(
                    now.last().getMessage() + " (not asked again yet after " + now.failures() + " failures in a row)",
                    true,
                    now.last());
        }
        return next;
    }

    private void answered() {
        if (outage.get() != null && outage.getAndSet(null) != null) {
            LOG.info("provider {} answers again", name());
        }
    }

    // Calls that ran at the same time found out the same: the first that fails counts for all of them.
    private void failed(@Nullable Outage known, ProviderException failure) {
        int failures = known == null ? 1 : known.failures() + 1;
        boolean first = outage.compareAndSet(known, new Outage(failures, pauseFrom(failures), failure));
        if (first && known == null) {
            LOG.warn("provider {} is out of order: {}", name(), failure.getMessage());
        }
    }

    private long pauseFrom(int failures) {
        long pause = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE << Math.min(failures - 1, 20));
        return ticker.read() + pause - ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    }
}
