package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Which database a connection has reached, and whether its strings are read as this driver reads them. */
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
     * Settings of the server may change where a string in SQL ends, or let it cut values that are too long.
     *
     * @throws SQLException if they do: a secret could be taken for something else, or be lost
     */
    static void requireKnownSettings(Connection connection, Dialect dialect) throws SQLException {
        switch (dialect) {
            case H2 -> {}
            case POSTGRESQL -> {
                if (!setting(connection, "SHOW standard_conforming_strings").equals("on")) {
                    throw SqlErrors.delegate(
                            "standard_conforming_strings is off: backslashes in strings would be read otherwise than "
                                    + "kmsenc reads them; switch it on for this user or database");
                }
            }
            case MARIADB -> {
                String mode = setting(connection, "SELECT @@sql_mode");
                if (!mode.contains("STRICT_")) {
                    throw SqlErrors.delegate(
                            "sql_mode is not strict: a ciphertext that is too long for its column would "
                                    + "be cut in silence; add STRICT_TRANS_TABLES to sql_mode for this user or server");
                }
                for (String refused : new String[] {"ANSI_QUOTES", "NO_BACKSLASH_ESCAPES"}) {
                    if (mode.contains(refused)) {
                        throw SqlErrors.delegate("sql_mode has " + refused + ": strings would be read otherwise than "
                                + "kmsenc reads them; remove it from sql_mode for this user or server");
                    }
                }
            }
        }
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

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String setting(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getString(1) : "";
        }
    }
}
