package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.StatementPlan;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
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

    private final ScopedOperands operands;

    SecretUpdates(EncryptedConnection connection, ResultSet delegate, StatementPlan plan) {
        this.connection = connection;
        this.delegate = delegate;
        this.plan = plan;
        this.operands = new ScopedOperands(connection.session);
    }

    /** Turns what an updater was given into the plaintext. */
    interface Given {
        @Nullable
        Object plaintext(SecretParameter parameter) throws SQLException;
    }

    /** The delegate's own method, which may be lacking, for what holds a ciphertext or NULL. */
    interface Own<T> {
        void update(@Nullable T stored) throws SQLException;
    }

    /** @param given null for NULL */
    void set(int index, ColumnRule rule, String method, @Nullable Given given) throws SQLException {
        Object stored = stored(index, rule, method, given);
        if (stored == null) {
            delegate.updateNull(index);
        } else {
            plainly(index, stored);
        }
    }

    /** A value of any class that isn't read from a stream; null is NULL. */
    void value(int index, ColumnRule rule, String method, @Nullable Object value) throws SQLException {
        set(index, rule, method, value == null ? null : parameter -> parameter.scalar(value, method));
    }

    /** A byte, which PostgreSQL's driver gives to the database as a text. */
    void octet(int index, ColumnRule rule, byte value) throws SQLException {
        boolean text = connection.session.dialect() == Dialect.POSTGRESQL;
        value(index, rule, "updateByte", text ? (Object) Byte.toString(value) : (Object) value);
    }

    /** An object with a scale or length. */
    void scaled(int index, ColumnRule rule, @Nullable Object value) throws SQLException {
        requireWhole(rule, value);
        set(index, rule, "updateObject", value == null ? null : parameter -> parameter.object(value));
    }

    /** The same with an SQL type. */
    void typed(int index, ColumnRule rule, @Nullable Object value, SQLType type, int scale) throws SQLException {
        requireWhole(rule, value);
        set(index, rule, "updateObject", parameter -> {
            parameter.requireSqlType();
            return parameter.object(value, SecretParameter.code(type), scale);
        });
    }

    // No driver regards the scale of a number. MariaDB's cuts a text or bytes to the length, or fails where they are
    // shorter, and
    // reads a stream up to there.
    private void requireWhole(ColumnRule rule, @Nullable Object value) throws SQLException {
        boolean cut =
                connection.session.dialect() == Dialect.MARIADB && (value instanceof String || value instanceof byte[]);
        boolean stream = value instanceof Reader
                || value instanceof InputStream
                || value instanceof Clob
                || value instanceof Blob;
        if (cut || stream) {
            throw SqlErrors.unsuitableAccess(rule, "updateObject with a length", remedy(rule));
        }
    }

    /** The same by a method for characters, which the delegate gets too if the ciphertext is text. */
    void characters(int index, ColumnRule rule, String method, @Nullable Given given, Own<String> own)
            throws SQLException {
        Object stored = stored(index, rule, method, given);
        if (stored == null || stored instanceof String) {
            own.update((String) stored);
        } else {
            plainly(index, stored);
        }
    }

    /** The same by a method for bytes, which the delegate gets too if the ciphertext is bytes. */
    void bytes(int index, ColumnRule rule, String method, @Nullable Given given, Own<byte[]> own) throws SQLException {
        Object stored = stored(index, rule, method, given);
        if (stored == null || stored instanceof byte[]) {
            own.update((byte[]) stored);
        } else {
            plainly(index, stored);
        }
    }

    private void plainly(int index, Object stored) throws SQLException {
        if (stored instanceof String text) {
            delegate.updateString(index, text);
        } else {
            delegate.updateBytes(index, (byte[]) stored);
        }
    }

    private @Nullable Object stored(int index, ColumnRule rule, String method, @Nullable Given given)
            throws SQLException {
        requireWritable(index, rule, method);
        Session session = connection.session;
        Object plaintext = given == null ? null : given.plaintext(SecretParameter.ofUpdate(rule, session));
        Object stored = plaintext == null ? null : encrypted(session, rule, plaintext);
        operands.bound(index, stored != null);
        return stored;
    }

    private static Object encrypted(Session session, ColumnRule rule, Object plaintext) throws SQLException {
        return switch (rule.type()) {
            case TEXT -> session.encryptText(rule, (String) plaintext);
            case BINARY -> session.encryptBinary(rule, (byte[]) plaintext);
            default -> session.encryptValue(rule, plaintext);
        };
    }

    /** To be called before the driver writes the row. */
    void requireScope() throws SQLException {
        operands.requireChosen();
    }

    /** To be called after the driver has written the row, or has given up what was set. */
    void forget() {
        operands.clear();
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
            case DATE -> "use updateDate or " + other;
            case TIMESTAMP -> "use updateTimestamp or " + other;
            case UUID -> "use updateObject with a UUID or " + other;
            default -> "use " + other;
        };
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
        SecretParameter.ofUpdate(rule, connection.session).requireNull(Types.NULL, "updateNull");
        set(index, rule, "updateNull", null);
    }
}
