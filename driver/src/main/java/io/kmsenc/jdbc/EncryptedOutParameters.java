package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.StatementPlan;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call gives back, by a parameter's number: values of secret columns are decrypted as those of a result are. */
public abstract class EncryptedOutParameters extends EncryptedPreparedStatement implements CallableStatement {

    /** Read by the generated class. */
    protected final CallableStatement call;

    private final TypedValue given;

    EncryptedOutParameters(
            EncryptedConnection connection, CallableStatement call, String sql, PlannedStatement planned) {
        super(connection, call, sql, planned);
        this.call = call;
        this.given = new TypedValue(connection.session, StoredRow.of(call));
    }

    /** The rule under which what comes out is decrypted, or null. H2 reads a column of what the call answers by its number. */
    final @Nullable ColumnRule out(int index) throws SQLException {
        StatementPlan plan = confirmedPlan();
        return session().dialect() == Dialect.H2 ? plan.result(index) : plan.parameter(index);
    }

    final @Nullable Object inside(@Nullable Object value) throws SQLException {
        return connection.inside(this, value, plan());
    }

    final CiphertextGuard guard() {
        return CiphertextGuard.of(plan());
    }

    private @Nullable Object secret(int index, ColumnRule rule, String getter) throws SQLException {
        return given.read(index, rule, getter, null);
    }

    final @Nullable Object secret(int index, ColumnRule rule, String getter, @Nullable Calendar calendar)
            throws SQLException {
        return given.read(index, rule, getter, calendar);
    }

    private @Nullable Object numbered(int index, ColumnRule rule, String getter, @Nullable Calendar calendar)
            throws SQLException {
        boolean heeded = session().conversions(rule).heedsCalendarOfNumber();
        return secret(index, rule, getter, heeded ? calendar : null);
    }

    // The delegate is told the type that ciphertexts are stored in, whatever type of value the application expects.

    private boolean registered(int index) throws SQLException {
        ColumnRule parameter = role(index);
        ColumnRule rule = parameter == null ? out(index) : parameter;
        if (rule != null) {
            call.registerOutParameter(at(index), rule.type().keptAsCharacters() ? Types.VARCHAR : Types.VARBINARY);
        }
        return rule != null;
    }

    private boolean registered(int index, @Nullable SQLType type) throws SQLException {
        ColumnRule rule = role(index);
        if (rule != null) {
            parameter(index, rule).requireSqlType();
            SecretParameter.code(type);
        }
        return registered(index);
    }

    @Override
    public void registerOutParameter(int index, int type) throws SQLException {
        if (!registered(index)) {
            call.registerOutParameter(index, type);
        }
    }

    @Override
    public void registerOutParameter(int index, int type, int scale) throws SQLException {
        if (!registered(index)) {
            call.registerOutParameter(index, type, scale);
        }
    }

    @Override
    public void registerOutParameter(int index, int type, String typeName) throws SQLException {
        if (!registered(index)) {
            call.registerOutParameter(index, type, typeName);
        }
    }

    @Override
    public void registerOutParameter(int index, SQLType type) throws SQLException {
        if (!registered(index, type)) {
            call.registerOutParameter(index, type);
        }
    }

    @Override
    public void registerOutParameter(int index, SQLType type, int scale) throws SQLException {
        if (!registered(index, type)) {
            call.registerOutParameter(index, type, scale);
        }
    }

    @Override
    public void registerOutParameter(int index, SQLType type, String typeName) throws SQLException {
        if (!registered(index, type)) {
            call.registerOutParameter(index, type, typeName);
        }
    }

    @Override
    public @Nullable String getString(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null
                ? guard().plain(call.getString(index), "getString")
                : (String) secret(index, rule, "getString");
    }

    @Override
    public @Nullable String getNString(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null
                ? guard().plain(call.getNString(index), "getNString")
                : (String) secret(index, rule, "getNString");
    }

    @Override
    public byte @Nullable [] getBytes(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null
                ? guard().plain(call.getBytes(index), "getBytes")
                : (byte[]) secret(index, rule, "getBytes");
    }

    @Override
    public @Nullable Object getObject(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? inside(call.getObject(index)) : given.object(index, rule, "getObject");
    }

    @Override
    public @Nullable Object getObject(int index, Map<String, Class<?>> map) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? inside(call.getObject(index, map)) : given.object(index, rule, "getObject(Map)");
    }

    @Override
    public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
        ColumnRule rule = out(index);
        if (rule == null) {
            return Unwrapping.cast(inside(call.getObject(index, type)), type);
        }
        Object read = secret(index, rule, TypedValue.getter(type));
        return read == null ? null : type.cast(TypedValue.as(type, read));
    }

    @Override
    public @Nullable Array getArray(int index) throws SQLException {
        return (Array) inside(call.getArray(requireNotSecret(index, "getArray")));
    }

    private int requireNotSecret(int index, String method) throws SQLException {
        ColumnRule rule = out(index);
        if (rule != null) {
            throw SqlErrors.unsuitableAccess(rule, method, TypedValue.remedy(rule));
        }
        return index;
    }

    @Override
    public boolean getBoolean(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getBoolean(index) : given.scalar(index, rule, "getBoolean", false);
    }

    @Override
    public byte getByte(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getByte(index) : given.scalar(index, rule, "getByte", (byte) 0);
    }

    @Override
    public short getShort(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getShort(index) : given.scalar(index, rule, "getShort", (short) 0);
    }

    @Override
    public int getInt(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getInt(index) : given.scalar(index, rule, "getInt", 0);
    }

    @Override
    public long getLong(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getLong(index) : given.scalar(index, rule, "getLong", 0L);
    }

    @Override
    public float getFloat(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getFloat(index) : given.scalar(index, rule, "getFloat", 0f);
    }

    @Override
    public double getDouble(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getDouble(index) : given.scalar(index, rule, "getDouble", 0d);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getBigDecimal(index) : (BigDecimal) secret(index, rule, "getBigDecimal");
    }

    @Override
    @Deprecated // by JDBC
    public @Nullable BigDecimal getBigDecimal(int index, int scale) throws SQLException {
        ColumnRule rule = out(index);
        if (rule == null) {
            return call.getBigDecimal(index, scale);
        }
        BigDecimal value = (BigDecimal) secret(index, rule, "getBigDecimal");
        boolean heeded = session().conversions(rule).heedsScaleOfCall();
        return value == null || !heeded ? value : EncryptedGetters.rounded(rule, value, scale);
    }

    @Override
    public @Nullable Date getDate(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getDate(index) : (Date) secret(index, rule, "getDate");
    }

    @Override
    public @Nullable Date getDate(int index, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getDate(index, calendar) : (Date) numbered(index, rule, "getDate", calendar);
    }

    @Override
    public @Nullable Time getTime(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getTime(index) : (Time) secret(index, rule, "getTime");
    }

    @Override
    public @Nullable Time getTime(int index, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getTime(index, calendar) : (Time) numbered(index, rule, "getTime", calendar);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null ? call.getTimestamp(index) : (Timestamp) secret(index, rule, "getTimestamp");
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = out(index);
        if (rule == null) {
            return call.getTimestamp(index, calendar);
        }
        requireNotSkipped(index, rule, calendar);
        return (Timestamp) numbered(index, rule, "getTimestamp", calendar);
    }

    // Before PostgreSQL's driver asks the calendar it has a Timestamp in the process's zone, which moves a time that
    // isn't there.
    private void requireNotSkipped(int index, ColumnRule rule, @Nullable Calendar calendar) throws SQLException {
        if (calendar == null || session().dialect() != Dialect.POSTGRESQL) {
            return;
        }
        Timestamp own = (Timestamp) secret(index, rule, "getTimestamp");
        Object local = own == null ? null : secret(index, rule, "getObject(LocalDateTime)");
        if (own != null && !own.toLocalDateTime().equals(local)) {
            throw SqlErrors.unsuitableAccess(
                    rule, "getTimestamp with a calendar of a skipped hour", "use getObject of a LocalDateTime");
        }
    }

    @Override
    public @Nullable Reader getCharacterStream(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null
                ? guard().plain(call.getCharacterStream(index), "getCharacterStream")
                : EncryptedGetters.readerOf((String) secret(index, rule, "getCharacterStream"));
    }

    @Override
    public @Nullable Reader getNCharacterStream(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null
                ? guard().plain(call.getNCharacterStream(index), "getNCharacterStream")
                : EncryptedGetters.readerOf((String) secret(index, rule, "getNCharacterStream"));
    }

    @Override
    public @Nullable Clob getClob(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null
                ? guard().plain(call.getClob(index), "getClob")
                : EncryptedGetters.clob((String) secret(index, rule, "getClob"));
    }

    @Override
    public @Nullable NClob getNClob(int index) throws SQLException {
        ColumnRule rule = out(index);
        return rule == null
                ? guard().plain(call.getNClob(index), "getNClob")
                : EncryptedGetters.clob((String) secret(index, rule, "getNClob"));
    }

    @Override
    public @Nullable Blob getBlob(int index) throws SQLException {
        ColumnRule rule = out(index);
        if (rule == null) {
            return guard().plain(call.getBlob(index), "getBlob");
        }
        byte[] bytes = (byte[]) secret(index, rule, "getBlob");
        return bytes == null ? null : new MemoryBlob(bytes);
    }
}
