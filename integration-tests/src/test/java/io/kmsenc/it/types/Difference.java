package io.kmsenc.it.types;

/**
 * Something that kmsenc did otherwise than a column of the real type.
 *
 * @param kind how it differs
 * @param type the logical type
 * @param method the setter with its value, or the getter
 * @param detail what both did
 */
record Difference(Kind kind, String type, String method, String detail) {

    enum Kind {
        /** kmsenc throws, where the twin stores. */
        SET_REFUSED,
        /** kmsenc stores, where the twin throws. */
        SET_ANSWERED,
        /** kmsenc throws, where the twin gives a value. */
        GET_REFUSED,
        /** kmsenc gives a value, where the twin gives another one or throws. */
        GET_OTHER
    }

    @Override
    public String toString() {
        return kind + " " + type + " | " + method + " | " + detail;
    }
}
