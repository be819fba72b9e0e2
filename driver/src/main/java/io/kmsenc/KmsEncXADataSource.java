package io.kmsenc;

import io.kmsenc.pool.EncryptedXAConnection;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections for a transaction manager: the delegate's XA connections, with their secret columns encrypted. Data
 * keys are written on connections of their own and committed at once; no branch holds one.
 */
public final class KmsEncXADataSource extends KmsEncCommonDataSource implements XADataSource {

    private static final long serialVersionUID = 1L;

    private @Nullable String xaDataSourceClassName;

    public KmsEncXADataSource() {}

    /**
     * The delegate's {@link XADataSource}, for a driver that kmsenc knows none of. It is made by its constructor without
     * parameters and needs the properties {@code url}, {@code user} and {@code password}. Null for the one that belongs to
     * the driver.
     */
    public @Nullable String getXaDataSourceClassName() {
        return xaDataSourceClassName;
    }

    public void setXaDataSourceClassName(@Nullable String name) {
        this.xaDataSourceClassName = name;
    }

    /** @throws SQLException if a property is missing or wrong, or there is no connection to be had */
    @Override
    public XAConnection getXAConnection() throws SQLException {
        return open(this::xa);
    }

    /** A connection as this user, whatever the properties say. */
    @Override
    public XAConnection getXAConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return open(user, password, this::xa);
    }

    private XAConnection xa(Destination destination) throws SQLException {
        XADataSource source = DelegateXADataSources.make(destination, xaDataSourceClassName);
        XAConnection delegate = source.getXAConnection();
        try {
            return encrypted(destination, delegate);
        } catch (SQLException | RuntimeException | Error e) {
            try {
                delegate.close();
            } catch (SQLException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
    }

    private static XAConnection encrypted(Destination destination, XAConnection delegate) throws SQLException {
        boolean h2 = destination.delegateUrl().contains(":h2:");
        KmsEncUrl url = destination.url();
        // but for H2's, the URL was given properties that are nobody's concern
        String shown = h2 && !url.isPrivate() ? null : url.shownUrl();
        Connection physical = destination.encrypted(delegate.getConnection(), shown);
        try {
            return new EncryptedXAConnection(physical, delegate, h2);
        } catch (SQLException e) {
            physical.close();
            throw e;
        }
    }
}
