package io.kmsenc.keys;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work in a transaction on a connection of its own, and closes the connection. Threads share it. */
final class KeyTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(KeyTransactions.class);

    private final KeyConnections connections;
    private volatile @Nullable KeyTableDialect dialect;

    /** What is done within a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection, KeyTableDialect dialect) throws SQLException;
    }

    /** A commit failed: the work may be committed, or may yet be, or never. */
    static final class UnknownOutcomeException extends SQLException {

        private UnknownOutcomeException(SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
        }
    }

    KeyTransactions(KeyConnections connections) {
        this.connections = connections;
    }

    /** The database's dialect, once there was a connection. */
    Optional<KeyTableDialect> dialect() {
        return Optional.ofNullable(dialect);
    }

    /**
     * The result of committed work.
     *
     * @throws UnknownOutcomeException if the commit fails
     * @throws SQLException if anything fails before; then nothing is committed
     */
    <T> T run(Work<T> work) throws SQLException {
        Connection connection = connections.open();
        try {
            T result = begin(connection, work);
            commit(connection);
            return result;
        } finally {
            quietly("close", connection::close);
        }
    }

    private <T> T begin(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            KeyTableDialect known = dialect;
            if (known == null) {
                known = KeyTableDialect.of(connection);
                dialect = known;
            }
            connection.setTransactionIsolation(known.isolation());
            connection.setAutoCommit(false);
            T result = work.run(connection, known);
            done = true;
            return result;
        } finally {
            if (!done) {
                quietly("roll back", connection::rollback);
            }
        }
    }

    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new UnknownOutcomeException(e);
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    // After the work has its outcome, a connection that can't be closed or rolled back is dead and changes nothing.
    private static void quietly(String what, Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            LOG.debug("could not {} a connection of the data key table", what, e);
        }
    }
}
