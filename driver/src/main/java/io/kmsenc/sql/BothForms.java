package io.kmsenc.sql;

import org.jspecify.annotations.Nullable;

/**
 * A comparison with a column that may hold rows in plaintext. Its text is replaced by one that compares with both forms
 * of the operand, ciphertext and plaintext, of which each row can hold either.
 *
 * @param before what is written before the two forms
 * @param after what is written behind them
 * @param literal the operand, or null where it is a parameter, for which two are written
 */
public record BothForms(
        int start,
        int end,
        String before,
        String after,
        @Nullable SecretLiteral literal) implements Span {}
