package io.kmsenc.sql;

/** A piece of SQL text that is replaced before the text is sent. */
public sealed interface Span permits SecretLiteral, BothForms, StoredType, Unwrapped {

    /** Index of its first character in the SQL text. */
    int start();

    /** Index after its last character. */
    int end();
}
