package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.ParameterForm;
import io.kmsenc.sql.StatementPlan;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The delegate's metadata of parameters, of which a secret one shows the declared type, and by the application's numbers
 * where the delegate has more parameters: of two it tells of the ciphertext's.
 */
public abstract class EncryptedParameterMetaData implements ParameterMetaData {

    /** Implemented by a generated class. */
    public interface Maker {
        EncryptedParameterMetaData make(Session session, ParameterMetaData delegate, StatementPlan plan);
    }

    /** What the table of {@link io.kmsenc.value.Appearance} calls parameters. */
    private static final String ROWS = "parameter";

    /** Read by the generated class. */
    protected final ParameterMetaData delegate;

    private final Session session;
    private final StatementPlan plan;

    protected EncryptedParameterMetaData(Session session, ParameterMetaData delegate, StatementPlan plan) {
        this.session = session;
        this.delegate = delegate;
        this.plan = plan;
    }

    /** The delegate's own object, where no parameter shows another type than it tells of. */
    static ParameterMetaData of(EncryptedConnection connection, ParameterMetaData delegate, StatementPlan plan)
            throws SQLException {
        return plan.isRenumbered() || isAnyShown(connection.session, plan)
                ? connection
                        .leaves
                        .maker(LeafKind.PARAMETER_META_DATA, Maker.class, delegate.getClass())
                        .make(connection.session, delegate, plan)
                : delegate;
    }

    private static boolean isAnyShown(Session session, StatementPlan plan) throws SQLException {
        for (int i = 1; i <= plan.parameterCount(); i++) {
            ColumnRule rule = shown(plan, i);
            if (rule != null && session.appearance().differs(ROWS, rule)) {
                return true;
            }
        }
        return false;
    }

    /** The rule whose type a parameter shows: not where the statement gives it one of its own, by a cast or as an array. */
    private static @Nullable ColumnRule shown(StatementPlan plan, int index) {
        ParameterForm form = plan.form(index);
        return form.array() || form.limit() != ParameterForm.USUAL.limit() ? null : plan.parameter(index);
    }

    private int at(int index) throws SQLException {
        if (plan.isRenumbered() && !plan.hasParameter(index)) {
            throw SqlErrors.noParameter(index);
        }
        return plan.position(index);
    }

    private <T> T told(String what, int index, Class<T> type, SessionAppearance.Told<T> own) throws SQLException {
        return session.appearance().told(ROWS + "." + what, shown(plan, index), type, own);
    }

    @Override
    public int getParameterCount() throws SQLException {
        return plan.isRenumbered() ? plan.parameterCount() : delegate.getParameterCount();
    }

    @Override
    public int isNullable(int index) throws SQLException {
        return delegate.isNullable(at(index));
    }

    @Override
    public boolean isSigned(int index) throws SQLException {
        return told("signed", index, Boolean.class, () -> delegate.isSigned(at(index)));
    }

    @Override
    public int getPrecision(int index) throws SQLException {
        return told("precision", index, Integer.class, () -> delegate.getPrecision(at(index)));
    }

    @Override
    public int getScale(int index) throws SQLException {
        return told("scale", index, Integer.class, () -> delegate.getScale(at(index)));
    }

    @Override
    public int getParameterType(int index) throws SQLException {
        return told("type", index, Integer.class, () -> delegate.getParameterType(at(index)));
    }

    @Override
    public String getParameterTypeName(int index) throws SQLException {
        return told("typeName", index, String.class, () -> delegate.getParameterTypeName(at(index)));
    }

    @Override
    public String getParameterClassName(int index) throws SQLException {
        return told("className", index, String.class, () -> delegate.getParameterClassName(at(index)));
    }

    @Override
    public int getParameterMode(int index) throws SQLException {
        return delegate.getParameterMode(at(index));
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
