package io.kmsenc.config;

import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.DeclaredType;
import java.util.Map;
import java.util.Optional;

/**
 * What one line of {@code [columns]} says behind the {@code =}, each part valid by itself.
 *
 * @param options by name: {@code group}, {@code id}, {@code plaintext}, {@code compare},
 *     {@code normalize}, {@code within}
 */
record ColumnSpec(ColumnMode mode, DeclaredType type, Map<String, String> options) {

    Optional<String> id() {
        return Optional.ofNullable(options.get("id"));
    }

    /**
     * The rule of a column. Groups and ids are kept as written, and their case counts: they go into the AAD, where
     * {@code Email} and {@code email} are two. A deterministic column alone is the group of its own dotted name, so that
     * {@code group=customers.email} lets another column join it later without changing its ciphertexts.
     */
    ColumnRule rule(ColumnName name) {
        String plain = Optional.ofNullable(options.get("group")).or(this::id).orElseGet(name::dotted);
        String identity = (mode == ColumnMode.DETERMINISTIC ? "group:" : "column:") + plain;
        return new ColumnRule(
                name,
                mode,
                type,
                identity,
                "allow".equals(options.get("plaintext")),
                EqualityOptions.equality(options),
                options.containsKey("within"));
    }
}
