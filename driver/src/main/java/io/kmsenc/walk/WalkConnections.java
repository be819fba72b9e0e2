package io.kmsenc.walk;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the connections of a walk come from, to the database itself with nothing in between. Threads share it. */
@FunctionalInterface
public interface WalkConnections {

    /** A new connection, in any state. */
    Connection open() throws SQLException;
}
