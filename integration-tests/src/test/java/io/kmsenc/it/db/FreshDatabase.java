package io.kmsenc.it.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of its own on a shared server. Threads may share it; connections are the caller's to close. */
public final class FreshDatabase implements AutoCloseable {

    private static final String JDBC = "jdbc:";

    private final TestDatabase kind;
    private final Server server;
    private final String name;
    private final Login owner;

    FreshDatabase(TestDatabase kind, Server server, String name, Login owner) {
        this.kind = kind;
        this.server = server;
        this.name = name;
        this.owner = owner;
    }

    public TestDatabase kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /** The delegate's URL, without user and password. */
    public String url() {
        return server.url(name);
    }

    /** The URL through the {@link io.kmsenc.it.spy.SpyDriver}. */
    public String spyUrl() {
        return prefixed("spy:");
    }

    public String kmsencUrl() {
        return prefixed("kmsenc:");
    }

    /** The URL through kmsenc, with the {@link io.kmsenc.it.spy.SpyDriver} as its delegate. */
    public String kmsencSpyUrl() {
        return prefixed("kmsenc:spy:");
    }

    public String user() {
        return owner.user();
    }

    public String password() {
        return owner.password();
    }

    /** A connection over the delegate, as the database's owner. */
    public Connection connect() throws SQLException {
        return connect(url(), owner);
    }

    /** A connection over any of the URLs above, as the database's owner. */
    public Connection connect(String url) throws SQLException {
        return connect(url, owner);
    }

    public Connection connect(String url, Login login) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }

    /** A user who may read and write rows of all tables, those made later too, and may create nothing. */
    public Login createUserWithoutCreate() throws SQLException {
        return server.createUserWithoutCreate(name, owner);
    }

    /** Writes everything that was committed to the files under {@link #dataDirectory()}. */
    public void flush() throws SQLException {
        server.flush(name);
    }

    /**
     * Where the server keeps everything it was sent: tables, write-ahead log, binary log, statement log.
     *
     * @throws IllegalStateException if it keeps no files ({@link TestDatabase#onDisk()})
     */
    public Path dataDirectory() {
        return server.dataDirectory(name)
                .orElseThrow(() -> new IllegalStateException(kind + " keeps no files; search another database"));
    }

    /** Removes the database. */
    @Override
    public void close() throws SQLException {
        server.drop(name, owner);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }

    private String prefixed(String prefix) {
        return JDBC + prefix + url().substring(JDBC.length());
    }
}
