package io.kmsenc.it.generated;

import org.jspecify.annotations.Nullable;

/**
 * A column of something to select from.
 *
 * @param key whether it alone tells the rows apart
 */
record Attribute(Name name, Type type, @Nullable Secret secret, boolean key) {

    Attribute named(Name other) {
        return new Attribute(other, type, secret, false);
    }

    boolean isSecret() {
        return secret != null;
    }

    boolean isDeterministic() {
        return secret != null && secret.deterministic();
    }
}
