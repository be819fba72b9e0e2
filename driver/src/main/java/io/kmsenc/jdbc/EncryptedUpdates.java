package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.StatementPlan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The changes of an updatable result set. A secret column gets its ciphertext by one method for each type, or NULL. */
public abstract class EncryptedUpdates extends EncryptedGetters {

    final EncryptedConnection connection;
    final StatementPlan plan;
    private @Nullable SecretUpdates updates;

    EncryptedUpdates(EncryptedConnection connection, ResultSet delegate, StatementPlan plan) {
        super(delegate);
        this.connection = connection;
        this.plan = plan;
    }

    @Override
    final @Nullable ColumnRule rule(int index) {
        return plan.result(index);
    }

    @Override
    final Session session() {
        return connection.session;
    }

    private SecretUpdates secret() {
        SecretUpdates made = updates;
        if (made == null) {
            made = new SecretUpdates(connection, delegate, plan);
            updates = made;
        }
        return made;
    }

    @Override
    public void updateNull(int index) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateNull(index);
        } else {
            secret().nothing(index, rule);
        }
    }

    @Override
    public void updateString(int index, @Nullable String value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateString(index, value);
        } else {
            secret().text(index, rule, value, "updateString");
        }
    }

    @Override
    public void updateNString(int index, @Nullable String value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateNString(index, value);
        } else {
            secret().text(index, rule, value, "updateNString");
        }
    }

    @Override
    public void updateBytes(int index, byte @Nullable [] value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBytes(index, value);
        } else {
            secret().binary(index, rule, value, "updateBytes");
        }
    }

    @Override
    public void updateObject(int index, @Nullable Object value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateObject(index, DeferredArray.made(value));
        } else {
            secret().object(index, rule, value, "updateObject");
        }
    }

    @Override
    public void updateInt(int index, int value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateInt(index, value);
        } else {
            secret().object(index, rule, value, "updateInt");
        }
    }

    @Override
    public void updateLong(int index, long value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateLong(index, value);
        } else {
            secret().object(index, rule, value, "updateLong");
        }
    }

    @Override
    public void updateBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBigDecimal(index, value);
        } else {
            secret().object(index, rule, value, "updateBigDecimal");
        }
    }

    @Override
    public void updateBoolean(int index, boolean value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBoolean(index, value);
        } else {
            secret().object(index, rule, value, "updateBoolean");
        }
    }

    // Also a plain column may be written to a secret one of its name: which table the row goes to is found by the
    // driver.
    private void requireKnownTable(String method) throws SQLException {
        if (!plan.isUpdatable()) {
            throw SqlErrors.unknownTable(method);
        }
    }

    @Override
    public void updateRow() throws SQLException {
        requireKnownTable("updateRow");
        delegate.updateRow();
    }

    @Override
    public void insertRow() throws SQLException {
        requireKnownTable("insertRow");
        if (!plan.isUntouched()) {
            secret().requireInsertable();
        }
        delegate.insertRow();
    }
}
