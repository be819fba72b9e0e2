package io.kmsenc.walk;

import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Prepares connections for a walk. */
public final class WalkSession {

    private WalkSession() {}

    /**
     * Sees to it that nothing is read that isn't committed, that a value which is too long is an error, and that no lock is
     * waited for longer than three seconds; ends auto-commit.
     */
    public static void prepare(Connection connection, Dialect dialect) throws SQLException {
        connection.setAutoCommit(true);
        connection.setTransactionIsolation(isolation(connection, dialect));
        switch (dialect) {
            // Rows of a page are then read as they are asked for.
            case H2 -> run(connection, "SET LAZY_QUERY_EXECUTION 1", "SET LOCK_TIMEOUT 3000");
            case POSTGRESQL -> run(connection, "SET lock_timeout = '3s'");
            case MARIADB ->
                run(
                        connection,
                        "SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES'), innodb_lock_wait_timeout = 3");
        }
        connection.setAutoCommit(false);
    }

    // A server that logs statements refuses them at the lower isolation.
    private static int isolation(Connection connection, Dialect dialect) throws SQLException {
        return dialect == Dialect.MARIADB && logsStatements(connection)
                ? Connection.TRANSACTION_REPEATABLE_READ
                : Connection.TRANSACTION_READ_COMMITTED;
    }

    private static boolean logsStatements(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@log_bin, @@binlog_format")) {
            row.next();
            return row.getInt(1) == 1
                    && row.getString(2).toUpperCase(Locale.ROOT).equals("STATEMENT");
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
