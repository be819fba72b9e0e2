package io.kmsenc.jdbc;

import io.kmsenc.sql.StatementPlan;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An array from a result: its elements are looked at for ciphertexts, and its result sets stay inside the wrapper. */
final class GuardedArray implements Array {

    private final EncryptedConnection connection;
    private final Array delegate;
    private final StatementPlan plan;

    /** @param plan of the statement whose result the array is from */
    GuardedArray(EncryptedConnection connection, Array delegate, StatementPlan plan) {
        this.plan = plan;
        this.connection = connection;
        this.delegate = delegate;
    }

    /** The delegate's own array, to be bound to a parameter. */
    Array delegate() {
        return delegate;
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        return delegate.getBaseTypeName();
    }

    @Override
    public int getBaseType() throws SQLException {
        return delegate.getBaseType();
    }

    @Override
    public @Nullable Object getArray() throws SQLException {
        return plain(delegate.getArray());
    }

    @Override
    public @Nullable Object getArray(Map<String, Class<?>> map) throws SQLException {
        return plain(delegate.getArray(map));
    }

    @Override
    public @Nullable Object getArray(long index, int count) throws SQLException {
        return plain(delegate.getArray(index, count));
    }

    @Override
    public @Nullable Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return plain(delegate.getArray(index, count, map));
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return inside(delegate.getResultSet());
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return inside(delegate.getResultSet(map));
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return inside(delegate.getResultSet(index, count));
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return inside(delegate.getResultSet(index, count, map));
    }

    @Override
    public void free() throws SQLException {
        delegate.free();
    }

    /** What the delegate shows is the value itself. */
    @Override
    public String toString() {
        String shown = String.valueOf(delegate);
        boolean found = CiphertextSearch.finds(shown.getBytes(StandardCharsets.UTF_8));
        return found ? Unwrapping.name(this, delegate) : shown;
    }

    private ResultSet inside(ResultSet result) {
        return EncryptedResultSet.of(connection, null, result, plan.furtherResults());
    }

    private @Nullable Object plain(@Nullable Object elements) throws SQLException {
        return connection.inside(null, elements, plan);
    }
}
