package io.kmsenc.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the driver's own connections to the delegate's database come from. Threads share it. */
@FunctionalInterface
public interface ConnectionSource {

    /** A new connection, which the caller closes. */
    Connection open() throws SQLException;
}
