package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections whose secret columns are encrypted, as {@link KmsEncDriver} does, by JavaBean properties in place of a
 * URL and {@code DriverManager}. It keeps no connections: put a pool in front of it, by naming this class where the pool
 * asks for a data source.
 */
public final class KmsEncDataSource extends KmsEncCommonDataSource implements DataSource {

    private static final long serialVersionUID = 1L;

    public KmsEncDataSource() {}

    /** @throws SQLException if a property is missing or wrong, or there is no connection to be had */
    @Override
    public Connection getConnection() throws SQLException {
        return open(Destination::connect);
    }

    /** A connection as this user, whatever the properties say. */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return open(user, password, Destination::connect);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    /** Itself; there is no other data source behind it. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw SqlErrors.unwrap(type);
    }
}
