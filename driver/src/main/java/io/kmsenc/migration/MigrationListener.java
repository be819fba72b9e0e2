package io.kmsenc.migration;

import io.kmsenc.walk.RowFailure;

/** Is told how a migration goes on. Several threads tell at once. */
public interface MigrationListener {

    /** Tells nobody. */
    MigrationListener NONE = new MigrationListener() {};

    /**
     * A table is begun, or gone on with.
     *
     * @param rows how many it had when it was begun
     * @param done how many of them were done before
     */
    default void begins(String table, long rows, long done) {}

    /** Rows were looked at, and what was changed in them is committed. */
    default void walked(String table, long rows, long changed) {}

    /** A row was left as it was. */
    default void failed(String table, RowFailure failure) {}

    /** A table is done, or left for now. */
    default void ends(TableReport report) {}

    /** Whether to stop, as soon as the rows at hand are done. */
    default boolean stopping() {
        return false;
    }
}
