package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;

/**
 * A literal in SQL text that must be replaced by its ciphertext before the text is sent.
 *
 * @param start index of its first character in the SQL text, its quote or prefix included
 * @param end index after its last character
 * @param value what it stands for under the dialect's rules: a {@link String}, a {@code byte[]}, or of a
 *     declared type what {@link io.kmsenc.column.ColumnCipher#encryptValue} takes
 * @param limit how many characters or bytes of the ciphertext the statement leaves
 */
public record SecretLiteral(int start, int end, ColumnRule rule, Object value, int limit) implements Span {

    /** Names no value: it is a secret. */
    @Override
    public String toString() {
        return "SecretLiteral[" + start + ", " + end + ", " + rule.name() + "]";
    }
}
