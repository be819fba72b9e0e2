package io.kmsenc.value;

/** One of the conversions that the tables name. */
interface Conversion {

    /** The value as it is, whatever the target. */
    Conversion SAME = (value, target) -> value;

    Object of(Object value, Target target) throws Inconvertible;
}
