package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Which database a connection has reached, and what it is told there. */
final class Databases {

    private Databases() {}

    /** @throws SQLException for a database that this driver has not learnt */
    static Dialect dialect(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Dialect.ofProduct(product)
                .orElseThrow(() -> SqlErrors.delegate("database \"" + product
                        + "\" is not supported; kmsenc works with " + "H2, PostgreSQL, MariaDB and MySQL"));
    }

    /**
     * Lets a connection of the driver's own wait ten seconds for a lock at most: the application's transaction may hold
     * it, and wait for this connection in turn. H2 waits for two seconds by itself.
     */
    static void limitLockWaits(Connection connection, Dialect dialect) throws SQLException {
        switch (dialect) {
            case H2 -> {}
            case POSTGRESQL -> execute(connection, "SET lock_timeout = '10s'");
            case MARIADB -> execute(connection, "SET SESSION lock_wait_timeout = 10, innodb_lock_wait_timeout = 10");
        }
    }

    /** Lets a statement fail from which a policy of the database hides rows: what is counted and walked over is to be all. */
    static void refuseHiddenRows(Connection connection, Dialect dialect) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            execute(connection, "SET row_security = off");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
