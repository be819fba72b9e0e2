package io.kmsenc.jdbc;

import io.kmsenc.sql.StatementPlan;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An array that the application has made. The delegate gets its elements when the array is bound to a parameter that is
 * not secret, or its result set is asked for, and not before.
 */
final class DeferredArray implements Array {

    private final EncryptedConnection connection;
    private final String typeName;
    private final Object[] elements;
    private @Nullable Array made;

    DeferredArray(EncryptedConnection connection, String typeName, Object[] elements) {
        this.connection = connection;
        this.typeName = typeName;
        this.elements = elements == null ? null : elements.clone();
    }

    /** The array of a Java array of any kind; primitive elements are boxed. */
    static DeferredArray of(EncryptedConnection connection, String typeName, @Nullable Object elements)
            throws SQLException {
        if (elements == null || elements instanceof Object[]) {
            return new DeferredArray(connection, typeName, (Object[]) elements);
        }
        if (!elements.getClass().isArray()) {
            throw SqlErrors.noArray();
        }
        int length = java.lang.reflect.Array.getLength(elements);
        Class<?> boxed = java.lang.invoke.MethodType.methodType(
                        elements.getClass().getComponentType())
                .wrap()
                .returnType();
        Object[] copy = (Object[]) java.lang.reflect.Array.newInstance(boxed, length);
        for (int i = 0; i < length; i++) {
            copy[i] = java.lang.reflect.Array.get(elements, i);
        }
        return new DeferredArray(connection, typeName, copy);
    }

    /** The delegate's own array. */
    synchronized Array make() throws SQLException {
        if (made == null) {
            made = connection.delegate.createArrayOf(typeName, elements);
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

    // Its result sets stay inside the wrapper.
    private GuardedArray inside() throws SQLException {
        return new GuardedArray(connection, make(), StatementPlan.untouched());
    }

    @Override
    public String getBaseTypeName() {
        return typeName;
    }

    @Override
    public int getBaseType() throws SQLException {
        Object[] alike = Arrays.stream(elements).map(DeferredArray::alike).toArray();
        return connection.delegate.createArrayOf(typeName, alike).getBaseType();
    }

    // H2 judges by the elements; of the kinds that may be secret it gets empty ones.
    private static @Nullable Object alike(@Nullable Object element) {
        return element instanceof String ? "" : element instanceof byte[] ? new byte[0] : element;
    }

    @Override
    public Object getArray() {
        return elements.clone();
    }

    @Override
    public Object getArray(Map<String, Class<?>> map) {
        return getArray();
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        if (index < 1 || count < 0 || index - 1 + count > elements.length) {
            throw SqlErrors.outside(index, count);
        }
        return Arrays.copyOfRange(elements, (int) index - 1, (int) index - 1 + count);
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getArray(index, count);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return inside().getResultSet();
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return inside().getResultSet(map);
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return inside().getResultSet(index, count);
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return inside().getResultSet(index, count, map);
    }

    @Override
    public synchronized void free() throws SQLException {
        if (made != null) {
            made.free();
        }
    }
}
