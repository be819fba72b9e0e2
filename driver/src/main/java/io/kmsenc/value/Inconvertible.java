package io.kmsenc.value;

/** A value can't be converted. The message tells why, and what to do, without the value. */
public final class Inconvertible extends Exception {

    Inconvertible(String problem) {
        super(problem);
    }
}
