package io.kmsenc.schema;

/** How the values of a secret column are encrypted. */
public enum ColumnMode {
    /** Equal plaintexts give unrelated ciphertexts; the column can be stored and read, nothing else. */
    RANDOMIZED,
    /** Equal plaintexts give equal ciphertexts, so that the database can compare them for equality. */
    DETERMINISTIC
}
