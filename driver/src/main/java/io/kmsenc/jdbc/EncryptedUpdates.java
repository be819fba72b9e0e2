package io.kmsenc.jdbc;

import io.kmsenc.jdbc.SecretUpdates.Given;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.StatementPlan;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an updatable result set. A secret column gets the ciphertext of what the delegate would store for the value, or
 * NULL; what {@link SecretParameter} can't turn into the column's plaintext is refused.
 */
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
    final CiphertextGuard guard() {
        return CiphertextGuard.of(plan);
    }

    @Override
    final Session session() {
        return connection.session;
    }

    final SecretUpdates secret() {
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
            secret().value(index, rule, "updateString", value);
        }
    }

    @Override
    public void updateBytes(int index, byte @Nullable [] value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBytes(index, value);
        } else {
            secret().value(index, rule, "updateBytes", value);
        }
    }

    @Override
    public void updateBoolean(int index, boolean value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBoolean(index, value);
        } else {
            secret().value(index, rule, "updateBoolean", value);
        }
    }

    @Override
    public void updateShort(int index, short value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateShort(index, value);
        } else {
            secret().value(index, rule, "updateShort", value);
        }
    }

    @Override
    public void updateInt(int index, int value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateInt(index, value);
        } else {
            secret().value(index, rule, "updateInt", value);
        }
    }

    @Override
    public void updateLong(int index, long value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateLong(index, value);
        } else {
            secret().value(index, rule, "updateLong", value);
        }
    }

    @Override
    public void updateFloat(int index, float value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateFloat(index, value);
        } else {
            secret().value(index, rule, "updateFloat", value);
        }
    }

    @Override
    public void updateDouble(int index, double value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateDouble(index, value);
        } else {
            secret().value(index, rule, "updateDouble", value);
        }
    }

    @Override
    public void updateBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBigDecimal(index, value);
        } else {
            secret().value(index, rule, "updateBigDecimal", value);
        }
    }

    @Override
    public void updateDate(int index, @Nullable Date value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateDate(index, value);
        } else {
            secret().value(index, rule, "updateDate", value);
        }
    }

    @Override
    public void updateTime(int index, @Nullable Time value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateTime(index, value);
        } else {
            secret().value(index, rule, "updateTime", value);
        }
    }

    @Override
    public void updateTimestamp(int index, @Nullable Timestamp value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateTimestamp(index, value);
        } else {
            secret().value(index, rule, "updateTimestamp", value);
        }
    }

    @Override
    public void updateByte(int index, byte value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateByte(index, value);
        } else {
            secret().octet(index, rule, value);
        }
    }

    @Override
    public void updateObject(int index, @Nullable Object value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateObject(index, DeferredArray.made(value));
        } else {
            secret().set(index, rule, "updateObject", value == null ? null : parameter -> parameter.object(value));
        }
    }

    @Override
    public void updateObject(int index, @Nullable Object value, int scaleOrLength) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateObject(index, DeferredArray.made(value), scaleOrLength);
        } else {
            secret().scaled(index, rule, value);
        }
    }

    @Override
    public void updateObject(int index, @Nullable Object value, SQLType type) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateObject(index, DeferredArray.made(value), type);
        } else {
            Given given = parameter -> {
                parameter.requireSqlType();
                return parameter.object(value, SecretParameter.code(type));
            };
            secret().characters(
                            index,
                            rule,
                            "updateObject",
                            given,
                            stored -> delegate.updateObject(index, stored, JDBCType.VARCHAR));
        }
    }

    @Override
    public void updateObject(int index, @Nullable Object value, SQLType type, int scaleOrLength) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateObject(index, DeferredArray.made(value), type, scaleOrLength);
        } else {
            secret().typed(index, rule, value, type, scaleOrLength);
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
        secret().requireScope();
        delegate.updateRow();
        secret().forget();
    }

    @Override
    public void insertRow() throws SQLException {
        requireKnownTable("insertRow");
        if (!plan.isUntouched()) {
            secret().requireInsertable();
        }
        secret().requireScope();
        delegate.insertRow();
        secret().forget();
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        delegate.cancelRowUpdates();
        secret().forget();
    }
}
