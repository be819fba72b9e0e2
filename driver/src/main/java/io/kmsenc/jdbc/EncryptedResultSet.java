package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.StatementPlan;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A result set. A column that comes from a secret column is decrypted; any other is handed on, unless it turns out to
 * hold a ciphertext.
 */
public abstract class EncryptedResultSet extends EncryptedStreamUpdates {

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

    boolean wraps(ResultSet result) {
        return delegate == result;
    }

    /** Called by the generated class before a method that can neither encrypt nor decrypt, for the column's number. */
    protected int requirePlain(int index, String method) throws SQLException {
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
        return TypedValue.remedy(rule);
    }

    @Override
    final @Nullable Object inside(@Nullable Object value) throws SQLException {
        return connection.inside(statement, value, plan);
    }

    @Override
    public @Nullable Array getArray(int index) throws SQLException {
        Array array = delegate.getArray(requirePlain(index, "getArray"));
        return array == null ? null : new GuardedArray(connection, array, plan);
    }

    @Override
    public boolean wasNull() throws SQLException {
        return delegate.wasNull();
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return EncryptedResultSetMetaData.of(connection, delegate.getMetaData(), plan);
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
