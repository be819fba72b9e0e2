package io.kmsenc.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** The connection on which a catalog is asked: one of the driver's own, or the application's. */
interface CatalogConnection {

    /** One use of a connection. */
    interface Use<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Lends a connection for one use. */
    <T> T lend(Use<T> use) throws SQLException;

    /** Whether it is the driver's own, closed after each use, so that its settings are nobody else's. */
    boolean isOwn();

    /** Opens a connection for each use, so that the application's transaction does not notice. */
    static CatalogConnection opening(ConnectionSource source) {
        return new CatalogConnection() {
            @Override
            public boolean isOwn() {
                return true;
            }

            @Override
            public <T> T lend(Use<T> use) throws SQLException {
                try (Connection connection = source.open()) {
                    return use.on(connection);
                }
            }
        };
    }

    /** Uses the application's connection: the one that sees its temporary tables and what it hasn't committed. */
    static CatalogConnection of(Connection delegate) {
        return new CatalogConnection() {
            @Override
            public boolean isOwn() {
                return false;
            }

            @Override
            public <T> T lend(Use<T> use) throws SQLException {
                return use.on(delegate);
            }
        };
    }
}
