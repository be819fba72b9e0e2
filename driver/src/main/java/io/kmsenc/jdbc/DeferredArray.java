package io.kmsenc.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An array that the application has made. The delegate gets its elements when the array is bound to a parameter that is
 * not secret, and not before.
 */
final class DeferredArray implements Array {

    private final Connection delegate;
    private final String typeName;
    private final Object[] elements;
    private @Nullable Array made;

    DeferredArray(Connection delegate, String typeName, Object[] elements) {
        this.delegate = delegate;
        this.typeName = typeName;
        this.elements = elements == null ? null : elements.clone();
    }

    /** The delegate's own array. */
    synchronized Array make() throws SQLException {
        if (made == null) {
            made = delegate.createArrayOf(typeName, elements);
        }
        return made;
    }

    /** The delegate's own array if {@code value} is one of ours, else {@code value}. */
    static @Nullable Object made(@Nullable Object value) throws SQLException {
        if (value instanceof GuardedArray guarded) {
            return guarded.delegate();
        }
        return value instanceof DeferredArray deferred ? deferred.make() : value;
    }

    @Override
    public String getBaseTypeName() {
        return typeName;
    }

    @Override
    public int getBaseType() throws SQLException {
        return make().getBaseType();
    }

    @Override
    public Object getArray() {
        return elements.clone();
    }

    @Override
    public Object getArray(Map<String, Class<?>> map) throws SQLException {
        return make().getArray(map);
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        return make().getArray(index, count);
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return make().getArray(index, count, map);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return make().getResultSet();
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return make().getResultSet(map);
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return make().getResultSet(index, count);
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return make().getResultSet(index, count, map);
    }

    @Override
    public synchronized void free() throws SQLException {
        if (made != null) {
            made.free();
        }
    }
}
