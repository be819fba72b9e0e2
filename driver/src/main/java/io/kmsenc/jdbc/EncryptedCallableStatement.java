package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import java.io.Reader;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of a routine that is not known to touch a secret column; what it answers is looked at all the same. */
public abstract class EncryptedCallableStatement extends EncryptedOutParameters {

    /** Implemented by a generated class. */
    public interface Maker {
        EncryptedCallableStatement make(
                EncryptedConnection connection, CallableStatement call, String sql, PlannedStatement planned);
    }

    protected EncryptedCallableStatement(
            EncryptedConnection connection, CallableStatement call, String sql, PlannedStatement planned) {
        super(connection, call, sql, planned);
    }

    static EncryptedCallableStatement of(
            EncryptedConnection connection, CallableStatement call, String sql, PlannedStatement planned) {
        return connection
                .leaves
                .maker(LeafKind.CALLABLE_STATEMENT, Maker.class, call.getClass())
                .make(connection, call, sql, planned);
    }

    /** Whether what is asked for by a name must be looked for by its {@link #number}. */
    boolean knowsByNumber() {
        return false;
    }

    /** The number of a parameter. */
    protected int number(String name) throws SQLException {
        throw SqlErrors.noNamedParameter("the delegate looks for it");
    }

    @Override
    public @Nullable String getString(String name) throws SQLException {
        return knowsByNumber() ? getString(number(name)) : guard().plain(call.getString(name), "getString");
    }

    @Override
    public @Nullable String getNString(String name) throws SQLException {
        return knowsByNumber() ? getNString(number(name)) : guard().plain(call.getNString(name), "getNString");
    }

    @Override
    public byte @Nullable [] getBytes(String name) throws SQLException {
        return knowsByNumber() ? getBytes(number(name)) : guard().plain(call.getBytes(name), "getBytes");
    }

    @Override
    public @Nullable Reader getCharacterStream(String name) throws SQLException {
        return knowsByNumber()
                ? getCharacterStream(number(name))
                : guard().plain(call.getCharacterStream(name), "getCharacterStream");
    }

    @Override
    public @Nullable Reader getNCharacterStream(String name) throws SQLException {
        return knowsByNumber()
                ? getNCharacterStream(number(name))
                : guard().plain(call.getNCharacterStream(name), "getNCharacterStream");
    }

    @Override
    public @Nullable Clob getClob(String name) throws SQLException {
        return knowsByNumber() ? getClob(number(name)) : guard().plain(call.getClob(name), "getClob");
    }

    @Override
    public @Nullable NClob getNClob(String name) throws SQLException {
        return knowsByNumber() ? getNClob(number(name)) : guard().plain(call.getNClob(name), "getNClob");
    }

    @Override
    public @Nullable Blob getBlob(String name) throws SQLException {
        return knowsByNumber() ? getBlob(number(name)) : guard().plain(call.getBlob(name), "getBlob");
    }

    @Override
    public @Nullable Object getObject(String name) throws SQLException {
        return knowsByNumber() ? getObject(number(name)) : inside(call.getObject(name));
    }

    @Override
    public @Nullable Object getObject(String name, Map<String, Class<?>> map) throws SQLException {
        return knowsByNumber() ? getObject(number(name), map) : inside(call.getObject(name, map));
    }

    @Override
    public <T> @Nullable T getObject(String name, Class<T> type) throws SQLException {
        return knowsByNumber()
                ? getObject(number(name), type)
                : Unwrapping.cast(inside(call.getObject(name, type)), type);
    }

    @Override
    public @Nullable Array getArray(String name) throws SQLException {
        return knowsByNumber() ? getArray(number(name)) : (Array) inside(call.getArray(name));
    }

    // What a calendar does hangs on whether the driver is asked by a name.

    @Override
    public @Nullable Date getDate(String name, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = named(name);
        return rule == null ? call.getDate(name, calendar) : (Date) secret(number(name), rule, "getDate", calendar);
    }

    @Override
    public @Nullable Time getTime(String name, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = named(name);
        return rule == null ? call.getTime(name, calendar) : (Time) secret(number(name), rule, "getTime", calendar);
    }

    @Override
    public @Nullable Timestamp getTimestamp(String name, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = named(name);
        return rule == null
                ? call.getTimestamp(name, calendar)
                : (Timestamp) secret(number(name), rule, "getTimestamp", calendar);
    }

    private @Nullable ColumnRule named(String name) throws SQLException {
        return knowsByNumber() ? out(number(name)) : null;
    }
}
