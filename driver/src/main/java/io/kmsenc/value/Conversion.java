package io.kmsenc.value;

/** One of the conversions that the tables name. */
interface Conversion {

    Object of(Object value, Target target) throws Inconvertible;
}
