package io.kmsenc.config;

import java.time.Duration;

/**
 * How data keys live; docs/DATA-KEYS.md describes it. Immutable.
 *
 * @param timeToLive how long a data key is used before its provider is asked for it again
 * @param interval the longest time that a data key encrypts without a look whether its row is still there and active
 * @param grace for how long beyond {@code timeToLive} a data key is used while its provider can't be asked; may be zero
 * @param messageBudget after as many values a process takes another data key; at least 1
 * @param prewarm which data keys are fetched before the first connection is handed out
 * @param envelope whether randomized values are encrypted under data keys, or directly under the secret key
 */
public record DataKeySettings(
        Duration timeToLive, Duration interval, Duration grace, long messageBudget, Prewarm prewarm, boolean envelope) {

    /** What NIST SP 800-38D would allow a key with random 96-bit nonces; the suite in use has no such limit. */
    public static final long DEFAULT_BUDGET = 1L << 32;

    /** Which data keys are fetched at the start. */
    public enum Prewarm {
        OFF,
        /** Those that encrypt. */
        ACTIVE,
        /** Every one in the table. */
        ALL
    }

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public DataKeySettings {
        if (timeToLive.toMillis() <= 0 || interval.toMillis() <= 0 || grace.isNegative() || messageBudget < 1) {
            throw new IllegalArgumentException("a duration must be at least a millisecond, a budget at least one");
        }
    }

    /** Data keys without grace, budget of their own or prewarming. */
    public static DataKeySettings of(Duration timeToLive, Duration interval) {
        return new DataKeySettings(timeToLive, interval, Duration.ZERO, DEFAULT_BUDGET, Prewarm.OFF, true);
    }
}
