package io.kmsenc.pool;

import io.kmsenc.jdbc.Branches;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/**
 * An encrypted connection whose transactions a transaction manager may end, through the delegate's XA resource. While a
 * branch is open, giving the connection back leaves its work alone.
 */
public final class EncryptedXAConnection extends EncryptedPooledConnection implements XAConnection {

    private final XAConnection delegate;
    private final BranchResource resource;

    /**
     * @param physical the delegate's connection, encrypted
     * @param staysWhenPrepared whether the database leaves a prepared branch with its connection, so that a rollback of the
     *     connection would end it
     */
    public EncryptedXAConnection(Connection physical, XAConnection delegate, boolean staysWhenPrepared)
            throws SQLException {
        super(physical);
        this.delegate = delegate;
        this.resource = new BranchResource(delegate.getXAResource(), Branches.of(physical), staysWhenPrepared);
    }

    /** The delegate's, behind an object that leads to no connection. */
    @Override
    public XAResource getXAResource() {
        return resource;
    }

    @Override
    boolean isInBranch() {
        return resource.isInBranch();
    }

    @Override
    public void close() throws SQLException {
        try {
            super.close();
        } finally {
            delegate.close();
        }
    }
}
