package io.kmsenc.jdbc;

import io.kmsenc.sql.StatementEffect;
import java.sql.Connection;

/**
 * What an encrypted connection must be told of transactions that end past its own methods, by a transaction manager. As
 * safe for threads as the connection.
 */
public final class Branches {

    private final Session session;

    private Branches(Session session) {
        this.session = session;
    }

    /** Those of a connection that an {@link EncryptedDatabase} has wrapped. */
    public static Branches of(Connection encrypted) {
        return new Branches(((EncryptedConnection) encrypted).session);
    }

    /** What the connection's branch has changed may no longer be seen, and may be seen again. */
    public void mayHaveReverted() {
        session.mayHaveReverted();
    }

    /** The connection's own branch was committed or rolled back. */
    public void completed() {
        session.transactionEnded();
    }

    /** Another's branch was committed or rolled back, and may have changed the schema. */
    public void completedElsewhere() {
        session.executed(StatementEffect.SCHEMA);
    }
}
