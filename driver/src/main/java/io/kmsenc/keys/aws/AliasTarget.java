package io.kmsenc.keys.aws;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The KMS key that encrypted last, and so the one that an alias stands for. That an alias was pointed at another key is
 * logged, once for each change that this process sees: the old key is needed until no data key is under it. Threads share
 * it.
 */
final class AliasTarget {

    private static final Logger LOG = LoggerFactory.getLogger(AliasTarget.class);

    private final String provider;
    private final String alias;
    private final AtomicReference<@Nullable String> last = new AtomicReference<>();

    AliasTarget(String provider, String alias) {
        this.provider = provider;
        this.alias = alias;
    }

    /** To be called with the ARN of each key that has encrypted. */
    void encrypted(String keyArn) {
        String before = last.getAndSet(keyArn);
        if (before != null && !before.equals(keyArn)) {
            LOG.warn(
                    "provider \"{}\": \"{}\" stands for KMS key {} now, for {} before; keep the old key enabled until no data"
                            + " key is under it",
                    provider,
                    alias,
                    keyArn,
                    before);
        }
    }
}
