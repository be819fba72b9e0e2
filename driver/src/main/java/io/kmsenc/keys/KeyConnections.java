package io.kmsenc.keys;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where connections for the data key table come from: each call opens a new one to the delegate's database, which the
 * caller closes. Never a connection that the application uses: a data key is committed whatever the application's
 * transaction does. Threads share it.
 */
@FunctionalInterface
public interface KeyConnections {

    /** A new connection, in any state of auto-commit and isolation. */
    Connection open() throws SQLException;
}
