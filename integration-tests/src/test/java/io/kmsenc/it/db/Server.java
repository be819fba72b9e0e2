package io.kmsenc.it.db;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** A running database server. Threads may share it. */
interface Server {

    /** The JDBC URL of a database, without user or password. */
    String url(String database);

    /** Makes an empty database and a user who owns it and is no administrator of the server, where the server has such. */
    Login create(String database) throws SQLException;

    /** Removes a database and its owner; connections to it are ended. */
    void drop(String database, Login owner) throws SQLException;

    /** Makes a user who may read and write rows of all tables of the database, present and future, and create nothing. */
    Login createUserWithoutCreate(String database, Login owner) throws SQLException;

    /** Writes everything that was committed to the files under {@link #dataDirectory(String)}. */
    void flush(String database) throws SQLException;

    /** Where the server keeps tables, write-ahead or binary log, and statement log; empty if it keeps nothing. */
    Optional<Path> dataDirectory(String database);
}
