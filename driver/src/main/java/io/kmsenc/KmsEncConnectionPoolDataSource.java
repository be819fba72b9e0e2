package io.kmsenc;

import io.kmsenc.pool.EncryptedPooledConnection;
import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/**
 * Opens physical connections for a pool that asks for {@code ConnectionPoolDataSource}: each lends its one encrypted
 * connection to one user after the other. It is no pool itself.
 */
public final class KmsEncConnectionPoolDataSource extends KmsEncCommonDataSource implements ConnectionPoolDataSource {

    private static final long serialVersionUID = 1L;

    public KmsEncConnectionPoolDataSource() {}

    /** @throws SQLException if a property is missing or wrong, or there is no connection to be had */
    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        return open(KmsEncConnectionPoolDataSource::pooled);
    }

    /** A connection as this user, whatever the properties say. */
    @Override
    public PooledConnection getPooledConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return open(user, password, KmsEncConnectionPoolDataSource::pooled);
    }

    private static PooledConnection pooled(Destination destination) throws SQLException {
        return new EncryptedPooledConnection(destination.connect());
    }
}
