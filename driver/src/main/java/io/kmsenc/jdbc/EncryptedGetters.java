package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The getters of a result set, by a column's number; those by label go the same way. */
public abstract class EncryptedGetters implements ResultSet {

    /** Read by the generated class. */
    protected final ResultSet delegate;

    private @Nullable TypedValue values;

    EncryptedGetters(ResultSet delegate) {
        this.delegate = delegate;
    }

    /** The rule under which a column's values are decrypted, or null if they aren't. */
    abstract @Nullable ColumnRule rule(int index);

    abstract Session session();

    /** How far values that aren't known to be secret are looked into. */
    abstract CiphertextGuard guard();

    /** A value that isn't secret, with what it leads to wrapped; one that holds a ciphertext is an error. */
    abstract @Nullable Object inside(@Nullable Object value) throws SQLException;

    /** Made once, for the first secret value of a result. */
    private TypedValue values() {
        TypedValue made = values;
        if (made == null) {
            made = new TypedValue(session(), StoredRow.of(delegate));
            values = made;
        }
        return made;
    }

    private @Nullable Object secret(int index, ColumnRule rule, String getter, @Nullable Calendar calendar)
            throws SQLException {
        return values().read(index, rule, getter, calendar);
    }

    private @Nullable Object secret(int index, ColumnRule rule, String getter) throws SQLException {
        return secret(index, rule, getter, (Calendar) null);
    }

    @Override
    public @Nullable String getString(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null
                ? guard().plain(delegate.getString(index), "getString")
                : (String) secret(index, rule, "getString");
    }

    @Override
    public @Nullable String getNString(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null
                ? guard().plain(delegate.getNString(index), "getNString")
                : (String) secret(index, rule, "getNString");
    }

    @Override
    public byte @Nullable [] getBytes(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null
                ? guard().plain(delegate.getBytes(index), "getBytes")
                : (byte[]) secret(index, rule, "getBytes");
    }

    @Override
    public @Nullable Object getObject(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? inside(delegate.getObject(index)) : values().object(index, rule, "getObject");
    }

    @Override
    public @Nullable Object getObject(int index, Map<String, Class<?>> map) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? inside(delegate.getObject(index, map)) : values().object(index, rule, "getObject(Map)");
    }

    @Override
    public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            return Unwrapping.cast(inside(delegate.getObject(index, type)), type);
        }
        Object read = secret(index, rule, TypedValue.getter(type));
        return read == null ? null : type.cast(TypedValue.as(type, read));
    }

    @Override
    public boolean getBoolean(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getBoolean(index) : values().scalar(index, rule, "getBoolean", false);
    }

    @Override
    public byte getByte(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getByte(index) : values().scalar(index, rule, "getByte", (byte) 0);
    }

    @Override
    public short getShort(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getShort(index) : values().scalar(index, rule, "getShort", (short) 0);
    }

    @Override
    public int getInt(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getInt(index) : values().scalar(index, rule, "getInt", 0);
    }

    @Override
    public long getLong(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getLong(index) : values().scalar(index, rule, "getLong", 0L);
    }

    @Override
    public float getFloat(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getFloat(index) : values().scalar(index, rule, "getFloat", 0f);
    }

    @Override
    public double getDouble(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getDouble(index) : values().scalar(index, rule, "getDouble", 0d);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getBigDecimal(index) : (BigDecimal) secret(index, rule, "getBigDecimal");
    }

    @Override
    @Deprecated // by JDBC
    public @Nullable BigDecimal getBigDecimal(int index, int scale) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            return delegate.getBigDecimal(index, scale);
        }
        BigDecimal value = (BigDecimal) secret(index, rule, "getBigDecimal");
        return value == null ? null : rounded(rule, value, scale);
    }

    // Of what lies halfway one driver takes the even digit, another the lower one.
    static BigDecimal rounded(ColumnRule rule, BigDecimal value, int scale) throws SQLException {
        BigDecimal up = scale < 0 ? null : value.setScale(scale, RoundingMode.HALF_UP);
        if (up == null || up.compareTo(value.setScale(scale, RoundingMode.HALF_DOWN)) != 0) {
            throw SqlErrors.unsuitableAccess(
                    rule, "getBigDecimal of " + scale + " fraction digits", "use the method without a scale");
        }
        return up;
    }

    @Override
    public @Nullable Date getDate(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getDate(index) : (Date) secret(index, rule, "getDate");
    }

    @Override
    public @Nullable Date getDate(int index, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getDate(index, calendar) : (Date) secret(index, rule, "getDate", calendar);
    }

    @Override
    public @Nullable Time getTime(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getTime(index) : (Time) secret(index, rule, "getTime");
    }

    @Override
    public @Nullable Time getTime(int index, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getTime(index, calendar) : (Time) secret(index, rule, "getTime", calendar);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null ? delegate.getTimestamp(index) : (Timestamp) secret(index, rule, "getTimestamp");
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null
                ? delegate.getTimestamp(index, calendar)
                : (Timestamp) secret(index, rule, "getTimestamp", calendar);
    }

    @Override
    public @Nullable Reader getCharacterStream(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null
                ? guard().plain(delegate.getCharacterStream(index), "getCharacterStream")
                : readerOf((String) secret(index, rule, "getCharacterStream"));
    }

    @Override
    public @Nullable Reader getNCharacterStream(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null
                ? guard().plain(delegate.getNCharacterStream(index), "getNCharacterStream")
                : readerOf((String) secret(index, rule, "getNCharacterStream"));
    }

    static @Nullable Reader readerOf(@Nullable String text) {
        return text == null ? null : new StringReader(text);
    }

    @Override
    public @Nullable InputStream getAsciiStream(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null
                ? guard().plain(delegate.getAsciiStream(index), "getAsciiStream")
                : stream(secret(index, rule, "getAsciiStream"));
    }

    @Override
    public @Nullable InputStream getBinaryStream(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null
                ? guard().plain(delegate.getBinaryStream(index), "getBinaryStream")
                : stream(secret(index, rule, "getBinaryStream"));
    }

    // The text of a number or date is ASCII.
    static @Nullable InputStream stream(@Nullable Object read) {
        if (read == null) {
            return null;
        }
        return new ByteArrayInputStream(
                read instanceof String text ? text.getBytes(StandardCharsets.US_ASCII) : (byte[]) read);
    }

    @Override
    public @Nullable Clob getClob(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null
                ? guard().plain(delegate.getClob(index), "getClob")
                : clob((String) secret(index, rule, "getClob"));
    }

    @Override
    public @Nullable NClob getNClob(int index) throws SQLException {
        ColumnRule rule = rule(index);
        return rule == null
                ? guard().plain(delegate.getNClob(index), "getNClob")
                : clob((String) secret(index, rule, "getNClob"));
    }

    static @Nullable NClob clob(@Nullable String text) {
        return text == null ? null : new MemoryClob(text);
    }

    @Override
    public @Nullable Blob getBlob(int index) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            return guard().plain(delegate.getBlob(index), "getBlob");
        }
        byte[] bytes = (byte[]) secret(index, rule, "getBlob");
        return bytes == null ? null : new MemoryBlob(bytes);
    }
}
