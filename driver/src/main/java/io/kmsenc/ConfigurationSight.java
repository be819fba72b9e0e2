package io.kmsenc;

import io.kmsenc.config.Configuration;
import io.kmsenc.config.ConfigurationException;
import io.kmsenc.config.ConfigurationSource;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the place of a configuration has found. Immutable; threads may share it.
 *
 * @param configuration null where there is none that is valid
 * @param written when it was written last; empty where that isn't known
 * @param problem why there is none, on a line for each problem; empty where there is one
 */
record ConfigurationSight(@Nullable Configuration configuration, Optional<Instant> written, String problem) {

    static ConfigurationSight of(ConfigurationSource source) {
        try {
            ConfigurationSource.Found found = source.read();
            return new ConfigurationSight(found.configuration(), found.written(), "");
        } catch (ConfigurationException e) {
            return new ConfigurationSight(null, Optional.empty(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // no statement fails because it looked
            return new ConfigurationSight(
                    null, Optional.empty(), "could not be read: " + e.getClass().getName());
        }
    }

    /** Whether the configuration says the same as another. */
    boolean isOf(Configuration other) {
        return configuration != null && configuration.fingerprint().equals(other.fingerprint());
    }

    /** Whether the same was found as by another look. */
    boolean isLike(@Nullable ConfigurationSight other) {
        return other != null
                && (configuration == null
                        ? other.configuration == null && problem.equals(other.problem)
                        : other.isOf(configuration));
    }

    /** Whether nothing was written since that time. */
    boolean isOlderThan(Instant time) {
        return written.filter(time::isAfter).isPresent();
    }
}
