package io.kmsenc.sql;

/** Where the operand of a comparison with a secret column stands. */
enum Side {
    /** Left of {@code =} or {@code <>}, with the column to the right. */
    LEFT,
    /** Right of {@code =} or {@code <>}. */
    RIGHT,
    /** In the list of {@code IN}. */
    ELEMENT,
    /** Anywhere else, where nothing can be said in two forms. */
    OTHER
}
