package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.ShownStatement;
import io.kmsenc.sql.StatementPlan;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement. A value bound to a secret parameter is encrypted as it is bound; what {@link SecretParameter}
 * can't turn into the column's plaintext is refused.
 */
public abstract class EncryptedPreparedStatement extends EncryptedSetters {

    /** Implemented by a generated class. */
    public interface Maker {
        EncryptedPreparedStatement make(
                EncryptedConnection connection, PreparedStatement prepared, String sql, PlannedStatement planned);
    }

    /** Made for the first secret operand: most statements have none. */
    private @Nullable SecretBinding secrets;

    private final String sql;
    private PlannedStatement planned;
    private StatementPlan plan;
    /** The parameters that were set, where the delegate would tell of a missing one by a number of its own; else null. */
    private final @Nullable BitSet bound;

    protected EncryptedPreparedStatement(
            EncryptedConnection connection, PreparedStatement prepared, String sql, PlannedStatement planned) {
        super(connection, prepared);
        this.sql = sql;
        this.planned = planned;
        this.plan = planned.plan();
        this.secrets = plan.hasLiterals() ? new SecretBinding(session(), prepared, plan) : null;
        this.bound = plan.isRenumbered() ? new BitSet() : null;
    }

    static EncryptedPreparedStatement of(
            EncryptedConnection connection, PreparedStatement prepared, String sql, PlannedStatement planned) {
        return connection
                .leaves
                .maker(LeafKind.PREPARED_STATEMENT, Maker.class, prepared.getClass())
                .make(connection, prepared, sql, planned);
    }

    private SecretBinding secrets() {
        SecretBinding made = secrets;
        if (made == null) {
            made = new SecretBinding(session(), prepared, plan);
            secrets = made;
        }
        return made;
    }

    // The delegate is called between these two, and not by a lambda: one would be made for every execution.

    private void begin() throws SQLException {
        requireSendable();
        runs(planned);
    }

    private void end() {
        ran(planned);
    }

    private void requireSendable() throws SQLException {
        requireBound();
        if (secrets != null) {
            secrets.requireChosen();
        }
        if (!session().isCurrent(planned)) {
            confirm();
        }
    }

    @Override
    final @Nullable ColumnRule role(int index) throws SQLException {
        confirmUnlessUnchanged();
        if (!plan.isUntouched() && !plan.hasParameter(index)) {
            throw SqlErrors.noParameter(index);
        }
        if (bound != null) {
            bound.set(index);
        }
        return plan.parameter(index);
    }

    /** The plan by which values were bound last, without a look whether it still holds. */
    final StatementPlan plan() {
        return plan;
    }

    /** The plan as it is known to hold now. */
    final StatementPlan confirmedPlan() throws SQLException {
        confirmUnlessUnchanged();
        return plan;
    }

    private void confirmUnlessUnchanged() throws SQLException {
        if (!session().isUnchanged(planned)) {
            confirm();
        }
    }

    // Parameters that are already bound were encrypted, or not, by the plan as it was.
    private void confirm() throws SQLException {
        PlannedStatement again = session().planAgain(sql, planned);
        if (!again.reading().alike() && !again.reading().equals(planned.reading())) {
            throw SqlErrors.refused(
                    "schema-changed",
                    "a setting that decides how strings and names are read has changed since this statement was "
                            + "prepared; prepare it again");
        }
        if (!again.plan().sameRoles(plan)) {
            throw SqlErrors.refused(
                    "schema-changed",
                    "the schema has changed since this statement was prepared, and with it which of its operands are "
                            + "secret; prepare it again");
        }
        planned = again;
        plan = again.plan();
    }

    private void requireBound() throws SQLException {
        int missing = bound == null ? 0 : bound.nextClearBit(1);
        if (missing > 0 && missing <= plan.parameterCount()) {
            throw SqlErrors.missingParameter(missing);
        }
    }

    @Override
    public void clearParameters() throws SQLException {
        prepared.clearParameters();
        if (secrets != null) {
            secrets.clear();
        }
        if (bound != null) {
            bound.clear();
        }
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        confirmUnlessUnchanged();
        return EncryptedParameterMetaData.of(connection, prepared.getParameterMetaData(), plan);
    }

    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        confirmUnlessUnchanged();
        ResultSetMetaData columns = prepared.getMetaData();
        return columns == null ? null : EncryptedResultSetMetaData.of(connection, columns, plan);
    }

    /** Of Connector/J: the text as it was prepared, not as it was sent. */
    public final String getPreparedSql() {
        return sql;
    }

    /** Delegates show the values of parameters here, of which some may be plaintexts. Literals aren't shown either. */
    @Override
    public String toString() {
        return super.toString() + ": "
                + ShownStatement.of(sql, planned.reading().syntax());
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        ResultSet result;
        begin();
        try {
            result = prepared.executeQuery();
        } finally {
            end();
        }
        return wrap(result, plan);
    }

    @Override
    public boolean execute() throws SQLException {
        begin();
        try {
            return prepared.execute();
        } finally {
            end();
        }
    }

    @Override
    public int executeUpdate() throws SQLException {
        begin();
        try {
            return prepared.executeUpdate();
        } finally {
            end();
        }
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        begin();
        try {
            return prepared.executeLargeUpdate();
        } finally {
            end();
        }
    }

    @Override
    public void addBatch() throws SQLException {
        requireSendable();
        prepared.addBatch();
        batched(planned);
    }

    // Each row was bound by a plan of the same roles as the last one's.
    @Override
    void requireUnchangedBatch() throws SQLException {
        if (!session().isCurrent(planned)) {
            confirm();
        }
    }

    @Override
    final int at(int index) {
        return plan.position(index);
    }

    /** Called by the generated class before a setter that can't encrypt, for the delegate's number. */
    protected final int requirePlain(int index, String method) throws SQLException {
        ColumnRule rule = role(index);
        if (rule != null) {
            throw SqlErrors.unsuitableAccess(rule, method, SecretParameter.remedy(rule));
        }
        return at(index);
    }

    @Override
    final SecretParameter parameter(int index, ColumnRule rule) throws SQLException {
        boolean compared = plan.form(index).compared() || plan.inBothForms(index);
        return new SecretParameter(rule, session(), compared, plan.form(index));
    }

    @Override
    final void bind(int index, ColumnRule rule, @Nullable Object plaintext) throws SQLException {
        secrets().bind(plan, index, rule, plaintext);
    }

    private void bindArray(int index, ColumnRule rule, Object value) throws SQLException {
        secrets().bindArray(plan, index, rule, value);
    }

    @Override
    public void setNull(int index, int type) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setNull(at(index), type);
        } else {
            parameter(index, rule).requireNull(type, "setNull");
            bind(index, rule, null);
        }
    }

    @Override
    public void setNull(int index, int type, String typeName) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setNull(at(index), type, typeName);
        } else {
            parameter(index, rule).requireNull(type, "setNull");
            bind(index, rule, null);
        }
    }

    @Override
    public void setString(int index, @Nullable String value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setString(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).text(value, "setString"));
        }
    }

    @Override
    public void setNString(int index, @Nullable String value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setNString(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).text(value, "setNString"));
        }
    }

    @Override
    public void setBytes(int index, byte @Nullable [] value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setBytes(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).binary(value, "setBytes"));
        }
    }

    @Override
    public void setByte(int index, byte value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setByte(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).scalar(value, "setByte"));
        }
    }

    @Override
    public void setShort(int index, short value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setShort(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).scalar(value, "setShort"));
        }
    }

    @Override
    public void setInt(int index, int value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setInt(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).scalar(value, "setInt"));
        }
    }

    @Override
    public void setLong(int index, long value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setLong(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).scalar(value, "setLong"));
        }
    }

    @Override
    public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setBigDecimal(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).scalar(value, "setBigDecimal"));
        }
    }

    @Override
    public void setObject(int index, @Nullable Object value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setObject(at(index), DeferredArray.made(value));
        } else if (plan.form(index).array() && SecretArray.isArray(value)) {
            bindArray(index, rule, value);
        } else {
            bind(index, rule, parameter(index, rule).object(value));
        }
    }

    @Override
    public void setObject(int index, @Nullable Object value, int type) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setObject(at(index), DeferredArray.made(value), type);
        } else if (plan.form(index).array() && SecretArray.isArray(value)) {
            bindArray(index, rule, value);
        } else {
            bind(index, rule, parameter(index, rule).object(value, type));
        }
    }

    @Override
    public void setObject(int index, @Nullable Object value, int type, int scaleOrLength) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setObject(at(index), DeferredArray.made(value), type, scaleOrLength);
        } else {
            bind(index, rule, parameter(index, rule).object(value, type, scaleOrLength));
        }
    }

    @Override
    public void setObject(int index, @Nullable Object value, @Nullable SQLType type) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setObject(at(index), DeferredArray.made(value), type);
        } else {
            SecretParameter parameter = parameter(index, rule);
            parameter.requireSqlType();
            bind(index, rule, parameter.object(value, SecretParameter.code(type)));
        }
    }

    @Override
    public void setObject(int index, @Nullable Object value, @Nullable SQLType type, int scaleOrLength)
            throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setObject(at(index), DeferredArray.made(value), type, scaleOrLength);
        } else {
            SecretParameter parameter = parameter(index, rule);
            parameter.requireSqlType();
            bind(index, rule, parameter.object(value, SecretParameter.code(type), scaleOrLength));
        }
    }

    @Override
    public void setArray(int index, Array value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule != null && value != null && plan.form(index).array()) {
            bindArray(index, rule, value);
        } else {
            prepared.setArray(requirePlain(index, "setArray"), (Array) DeferredArray.made(value));
        }
    }

    @Override
    public void setAsciiStream(int index, InputStream value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setAsciiStream(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).ascii(value, SecretStreams.TO_THE_END, "setAsciiStream"));
        }
    }

    @Override
    public void setAsciiStream(int index, InputStream value, int length) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setAsciiStream(at(index), value, length);
        } else {
            bind(index, rule, parameter(index, rule).ascii(value, length, "setAsciiStream"));
        }
    }

    @Override
    public void setAsciiStream(int index, InputStream value, long length) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setAsciiStream(at(index), value, length);
        } else {
            bind(index, rule, parameter(index, rule).ascii(value, length, "setAsciiStream"));
        }
    }

    @Override
    public void setBinaryStream(int index, InputStream value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setBinaryStream(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).bytes(value, SecretStreams.TO_THE_END, "setBinaryStream"));
        }
    }

    @Override
    public void setBinaryStream(int index, InputStream value, int length) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setBinaryStream(at(index), value, length);
        } else {
            bind(index, rule, parameter(index, rule).bytes(value, length, "setBinaryStream"));
        }
    }

    @Override
    public void setBinaryStream(int index, InputStream value, long length) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setBinaryStream(at(index), value, length);
        } else {
            bind(index, rule, parameter(index, rule).bytes(value, length, "setBinaryStream"));
        }
    }

    @Override
    public void setBlob(int index, InputStream value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setBlob(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).bytes(value, SecretStreams.TO_THE_END, "setBlob"));
        }
    }

    @Override
    public void setBlob(int index, InputStream value, long length) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setBlob(at(index), value, length);
        } else {
            bind(index, rule, parameter(index, rule).bytes(value, length, "setBlob"));
        }
    }

    @Override
    public void setBlob(int index, @Nullable Blob value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setBlob(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).blob(value, "setBlob"));
        }
    }

    @Override
    public void setCharacterStream(int index, Reader value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setCharacterStream(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).characters(value, SecretStreams.TO_THE_END, "setCharacterStream"));
        }
    }

    @Override
    public void setCharacterStream(int index, Reader value, int length) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setCharacterStream(at(index), value, length);
        } else {
            bind(index, rule, parameter(index, rule).characters(value, length, "setCharacterStream"));
        }
    }

    @Override
    public void setCharacterStream(int index, Reader value, long length) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setCharacterStream(at(index), value, length);
        } else {
            bind(index, rule, parameter(index, rule).characters(value, length, "setCharacterStream"));
        }
    }

    @Override
    public void setNCharacterStream(int index, Reader value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setNCharacterStream(at(index), value);
        } else {
            bind(
                    index,
                    rule,
                    parameter(index, rule).characters(value, SecretStreams.TO_THE_END, "setNCharacterStream"));
        }
    }

    @Override
    public void setNCharacterStream(int index, Reader value, long length) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setNCharacterStream(at(index), value, length);
        } else {
            bind(index, rule, parameter(index, rule).characters(value, length, "setNCharacterStream"));
        }
    }

    @Override
    public void setClob(int index, Reader value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setClob(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).characters(value, SecretStreams.TO_THE_END, "setClob"));
        }
    }

    @Override
    public void setClob(int index, Reader value, long length) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setClob(at(index), value, length);
        } else {
            bind(index, rule, parameter(index, rule).characters(value, length, "setClob"));
        }
    }

    @Override
    public void setClob(int index, @Nullable Clob value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setClob(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).clob(value, "setClob"));
        }
    }

    @Override
    public void setNClob(int index, Reader value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setNClob(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).characters(value, SecretStreams.TO_THE_END, "setNClob"));
        }
    }

    @Override
    public void setNClob(int index, Reader value, long length) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setNClob(at(index), value, length);
        } else {
            bind(index, rule, parameter(index, rule).characters(value, length, "setNClob"));
        }
    }

    @Override
    public void setNClob(int index, @Nullable NClob value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setNClob(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).clob(value, "setNClob"));
        }
    }
}
