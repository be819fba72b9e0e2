package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.ParameterForm;
import io.kmsenc.sql.StatementPlan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Gives the delegate's updatable row the ciphertexts of secret columns. The driver writes the row by a statement of its own;
 * it is let to where kmsenc would let an UPDATE that sets the same column of the same table. As safe for threads as the
 * result set.
 */
final class SecretUpdates {

    private final EncryptedConnection connection;
    private final ResultSet delegate;
    private final StatementPlan plan;
    /** The columns of which is known that the driver may write them. */
    private final BitSet writable = new BitSet();

    SecretUpdates(EncryptedConnection connection, ResultSet delegate, StatementPlan plan) {
        this.connection = connection;
        this.delegate = delegate;
        this.plan = plan;
    }

    /** A text, as the value of a text column. */
    void text(int index, ColumnRule rule, @Nullable String value, String method) throws SQLException {
        set(index, rule, value == null ? null : required(rule, value, method), method);
    }

    /** Bytes, as the value of a binary column. */
    void binary(int index, ColumnRule rule, byte @Nullable [] value, String method) throws SQLException {
        set(index, rule, value == null ? null : required(rule, value, method), method);
    }

    /** Any object; null is NULL. */
    void object(int index, ColumnRule rule, @Nullable Object value, String method) throws SQLException {
        set(index, rule, value == null ? null : required(rule, value, method), method);
    }

    // A value of the very class that the column's type has: what else a driver would make one of, each does in its own
    // way.
    private Object required(ColumnRule rule, Object value, String method) throws SQLException {
        boolean suits = switch (rule.type()) {
            case TEXT -> value instanceof String;
            case BINARY -> value instanceof byte[];
            case INTEGER -> value instanceof Integer;
            case BIGINT -> value instanceof Long;
            case DECIMAL -> value instanceof BigDecimal;
            case BOOLEAN -> value instanceof Boolean;
            case JSON -> value instanceof String || value instanceof byte[] || PostgresObject.isOne(value);
            default -> false;
        };
        if (!suits) {
            throw SqlErrors.unsuitableAccess(rule, method, remedy(rule));
        }
        Object plaintext = new SecretParameter(rule, connection.session, ParameterForm.USUAL).object(value);
        if (plaintext == null) {
            throw SqlErrors.unsuitableAccess(rule, method, remedy(rule));
        }
        return plaintext;
    }

    static String remedy(ColumnRule rule) {
        String other = "an UPDATE or INSERT statement";
        return switch (rule.type()) {
            case TEXT -> "use updateString or " + other;
            case BINARY -> "use updateBytes or " + other;
            case INTEGER -> "use updateInt or " + other;
            case BIGINT -> "use updateLong or " + other;
            case DECIMAL -> "use updateBigDecimal or " + other;
            case BOOLEAN -> "use updateBoolean or " + other;
            default -> "use " + other;
        };
    }

    private void set(int index, ColumnRule rule, @Nullable Object plaintext, String method) throws SQLException {
        requireWritable(index, rule, method);
        if (plaintext == null) {
            delegate.updateNull(index);
            return;
        }
        Session session = connection.session;
        switch (rule.type()) {
            case TEXT -> text(index, session.encryptText(rule, (String) plaintext), method);
            case BINARY -> delegate.updateBytes(index, session.encryptBinary(rule, (byte[]) plaintext));
            default -> delegate.updateString(index, session.encryptValue(rule, plaintext));
        }
    }

    // A driver may know the one method and not the other.
    private void text(int index, String stored, String method) throws SQLException {
        if (method.equals("updateNString")) {
            delegate.updateNString(index, stored);
        } else {
            delegate.updateString(index, stored);
        }
    }

    private void requireWritable(int index, ColumnRule rule, String method) throws SQLException {
        if (writable.get(index)) {
            return;
        }
        Target target = target(index);
        if (!isProven() || target == null || !rule.equals(planned(target.update()))) {
            throw SqlErrors.unsuitableAccess(rule, method, "use an UPDATE or INSERT statement");
        }
        writable.set(index);
    }

    /** To be called before the driver inserts a row: a secret column that is left out must not get a value of the database's. */
    void requireInsertable() throws SQLException {
        for (int i = 1; i <= delegate.getMetaData().getColumnCount(); i++) {
            ColumnRule rule = plan.result(i);
            if (rule != null) {
                Target target = target(i);
                if (!isProven() || target == null || !rule.equals(planned(target.insert()))) {
                    throw SqlErrors.unsuitableAccess(rule, "insertRow", "use an INSERT statement");
                }
                return;
            }
        }
    }

    // How Connector/J writes a row isn't known.
    private boolean isProven() throws SQLException {
        return !connection.delegate.getMetaData().getDriverName().contains("MySQL");
    }

    private @Nullable ColumnRule planned(String sql) throws SQLException {
        return connection.session.plan(sql).plan().parameter(1);
    }

    /** What the driver writes to, quoted. */
    private record Target(String table, String column) {

        String update() {
            return "UPDATE " + table + " SET " + column + " = ?";
        }

        String insert() {
            return "INSERT INTO " + table + " (" + column + ") VALUES (?)";
        }
    }

    private @Nullable Target target(int index) throws SQLException {
        ResultSetMetaData columns = delegate.getMetaData();
        String schema = connection.session.dialect() == Dialect.MARIADB
                ? columns.getCatalogName(index)
                : columns.getSchemaName(index);
        String table = columns.getTableName(index);
        if (table == null || table.isEmpty()) {
            return null;
        }
        String qualifier = schema == null || schema.isEmpty()
                ? ""
                : connection.session.dialect().quoted(schema) + ".";
        return new Target(
                qualifier + connection.session.dialect().quoted(table),
                connection.session.dialect().quoted(columns.getColumnName(index)));
    }

    /** A NULL for which the caller names no type. */
    void nothing(int index, ColumnRule rule) throws SQLException {
        new SecretParameter(rule, connection.session, ParameterForm.USUAL).requireNull(Types.NULL, "updateNull");
        set(index, rule, null, "updateNull");
    }
}
