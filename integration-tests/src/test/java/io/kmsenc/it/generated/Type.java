package io.kmsenc.it.generated;

/** What a column or an expression holds. */
enum Type {
    TEXT,
    INT,
    BINARY
}
