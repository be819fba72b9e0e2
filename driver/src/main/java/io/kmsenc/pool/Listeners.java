package io.kmsenc.pool;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;

/** Who wants to know what becomes of a pooled connection. A listener may remove itself while it is told. */
final class Listeners {

    private final PooledConnection source;
    private final List<ConnectionEventListener> ofConnection = new CopyOnWriteArrayList<>();
    private final List<StatementEventListener> ofStatements = new CopyOnWriteArrayList<>();

    Listeners(PooledConnection source) {
        this.source = source;
    }

    void add(ConnectionEventListener listener) {
        ofConnection.add(listener);
    }

    void remove(ConnectionEventListener listener) {
        ofConnection.remove(listener);
    }

    void add(StatementEventListener listener) {
        ofStatements.add(listener);
    }

    void remove(StatementEventListener listener) {
        ofStatements.remove(listener);
    }

    void connectionClosed() {
        ofConnection.forEach(listener -> listener.connectionClosed(new ConnectionEvent(source)));
    }

    void connectionFailed(SQLException e) {
        ofConnection.forEach(listener -> listener.connectionErrorOccurred(new ConnectionEvent(source, e)));
    }

    void statementClosed(PreparedStatement statement) {
        ofStatements.forEach(listener -> listener.statementClosed(new StatementEvent(source, statement)));
    }

    void statementFailed(PreparedStatement statement, SQLException e) {
        ofStatements.forEach(listener -> listener.statementErrorOccurred(new StatementEvent(source, statement, e)));
    }
}
