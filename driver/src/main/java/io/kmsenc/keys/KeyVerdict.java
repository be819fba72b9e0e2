package io.kmsenc.keys;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether one of the providers that a row of the data key table names gives the key that the row is named after.
 *
 * @param name the row's, 32 hexadecimal digits
 * @param provider one of those that the row names
 * @param kmsKey the key-encryption key as the row records it; null where it records none
 * @param failure why not; empty if it does
 */
public record KeyVerdict(
        String name,
        String label,
        String provider,
        @Nullable String kmsKey,
        Optional<String> failure) {

    public boolean ok() {
        return failure.isEmpty();
    }
}
