package io.kmsenc.walk;

/** Is told what a walk does. Several threads tell at once. */
public interface WalkSink {

    /**
     * Rows were looked at, and what was changed in them is committed.
     *
     * @param rows how many
     * @param changed how many of their values have changed
     */
    void walked(long rows, long changed);

    /** A row was left as it was. */
    void failed(RowFailure failure);

    /** Whether to stop, as soon as the rows at hand are done. */
    boolean stopping();
}
