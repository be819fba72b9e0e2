package io.kmsenc.walk;

/** A column of a key. */
record KeyColumn(String name, KeyKind kind) {}
