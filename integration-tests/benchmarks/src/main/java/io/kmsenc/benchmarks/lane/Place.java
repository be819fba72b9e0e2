package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.SQLException;

/** The database of one lane. */
interface Place extends AutoCloseable {

    /** The delegate's URL of the connection that is measured. */
    String url();

    /** A connection of the delegate's own driver, past everything that is measured. */
    Connection direct() throws SQLException;

    /** Called with the task once all tables are filled, and before it is measured. */
    default void settle(Task task) throws SQLException {}

    /** Called when nothing is measured any more, before the connections are closed. */
    default void leave() {}

    /** Whether the server still takes what is sent, so that tables can be put back. */
    default boolean isLive() {
        return true;
    }

    @Override
    default void close() throws SQLException {}
}
