package io.kmsenc;

import io.kmsenc.config.Configuration;
import io.kmsenc.config.ConfigurationSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether a configuration has changed, in the threads of those who use it and at most once an interval. What can't
 * be used is logged, once, and the configuration in force stays. Threads share it: one looks, the others don't wait.
 *
 * <p>A file may be seen half-written, and half a file may be valid and lack columns. So what is new counts only if it was
 * the same in two looks that are {@link #SETTLING} apart, or if nothing was written for {@link #SETTLED}.
 */
final class ConfigurationWatch {

    static final Duration SETTLING = Duration.ofSeconds(1);
    static final Duration SETTLED = Duration.ofMinutes(1);

    /**
     * Between two tries of what could not be used, in intervals, or in the time that the last one took if that was longer:
     * it may have waited for a KMS.
     */
    private static final int PAUSES = 10;

    private static final Duration LONG = Duration.ofDays(1);
    /** How long a call that has failed waits for another thread's look. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Puts another configuration in the place of the one in force, wholly or not at all. */
    interface Installation {
        /**
         * Does that.
         *
         * @throws SQLException if it can't be used on this database; RuntimeExceptions mean the same
         */
        void install(Configuration next) throws SQLException;
    }

    /** The time, and its passing. */
    interface Time {
        long nanos();

        Instant now();

        void pause(Duration duration) throws InterruptedException;
    }

    /** The process's own. */
    private static final Time SYSTEM = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    };

    private final Installation installation;
    private final Time time;
    private final Logger log;
    private final ReentrantLock looking = new ReentrantLock();
    /** Null while the application has no connection: it may hold on to an application that is gone by then. */
    private volatile @Nullable ConfigurationSource source;

    private volatile Configuration inForce;
    private volatile long nextLook;

    // the lock guards these
    private long lastLook;
    private @Nullable ConfigurationSight seen;
    private long seenSince;
    private boolean pending;
    private @Nullable ConfigurationSight reported;
    private long nextTry;

    ConfigurationWatch(Configuration first, Installation installation) {
        this(first, installation, SYSTEM, LoggerFactory.getLogger(ConfigurationWatch.class));
    }

    ConfigurationWatch(Configuration first, Installation installation, Time time, Logger log) {
        this.inForce = first;
        this.installation = installation;
        this.time = time;
        this.log = log;
        this.lastLook = time.nanos();
        this.nextLook = lastLook + interval().toNanos();
    }

    Configuration inForce() {
        return inForce;
    }

    /** From now on it is looked for here. */
    void follow(ConfigurationSource source) {
        this.source = source;
    }

    /** The application's last connection is being closed. */
    void rest() {
        source = null;
    }

    private Duration interval() {
        return inForce.reloadInterval().orElse(SETTLED);
    }

    private Duration settling() {
        return interval().compareTo(SETTLING) < 0 ? interval() : SETTLING;
    }

    /** Looks if it is time to, and nobody else does. Fails never. */
    void look() {
        if (time.nanos() - nextLook >= 0 && looking.tryLock()) {
            try {
                if (time.nanos() - nextLook >= 0) {
                    lookNow();
                }
            } finally {
                looking.unlock();
            }
        }
    }

    /**
     * Looks because something has failed that another configuration may mend, and waits for one that was just written.
     */
    void lookAfterFailure() {
        Configuration before = inForce;
        long failed = time.nanos();
        try {
            if (looking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    lookSince(failed, before);
                } finally {
                    looking.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isInForce(Configuration configuration) {
        return inForce.fingerprint().equals(configuration.fingerprint());
    }

    private void lookSince(long failed, Configuration before) throws InterruptedException {
        if (isInForce(before) && (pending || lastLook - failed < 0)) {
            lookNow();
        }
        if (isInForce(before) && pending) {
            time.pause(Duration.ofNanos(Math.max(0, seenSince + settling().toNanos() - time.nanos())));
            lookNow();
        }
    }

    private void lookNow() {
        ConfigurationSource from = source;
        lastLook = time.nanos();
        nextLook = lastLook + interval().toNanos();
        if (from == null || inForce.reloadInterval().isEmpty()) {
            return;
        }
        ConfigurationSight sight = ConfigurationSight.of(from);
        if (!sight.isLike(seen)) {
            seen = sight;
            seenSince = lastLook;
        }
        boolean settled = isSettled(sight);
        pending = !settled && sight.configuration() != null && !sight.isOf(inForce);
        if (sight.isOf(inForce)) {
            mended();
        } else if (settled) {
            take(sight);
        } else {
            nextLook = seenSince + settling().toNanos();
        }
    }

    private boolean isSettled(ConfigurationSight sight) {
        return lastLook - seenSince >= settling().toNanos()
                || sight.isOlderThan(time.now().minus(SETTLED));
    }

    private void mended() {
        if (reported != null) {
            log.info("{}: says again what is in force", inForce.source());
            reported = null;
        }
    }

    private void take(ConfigurationSight sight) {
        Configuration next = sight.configuration();
        if (next == null) {
            report(sight, sight.problem());
            return;
        }
        if (sight.isLike(reported) && lastLook - nextTry < 0) {
            return;
        }
        long began = time.nanos();
        try {
            installation.install(next);
        } catch (SQLException | RuntimeException e) {
            long took = time.nanos() - began;
            nextTry = time.nanos() + PAUSES * Math.max(took, Math.min(interval().toNanos(), LONG.toNanos()));
            if (source != null) { // else the last connection was closed meanwhile, and with it the way to the database
                report(sight, String.valueOf(e.getMessage()));
            }
            log.debug("{}: not taken up", next.source(), e);
            return;
        }
        log.info(
                "{}: taken up: {}",
                next.source(),
                String.join(", ", inForce.fingerprint().changesTo(next.fingerprint())));
        inForce = next;
        reported = null;
        nextLook = time.nanos() + interval().toNanos();
    }

    private void report(ConfigurationSight sight, String problem) {
        if (!sight.isLike(reported)) {
            reported = sight;
            log.error(
                    "{}: has changed and can't be used; what was in force before stays in force:{}{}",
                    inForce.source(),
                    System.lineSeparator(),
                    problem);
        }
    }
}
