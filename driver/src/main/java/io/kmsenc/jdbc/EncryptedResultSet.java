package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.sql.StatementPlan;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result set. A column that comes from a secret column is decrypted; any other is handed on, unless it turns out to
 * hold a ciphertext.
 */
public abstract class EncryptedResultSet extends EncryptedUpdates {

    /** Implemented by a generated class. */
    public interface Maker {
        EncryptedResultSet make(
                EncryptedConnection connection,
                @Nullable EncryptedStatement statement,
                ResultSet delegate,
                StatementPlan plan);
    }

    private @Nullable EncryptedStatement statement;

    protected EncryptedResultSet(
            EncryptedConnection connection,
            @Nullable EncryptedStatement statement,
            ResultSet delegate,
            StatementPlan plan) {
        super(connection, delegate, plan);
        this.statement = statement;
    }

    static EncryptedResultSet of(
            EncryptedConnection connection,
            @Nullable EncryptedStatement statement,
            ResultSet delegate,
            StatementPlan plan) {
        return connection
                .leaves
                .maker(LeafKind.RESULT_SET, Maker.class, delegate.getClass())
                .make(connection, statement, delegate, plan);
    }

    boolean wraps(ResultSet result, StatementPlan by) {
        return delegate == result && plan == by;
    }

    /** Called by the generated class before a method that can neither encrypt nor decrypt, for the column's number. */
    protected final int requirePlain(int index, String method) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null) {
            throw SqlErrors.unsuitableAccess(rule, method, remedy(rule, method));
        }
        return index;
    }

    private static String remedy(ColumnRule rule, String method) {
        if (method.startsWith("update")) {
            return SecretUpdates.remedy(rule);
        }
        return switch (rule.type()) {
            case TEXT -> "use getString";
            case BINARY -> "use getBytes";
            default -> TypedValue.remedy(rule);
        };
    }

    private static boolean isTyped(ColumnRule rule) {
        return !rule.type().isString();
    }

    /** The value of a column that is neither text nor binary, as the getter gives it. */
    private @Nullable Object typed(int index, ColumnRule rule, String getter, @Nullable Calendar calendar)
            throws SQLException {
        return new TypedValue(connection.session).read(rule, delegate.getString(index), getter, calendar);
    }

    /** The same for a getter of a primitive, which gives {@code none} for NULL. */
    private <T> T typed(int index, ColumnRule rule, String getter, T none) throws SQLException {
        Object value = typed(index, rule, getter, (Calendar) null);
        @SuppressWarnings("unchecked") // the getter's row of the table gives this class
        T found = value == null ? none : (T) value;
        return found;
    }

    private @Nullable String text(int index, ColumnRule rule, String method) throws SQLException {
        if (isTyped(rule)) {
            return (String) typed(index, rule, method, (Calendar) null);
        }
        if (rule.type() != LogicalType.TEXT) {
            throw SqlErrors.unsuitableAccess(rule, method, remedy(rule, method));
        }
        String stored = delegate.getString(index);
        return stored == null ? null : connection.session.decryptText(rule, stored);
    }

    private byte @Nullable [] binary(int index, ColumnRule rule, String method) throws SQLException {
        if (isTyped(rule)) {
            return (byte[]) typed(index, rule, method, (Calendar) null);
        }
        if (rule.type() != LogicalType.BINARY) {
            throw SqlErrors.unsuitableAccess(rule, method, remedy(rule, method));
        }
        byte[] stored = delegate.getBytes(index);
        return stored == null ? null : connection.session.decryptBinary(rule, stored);
    }

    /** The bytes of either type: a text's are its UTF-8 form. */
    private byte @Nullable [] octets(int index, ColumnRule rule, String method) throws SQLException {
        if (rule.type() != LogicalType.TEXT) {
            return binary(index, rule, method);
        }
        String text = text(index, rule, method);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String getString(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        return rule == null
                ? CiphertextGuard.plain(delegate.getString(index), "getString")
                : text(index, rule, "getString");
    }

    @Override
    public @Nullable String getNString(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        return rule == null
                ? CiphertextGuard.plain(delegate.getNString(index), "getNString")
                : text(index, rule, "getNString");
    }

    @Override
    public byte @Nullable [] getBytes(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null) {
            return octets(index, rule, "getBytes");
        }
        return CiphertextGuard.plain(delegate.getBytes(index), "getBytes");
    }

    @Override
    public @Nullable Object getObject(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule == null) {
            return inside(delegate.getObject(index));
        }
        if (isTyped(rule)) {
            return typed(index, rule, "getObject", (Calendar) null);
        }
        return rule.type() == LogicalType.TEXT ? text(index, rule, "getObject") : binary(index, rule, "getObject");
    }

    @Override
    public @Nullable Object getObject(int index, Map<String, Class<?>> map) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule == null) {
            return inside(delegate.getObject(index, map));
        }
        return isTyped(rule) ? typed(index, rule, "getObject(Map)", (Calendar) null) : getObject(index);
    }

    @Override
    public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule == null) {
            return Unwrapping.cast(inside(delegate.getObject(index, type)), type);
        }
        if (isTyped(rule)) {
            Object read = typed(index, rule, TypedValue.getter(type), (Calendar) null);
            return read == null ? null : type.cast(TypedValue.as(type, read));
        }
        Object value =
                rule.type() == LogicalType.TEXT ? text(index, rule, "getObject") : binary(index, rule, "getObject");
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            value = SecretText.as(rule, text, type);
        }
        if (!type.isInstance(value)) {
            throw SqlErrors.unsuitableAccess(rule, "getObject as " + type.getName(), remedy(rule, "getObject"));
        }
        return type.cast(value);
    }

    private @Nullable Object inside(@Nullable Object value) throws SQLException {
        return connection.inside(statement, value);
    }

    @Override
    public @Nullable Array getArray(int index) throws SQLException {
        Array array = delegate.getArray(requirePlain(index, "getArray"));
        return array == null ? null : new GuardedArray(connection, array);
    }

    @Override
    public boolean getBoolean(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return typed(index, rule, "getBoolean", false);
        }
        if (rule == null) {
            return delegate.getBoolean(index);
        }
        String text = text(index, rule, "getBoolean");
        return text != null && SecretText.bool(rule, text);
    }

    @Override
    public byte getByte(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return typed(index, rule, "getByte", (byte) 0);
        }
        return rule == null
                ? delegate.getByte(index)
                : (byte) integer(index, rule, Byte.MIN_VALUE, Byte.MAX_VALUE, "getByte");
    }

    @Override
    public short getShort(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return typed(index, rule, "getShort", (short) 0);
        }
        return rule == null
                ? delegate.getShort(index)
                : (short) integer(index, rule, Short.MIN_VALUE, Short.MAX_VALUE, "getShort");
    }

    @Override
    public int getInt(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return typed(index, rule, "getInt", 0);
        }
        return rule == null
                ? delegate.getInt(index)
                : (int) integer(index, rule, Integer.MIN_VALUE, Integer.MAX_VALUE, "getInt");
    }

    @Override
    public long getLong(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return typed(index, rule, "getLong", 0L);
        }
        return rule == null ? delegate.getLong(index) : integer(index, rule, Long.MIN_VALUE, Long.MAX_VALUE, "getLong");
    }

    private long integer(int index, ColumnRule rule, long least, long most, String method) throws SQLException {
        String text = text(index, rule, method);
        return text == null ? 0 : SecretText.integer(rule, text, least, most, method);
    }

    @Override
    public float getFloat(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return typed(index, rule, "getFloat", 0f);
        }
        if (rule == null) {
            return delegate.getFloat(index);
        }
        String text = text(index, rule, "getFloat");
        return text == null ? 0 : SecretText.decimal(rule, text, "getFloat").floatValue();
    }

    @Override
    public double getDouble(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return typed(index, rule, "getDouble", 0d);
        }
        if (rule == null) {
            return delegate.getDouble(index);
        }
        String text = text(index, rule, "getDouble");
        return text == null ? 0 : SecretText.decimal(rule, text, "getDouble").doubleValue();
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return (BigDecimal) typed(index, rule, "getBigDecimal", (Calendar) null);
        }
        if (rule == null) {
            return delegate.getBigDecimal(index);
        }
        String text = text(index, rule, "getBigDecimal");
        return text == null ? null : SecretText.decimal(rule, text, "getBigDecimal");
    }

    @Override
    public @Nullable Date getDate(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return (Date) typed(index, rule, "getDate", (Calendar) null);
        }
        if (rule == null) {
            return delegate.getDate(index);
        }
        String text = text(index, rule, "getDate");
        return text == null ? null : SecretText.date(rule, text);
    }

    @Override
    public @Nullable Time getTime(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return (Time) typed(index, rule, "getTime", (Calendar) null);
        }
        if (rule == null) {
            return delegate.getTime(index);
        }
        String text = text(index, rule, "getTime");
        return text == null ? null : SecretText.time(rule, text);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return (Timestamp) typed(index, rule, "getTimestamp", (Calendar) null);
        }
        if (rule == null) {
            return delegate.getTimestamp(index);
        }
        String text = text(index, rule, "getTimestamp");
        return text == null ? null : SecretText.timestamp(rule, text);
    }

    @Override
    public @Nullable Date getDate(int index, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return (Date) typed(index, rule, "getDate", calendar);
        }
        return delegate.getDate(requirePlain(index, "getDate"), calendar);
    }

    @Override
    public @Nullable Time getTime(int index, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return (Time) typed(index, rule, "getTime", calendar);
        }
        return delegate.getTime(requirePlain(index, "getTime"), calendar);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            return (Timestamp) typed(index, rule, "getTimestamp", calendar);
        }
        return delegate.getTimestamp(requirePlain(index, "getTimestamp"), calendar);
    }

    @Override
    @Deprecated // by JDBC
    public @Nullable BigDecimal getBigDecimal(int index, int scale) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule != null && isTyped(rule)) {
            BigDecimal value = (BigDecimal) typed(index, rule, "getBigDecimal", (Calendar) null);
            return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
        }
        return delegate.getBigDecimal(requirePlain(index, "getBigDecimal"), scale);
    }

    @Override
    public @Nullable Reader getCharacterStream(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        return rule == null
                ? CiphertextGuard.plain(delegate.getCharacterStream(index), "getCharacterStream")
                : reader(text(index, rule, "getCharacterStream"));
    }

    @Override
    public @Nullable Reader getNCharacterStream(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        return rule == null
                ? CiphertextGuard.plain(delegate.getNCharacterStream(index), "getNCharacterStream")
                : reader(text(index, rule, "getNCharacterStream"));
    }

    private static @Nullable Reader reader(@Nullable String text) {
        return text == null ? null : new StringReader(text);
    }

    @Override
    public @Nullable InputStream getAsciiStream(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule == null) {
            return CiphertextGuard.plain(delegate.getAsciiStream(index), "getAsciiStream");
        }
        String text = text(index, rule, "getAsciiStream");
        return text == null ? null : new ByteArrayInputStream(SecretText.ascii(rule, text));
    }

    @Override
    public @Nullable InputStream getBinaryStream(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule == null) {
            return CiphertextGuard.plain(delegate.getBinaryStream(index), "getBinaryStream");
        }
        byte[] octets = octets(index, rule, "getBinaryStream");
        return octets == null ? null : new ByteArrayInputStream(octets);
    }

    @Override
    public @Nullable Clob getClob(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        return rule == null ? CiphertextGuard.plain(delegate.getClob(index), "getClob") : clob(index, rule, "getClob");
    }

    @Override
    public @Nullable NClob getNClob(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        return rule == null
                ? CiphertextGuard.plain(delegate.getNClob(index), "getNClob")
                : clob(index, rule, "getNClob");
    }

    private @Nullable NClob clob(int index, ColumnRule rule, String method) throws SQLException {
        String text = text(index, rule, method);
        return text == null ? null : new MemoryClob(text);
    }

    @Override
    public @Nullable Blob getBlob(int index) throws SQLException {
        ColumnRule rule = plan.result(index);
        if (rule == null) {
            return CiphertextGuard.plain(delegate.getBlob(index), "getBlob");
        }
        byte[] bytes = binary(index, rule, "getBlob");
        return bytes == null ? null : new MemoryBlob(bytes);
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        Statement own = delegate.getStatement();
        if (statement != null) {
            return statement.standIn;
        }
        if (own != null) {
            statement = EncryptedStatement.of(connection, own);
        }
        return statement;
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return connection.session.unwrapping().isWrapperFor(this, delegate, type);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return connection.session.unwrapping().unwrap(this, delegate, type);
    }

    @Override
    public String toString() {
        return Unwrapping.name(this, delegate);
    }
}
