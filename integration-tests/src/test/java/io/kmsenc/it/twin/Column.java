package io.kmsenc.it.twin;

import java.util.Optional;

/**
 * A column of both databases.
 *
 * @param type as the dialect writes it, with NOT NULL, UNIQUE and the like; of a secret column, wide enough for ciphertext
 * @param rule what the configuration says of it, such as {@code deterministic group=email}; empty for a plain column
 */
public record Column(String name, String type, Optional<String> rule) {

    public static Column plain(String name, String type) {
        return new Column(name, type, Optional.empty());
    }

    public static Column secret(String name, String type, String rule) {
        return new Column(name, type, Optional.of(rule));
    }

    public boolean isSecret() {
        return rule.isPresent();
    }

    /** Whether rows may be stored in the clear, as they were before the column was declared secret. */
    boolean allowsPlaintext() {
        return rule.filter(r -> r.contains("plaintext=allow")).isPresent();
    }
}
