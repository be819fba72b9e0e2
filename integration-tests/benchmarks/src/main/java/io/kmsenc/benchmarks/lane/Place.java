package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.SQLException;

/** The database of one lane. */
interface Place extends AutoCloseable {

    /** The delegate's URL of the connection that is measured. */
    String url();

    /** A connection of the delegate's own driver, past everything that is measured. */
    Connection direct() throws SQLException;

    /** Called when the operation has been done often enough for its exchanges with the server to repeat. */
    default void settle(Step once) throws Exception {}

    /** Whether the server still takes what is sent, so that tables can be put back. */
    default boolean isLive() {
        return true;
    }

    @Override
    default void close() throws SQLException {}

    /** Something to do with the database. */
    interface Step {
        void run() throws Exception;
    }
}
