package io.kmsenc.value;

/** Takes the parts of a JSON text in their order. */
interface JsonSink {

    /** For a text of which nothing is wanted but that it is JSON. */
    JsonSink NONE = new JsonSink() {};

    /** An array or object begins. */
    default void begin(boolean object) throws Inconvertible {}

    /** The innermost array or object ends. */
    default void end(boolean object) throws Inconvertible {}

    /** The name of a member, as it is written, with its quotes; its value follows. */
    default void key(String written) throws Inconvertible {}

    /** A string, with its quotes, a number, {@code true}, {@code false} or {@code null}, as it is written. */
    default void scalar(String written) throws Inconvertible {}
}
