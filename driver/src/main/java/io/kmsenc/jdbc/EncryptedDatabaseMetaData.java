package io.kmsenc.jdbc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The delegate's metadata, with the connection and the result sets inside the wrapper. */
abstract class EncryptedDatabaseMetaData implements DatabaseMetaData {

    private static final MethodHandle LEAF = Leaves.constructor(
            EncryptedDatabaseMetaData.class,
            DatabaseMetaData.class,
            "delegate",
            MethodType.methodType(
                    EncryptedDatabaseMetaData.class, EncryptedConnection.class, DatabaseMetaData.class, String.class));

    final DatabaseMetaData delegate;
    private final EncryptedConnection connection;
    private final @Nullable String url;

    EncryptedDatabaseMetaData(EncryptedConnection connection, DatabaseMetaData delegate, @Nullable String url) {
        this.connection = connection;
        this.delegate = delegate;
        this.url = url;
    }

    static EncryptedDatabaseMetaData of(
            EncryptedConnection connection, DatabaseMetaData delegate, @Nullable String url) {
        try {
            return (EncryptedDatabaseMetaData) LEAF.invokeExact(connection, delegate, url);
        } catch (Throwable e) {
            throw Leaves.failed(e);
        }
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    /** The delegate's own URL: tools know the database by it. */
    @Override
    public String getURL() throws SQLException {
        return url == null ? delegate.getURL() : url;
    }

    ResultSet wrap(ResultSet result) {
        return EncryptedResultSet.of(connection, null, result, io.kmsenc.sql.StatementPlan.untouched());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Unwrapping.unwrap(this, type);
    }

    @Override
    public String toString() {
        return "kmsenc:" + delegate;
    }
}
