package io.kmsenc.jdbc;

import java.io.Reader;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of a routine that is not known to touch a secret column; what it answers is looked at all the same. */
public abstract class EncryptedCallableStatement extends EncryptedPreparedStatement implements CallableStatement {

    /** Implemented by a generated class. */
    public interface Maker {
        EncryptedCallableStatement make(
                EncryptedConnection connection, CallableStatement call, String sql, PlannedStatement planned);
    }

    /** Read by the generated class. */
    protected final CallableStatement call;

    protected EncryptedCallableStatement(
            EncryptedConnection connection, CallableStatement call, String sql, PlannedStatement planned) {
        super(connection, call, sql, planned);
        this.call = call;
    }

    static EncryptedCallableStatement of(
            EncryptedConnection connection, CallableStatement call, String sql, PlannedStatement planned) {
        return connection
                .leaves
                .maker(LeafKind.CALLABLE_STATEMENT, Maker.class, call.getClass())
                .make(connection, call, sql, planned);
    }

    @Override
    public @Nullable String getString(int index) throws SQLException {
        return CiphertextGuard.plain(call.getString(index), "getString");
    }

    @Override
    public @Nullable String getString(String name) throws SQLException {
        return CiphertextGuard.plain(call.getString(name), "getString");
    }

    @Override
    public @Nullable String getNString(int index) throws SQLException {
        return CiphertextGuard.plain(call.getNString(index), "getNString");
    }

    @Override
    public @Nullable String getNString(String name) throws SQLException {
        return CiphertextGuard.plain(call.getNString(name), "getNString");
    }

    @Override
    public byte @Nullable [] getBytes(int index) throws SQLException {
        return CiphertextGuard.plain(call.getBytes(index), "getBytes");
    }

    @Override
    public byte @Nullable [] getBytes(String name) throws SQLException {
        return CiphertextGuard.plain(call.getBytes(name), "getBytes");
    }

    @Override
    public @Nullable Object getObject(int index) throws SQLException {
        return inside(call.getObject(index));
    }

    @Override
    public @Nullable Object getObject(String name) throws SQLException {
        return inside(call.getObject(name));
    }

    @Override
    public @Nullable Object getObject(int index, Map<String, Class<?>> map) throws SQLException {
        return inside(call.getObject(index, map));
    }

    @Override
    public @Nullable Object getObject(String name, Map<String, Class<?>> map) throws SQLException {
        return inside(call.getObject(name, map));
    }

    @Override
    public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
        return Unwrapping.cast(inside(call.getObject(index, type)), type);
    }

    @Override
    public <T> @Nullable T getObject(String name, Class<T> type) throws SQLException {
        return Unwrapping.cast(inside(call.getObject(name, type)), type);
    }

    private @Nullable Object inside(@Nullable Object value) throws SQLException {
        return connection.inside(this, value);
    }

    @Override
    public @Nullable Array getArray(int index) throws SQLException {
        return (Array) inside(call.getArray(index));
    }

    @Override
    public @Nullable Array getArray(String name) throws SQLException {
        return (Array) inside(call.getArray(name));
    }

    @Override
    public @Nullable Reader getCharacterStream(int index) throws SQLException {
        return CiphertextGuard.plain(call.getCharacterStream(index), "getCharacterStream");
    }

    @Override
    public @Nullable Reader getCharacterStream(String name) throws SQLException {
        return CiphertextGuard.plain(call.getCharacterStream(name), "getCharacterStream");
    }

    @Override
    public @Nullable Reader getNCharacterStream(int index) throws SQLException {
        return CiphertextGuard.plain(call.getNCharacterStream(index), "getNCharacterStream");
    }

    @Override
    public @Nullable Reader getNCharacterStream(String name) throws SQLException {
        return CiphertextGuard.plain(call.getNCharacterStream(name), "getNCharacterStream");
    }

    @Override
    public @Nullable Clob getClob(int index) throws SQLException {
        return CiphertextGuard.plain(call.getClob(index), "getClob");
    }

    @Override
    public @Nullable Clob getClob(String name) throws SQLException {
        return CiphertextGuard.plain(call.getClob(name), "getClob");
    }

    @Override
    public @Nullable NClob getNClob(int index) throws SQLException {
        return CiphertextGuard.plain(call.getNClob(index), "getNClob");
    }

    @Override
    public @Nullable NClob getNClob(String name) throws SQLException {
        return CiphertextGuard.plain(call.getNClob(name), "getNClob");
    }

    @Override
    public @Nullable Blob getBlob(int index) throws SQLException {
        return CiphertextGuard.plain(call.getBlob(index), "getBlob");
    }

    @Override
    public @Nullable Blob getBlob(String name) throws SQLException {
        return CiphertextGuard.plain(call.getBlob(name), "getBlob");
    }
}
