package io.kmsenc.pool;

import io.kmsenc.jdbc.OwnProperties;
import io.kmsenc.jdbc.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/**
 * One encrypted connection, lent to one user at a time. What a user left behind is undone before the next one has it: open
 * statements, an open transaction, auto-commit switched off, warnings. Other settings stay, as with the drivers of the
 * databases.
 *
 * <p>{@code connectionErrorOccurred} is fired for errors that leave the connection of no further use, and never for a
 * refusal of kmsenc. {@code statementErrorOccurred} is fired for the same errors, where a prepared statement met them.
 *
 * <p>A pool's thread and the user's may share it.
 */
public class EncryptedPooledConnection implements PooledConnection {

    private final Connection physical;
    private final Listeners listeners = new Listeners(this);
    private final AtomicReference<@Nullable LogicalConnection> lent = new AtomicReference<>();
    /** Closed or aborted. A delegate may not tell: abort of H2 leaves a connection open. */
    private volatile boolean ended;

    /** @param physical an encrypted connection, from now on this object's alone */
    public EncryptedPooledConnection(Connection physical) {
        this.physical = physical;
    }

    /**
     * A connection for the next user. One that was lent before is closed, without an event, and its transaction rolled
     * back.
     */
    @Override
    public Connection getConnection() throws SQLException {
        try {
            if (ended || physical.isClosed()) {
                throw SqlErrors.closed("the pooled connection was closed; ask the data source for a new one");
            }
            take("was closed when its pool lent the connection again");
            reset();
        } catch (SQLException e) {
            listeners.connectionFailed(e);
            throw e;
        }
        LogicalConnection next = new LogicalConnection(this, physical);
        lent.set(next);
        return next.handle();
    }

    private void take(String why) {
        LogicalConnection previous = lent.getAndSet(null);
        if (previous != null) {
            previous.end(why);
        }
    }

    /** To be called when a user has given the connection back, and its statements are closed. */
    final void givenBack(LogicalConnection logical) throws SQLException {
        lent.compareAndSet(logical, null);
        try {
            if (physical.isClosed()) {
                // it broke where no handle could see it, in a result set
                listeners.connectionFailed(SqlErrors.closed("the pooled connection broke while it was lent"));
            } else {
                reset();
            }
        } catch (SQLException e) {
            listeners.connectionFailed(e);
            throw e;
        } finally {
            listeners.connectionClosed();
        }
    }

    /** To be called when a user aborts the connection. */
    final void abort(Executor executor) throws SQLException {
        ended = true;
        physical.abort(executor);
    }

    private void reset() throws SQLException {
        if (!isInBranch() && !physical.getAutoCommit()) {
            physical.rollback();
            physical.setAutoCommit(true);
        }
        physical.setClientInfo(OwnProperties.SCOPE, null);
        physical.clearWarnings();
    }

    /** Whether the transaction is one that somebody else ends. */
    boolean isInBranch() {
        return false;
    }

    final Listeners listeners() {
        return listeners;
    }

    /** Closes the physical connection, and what was lent of it. */
    @Override
    public void close() throws SQLException {
        ended = true;
        take("was closed with its pool's connection");
        physical.close();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void addStatementEventListener(StatementEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeStatementEventListener(StatementEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public String toString() {
        return "pooled " + physical;
    }
}
