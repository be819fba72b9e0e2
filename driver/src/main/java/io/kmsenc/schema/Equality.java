package io.kmsenc.schema;

/** What the configuration says about which texts of a deterministic column are equal. */
public enum Equality {
    /** Nothing: the column can be compared only where the database itself compares it character by character. */
    UNDECLARED,
    /** Texts are equal if their characters are, whatever the collation of the column says. */
    EXACT
}
