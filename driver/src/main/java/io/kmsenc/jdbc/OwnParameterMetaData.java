package io.kmsenc.jdbc;

import io.kmsenc.sql.StatementPlan;
import java.sql.ParameterMetaData;
import java.sql.SQLException;

/** The parameters as the application numbers them, where the delegate has more; of two it tells of the ciphertext. */
final class OwnParameterMetaData implements ParameterMetaData {

    private final ParameterMetaData delegate;
    private final StatementPlan plan;

    OwnParameterMetaData(ParameterMetaData delegate, StatementPlan plan) {
        this.delegate = delegate;
        this.plan = plan;
    }

    private int at(int index) throws SQLException {
        if (!plan.hasParameter(index)) {
            throw SqlErrors.noParameter(index);
        }
        return plan.position(index);
    }

    @Override
    public int getParameterCount() {
        return plan.parameterCount();
    }

    @Override
    public int isNullable(int index) throws SQLException {
        return delegate.isNullable(at(index));
    }

    @Override
    public boolean isSigned(int index) throws SQLException {
        return delegate.isSigned(at(index));
    }

    @Override
    public int getPrecision(int index) throws SQLException {
        return delegate.getPrecision(at(index));
    }

    @Override
    public int getScale(int index) throws SQLException {
        return delegate.getScale(at(index));
    }

    @Override
    public int getParameterType(int index) throws SQLException {
        return delegate.getParameterType(at(index));
    }

    @Override
    public String getParameterTypeName(int index) throws SQLException {
        return delegate.getParameterTypeName(at(index));
    }

    @Override
    public String getParameterClassName(int index) throws SQLException {
        return delegate.getParameterClassName(at(index));
    }

    @Override
    public int getParameterMode(int index) throws SQLException {
        return delegate.getParameterMode(at(index));
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Unwrapping.own(this, type);
    }
}
