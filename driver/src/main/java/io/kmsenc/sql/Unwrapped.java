package io.kmsenc.sql;

import org.jspecify.annotations.Nullable;

/**
 * A cast or call around a parameter or literal that makes a JSON document of a text: the ciphertext is none, and is sent without
 * it.
 *
 * @param literal null for a parameter
 */
public record Unwrapped(int start, int end, @Nullable SecretLiteral literal) implements Span {}
