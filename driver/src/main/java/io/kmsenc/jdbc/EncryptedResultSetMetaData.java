package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.StatementPlan;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The delegate's metadata of a result, of which a column that comes from a secret column shows the declared type. What
 * belongs to the column and not to the type, such as its name and whether it may be NULL, is the delegate's.
 */
public abstract class EncryptedResultSetMetaData implements ResultSetMetaData {

    /** Implemented by a generated class. */
    public interface Maker {
        EncryptedResultSetMetaData make(Session session, ResultSetMetaData delegate, StatementPlan plan);
    }

    /** What the table of {@link io.kmsenc.value.Appearance} calls columns of results. */
    private static final String ROWS = "result";

    /** The same, of truth values that an expression gives. */
    private static final String COMPUTED = "computed";

    /** Read by the generated class. */
    protected final ResultSetMetaData delegate;

    private final Session session;
    private final StatementPlan plan;

    protected EncryptedResultSetMetaData(Session session, ResultSetMetaData delegate, StatementPlan plan) {
        this.session = session;
        this.delegate = delegate;
        this.plan = plan;
    }

    /** The delegate's own object, where no column shows another type than it tells of. */
    static ResultSetMetaData of(EncryptedConnection connection, ResultSetMetaData delegate, StatementPlan plan)
            throws SQLException {
        for (ColumnRule rule : plan.secretResults()) {
            if (connection.session.appearance().differs(ROWS, rule)) {
                return connection
                        .leaves
                        .maker(LeafKind.RESULT_META_DATA, Maker.class, delegate.getClass())
                        .make(connection.session, delegate, plan);
            }
        }
        return delegate;
    }

    private <T> T told(String what, int column, Class<T> type, SessionAppearance.Told<T> own) throws SQLException {
        ColumnRule rule = plan.result(column);
        return session.appearance().told(rows(column, rule) + "." + what, rule, type, own);
    }

    private String rows(int column, @Nullable ColumnRule rule) throws SQLException {
        return ComputedTruth.isPossible(session.dialect(), rule) && ComputedTruth.isOne(delegate, column)
                ? COMPUTED
                : ROWS;
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return told("type", column, Integer.class, () -> delegate.getColumnType(column));
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return told("typeName", column, String.class, () -> delegate.getColumnTypeName(column));
    }

    @Override
    public String getColumnClassName(int column) throws SQLException {
        return told("className", column, String.class, () -> delegate.getColumnClassName(column));
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        return told("precision", column, Integer.class, () -> delegate.getPrecision(column));
    }

    @Override
    public int getScale(int column) throws SQLException {
        return told("scale", column, Integer.class, () -> delegate.getScale(column));
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return told("displaySize", column, Integer.class, () -> delegate.getColumnDisplaySize(column));
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return told("signed", column, Boolean.class, () -> delegate.isSigned(column));
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return told("caseSensitive", column, Boolean.class, () -> delegate.isCaseSensitive(column));
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return session.unwrapping().isWrapperFor(this, delegate, type);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return session.unwrapping().unwrap(this, delegate, type);
    }

    @Override
    public String toString() {
        return Unwrapping.name(this, delegate);
    }
}
