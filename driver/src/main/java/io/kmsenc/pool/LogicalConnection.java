package io.kmsenc.pool;

import io.kmsenc.jdbc.SqlErrors;
import io.kmsenc.jdbc.StandIns;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One user's turn on a physical connection: the handles of everything that came from it, until it is given back. */
final class LogicalConnection {

    private final EncryptedPooledConnection pooled;
    private final Connection physical;
    private final Connection handle;
    /** The open statements, and their handles. */
    private final IdentityHashMap<Statement, Statement> statements = new IdentityHashMap<>();
    /** Why the turn is over; null as long as it isn't. */
    private final AtomicReference<@Nullable String> over = new AtomicReference<>();

    LogicalConnection(EncryptedPooledConnection pooled, Connection physical) {
        this.pooled = pooled;
        this.physical = physical;
        this.handle = (Connection) new ConnectionHandle(this, physical).proxy();
        StandIns.set(physical, handle);
    }

    Connection handle() {
        return handle;
    }

    Listeners listeners() {
        return pooled.listeners();
    }

    boolean isOpen() {
        return over.get() == null;
    }

    SQLException closedError() {
        return SqlErrors.closed("the connection " + over.get() + "; ask the pool for another one");
    }

    /** The user gives the connection back. A second time does nothing. */
    void close() throws SQLException {
        if (end("was closed")) {
            pooled.givenBack(this);
        }
    }

    /** Ends the physical connection at once, whatever another thread does on it. */
    void abort(Executor executor) throws SQLException {
        if (over.compareAndSet(null, "was aborted")) {
            pooled.abort(executor);
            listeners().connectionFailed(closedError());
        }
    }

    /** Closes all that came from the connection; false if that was done before. */
    boolean end(String why) {
        if (!over.compareAndSet(null, why)) {
            return false;
        }
        takeStatements().forEach(this::closeQuietly);
        return true;
    }

    private synchronized IdentityHashMap<Statement, Statement> takeStatements() {
        IdentityHashMap<Statement, Statement> taken = new IdentityHashMap<>();
        taken.putAll(statements);
        statements.clear();
        return taken;
    }

    private void closeQuietly(Statement statement, Statement handleOfIt) {
        try {
            statement.close();
        } catch (SQLException e) {
            // the connection itself is about to be reset, which tells whether it is of any further use
        }
        if (handleOfIt instanceof PreparedStatement prepared) {
            listeners().statementClosed(prepared);
        }
    }

    /** False if the statement was closed before. */
    synchronized boolean forget(Statement statement) {
        return statements.remove(statement) != null;
    }

    /**
     * A value as the user may have it: what belongs to the physical connection gets a handle. Result sets are the exception:
     * their methods are called for each value, they lead back to handles, and end with their statement.
     */
    @Nullable
    Object behindHandle(@Nullable Object value) {
        if (value == physical) {
            return handle;
        }
        if (value instanceof Statement statement) {
            return statement(statement);
        }
        return value instanceof DatabaseMetaData ? new Handle(this, value).proxy() : value;
    }

    private synchronized Statement statement(Statement statement) {
        Statement known = statements.get(statement);
        if (known != null) {
            return known;
        }
        Statement made = (Statement) new StatementHandle(this, statement).proxy();
        StandIns.set(statement, made);
        statements.put(statement, made);
        return made;
    }
}
