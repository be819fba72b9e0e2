package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters of a prepared statement for what is no string: truth values, floating-point numbers, dates and times. */
public abstract class EncryptedSetters extends EncryptedStatement implements PreparedStatement {

    /** Read by the generated class. */
    protected final PreparedStatement prepared;

    EncryptedSetters(EncryptedConnection connection, PreparedStatement prepared) {
        super(connection, prepared);
        this.prepared = prepared;
    }

    /** The rule under which a parameter is encrypted, by what is known when it is bound. */
    abstract @Nullable ColumnRule role(int index) throws SQLException;

    /** The delegate's number for a parameter. */
    abstract int at(int index);

    /** Who turns into a plaintext what a setter is given for a secret parameter. */
    abstract SecretParameter parameter(int index, ColumnRule rule) throws SQLException;

    abstract void bind(int index, ColumnRule rule, @Nullable Object plaintext) throws SQLException;

    @Override
    public void setBoolean(int index, boolean value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setBoolean(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).scalar(value, "setBoolean"));
        }
    }

    @Override
    public void setFloat(int index, float value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setFloat(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).scalar(value, "setFloat"));
        }
    }

    @Override
    public void setDouble(int index, double value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setDouble(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).scalar(value, "setDouble"));
        }
    }

    @Override
    public void setDate(int index, @Nullable Date value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setDate(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).date(value, null));
        }
    }

    @Override
    public void setDate(int index, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setDate(at(index), value, calendar);
        } else {
            bind(index, rule, parameter(index, rule).date(value, calendar));
        }
    }

    @Override
    public void setTime(int index, @Nullable Time value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setTime(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).time(value, null));
        }
    }

    @Override
    public void setTime(int index, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setTime(at(index), value, calendar);
        } else {
            bind(index, rule, parameter(index, rule).time(value, calendar));
        }
    }

    @Override
    public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setTimestamp(at(index), value);
        } else {
            bind(index, rule, parameter(index, rule).timestamp(value, null));
        }
    }

    @Override
    public void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar) throws SQLException {
        ColumnRule rule = role(index);
        if (rule == null) {
            prepared.setTimestamp(at(index), value, calendar);
        } else {
            bind(index, rule, parameter(index, rule).timestamp(value, calendar));
        }
    }
}
