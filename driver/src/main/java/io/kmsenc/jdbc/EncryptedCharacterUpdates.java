package io.kmsenc.jdbc;

import static io.kmsenc.jdbc.SecretStreams.TO_THE_END;

import io.kmsenc.jdbc.SecretUpdates.Own;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.StatementPlan;
import java.io.Reader;
import java.io.StringReader;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an updatable result set by strings of the national kind, readers and large objects of characters. The delegate
 * gets the ciphertext by the same method, which it may not know.
 */
public abstract class EncryptedCharacterUpdates extends EncryptedUpdates {

    EncryptedCharacterUpdates(EncryptedConnection connection, ResultSet delegate, StatementPlan plan) {
        super(connection, delegate, plan);
    }

    private void characters(
            int index, ColumnRule rule, String method, @Nullable Reader value, long length, Own<String> own)
            throws SQLException {
        secret().characters(index, rule, method, value == null ? null : p -> p.characters(value, length, method), own);
    }

    private void clob(int index, ColumnRule rule, String method, @Nullable Clob value, Own<String> own)
            throws SQLException {
        secret().characters(index, rule, method, value == null ? null : p -> p.clob(value, method), own);
    }

    private static @Nullable Reader reader(@Nullable String stored) {
        return stored == null ? null : new StringReader(stored);
    }

    private static int length(@Nullable String stored) {
        return stored == null ? 0 : stored.length();
    }

    @Override
    public void updateNString(int index, @Nullable String value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateNString(index, value);
        } else {
            secret().characters(
                            index,
                            rule,
                            "updateNString",
                            value == null ? null : parameter -> parameter.text(value, "updateNString"),
                            stored -> delegate.updateNString(index, stored));
        }
    }

    @Override
    public void updateCharacterStream(int index, @Nullable Reader value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateCharacterStream(index, value);
        } else {
            characters(
                    index,
                    rule,
                    "updateCharacterStream",
                    value,
                    TO_THE_END,
                    stored -> delegate.updateCharacterStream(index, reader(stored)));
        }
    }

    @Override
    public void updateCharacterStream(int index, @Nullable Reader value, int length) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateCharacterStream(index, value, length);
        } else {
            characters(
                    index,
                    rule,
                    "updateCharacterStream",
                    value,
                    length,
                    stored -> delegate.updateCharacterStream(index, reader(stored), length(stored)));
        }
    }

    @Override
    public void updateCharacterStream(int index, @Nullable Reader value, long length) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateCharacterStream(index, value, length);
        } else {
            characters(
                    index,
                    rule,
                    "updateCharacterStream",
                    value,
                    length,
                    stored -> delegate.updateCharacterStream(index, reader(stored), length(stored)));
        }
    }

    @Override
    public void updateNCharacterStream(int index, @Nullable Reader value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateNCharacterStream(index, value);
        } else {
            characters(
                    index,
                    rule,
                    "updateNCharacterStream",
                    value,
                    TO_THE_END,
                    stored -> delegate.updateNCharacterStream(index, reader(stored)));
        }
    }

    @Override
    public void updateNCharacterStream(int index, @Nullable Reader value, long length) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateNCharacterStream(index, value, length);
        } else {
            characters(
                    index,
                    rule,
                    "updateNCharacterStream",
                    value,
                    length,
                    stored -> delegate.updateNCharacterStream(index, reader(stored), length(stored)));
        }
    }

    @Override
    public void updateClob(int index, @Nullable Reader value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateClob(index, value);
        } else {
            characters(
                    index, rule, "updateClob", value, TO_THE_END, stored -> delegate.updateClob(index, reader(stored)));
        }
    }

    @Override
    public void updateClob(int index, @Nullable Reader value, long length) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateClob(index, value, length);
        } else {
            characters(
                    index,
                    rule,
                    "updateClob",
                    value,
                    length,
                    stored -> delegate.updateClob(index, reader(stored), length(stored)));
        }
    }

    @Override
    public void updateNClob(int index, @Nullable Reader value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateNClob(index, value);
        } else {
            characters(
                    index,
                    rule,
                    "updateNClob",
                    value,
                    TO_THE_END,
                    stored -> delegate.updateNClob(index, reader(stored)));
        }
    }

    @Override
    public void updateNClob(int index, @Nullable Reader value, long length) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateNClob(index, value, length);
        } else {
            characters(
                    index,
                    rule,
                    "updateNClob",
                    value,
                    length,
                    stored -> delegate.updateNClob(index, reader(stored), length(stored)));
        }
    }

    @Override
    public void updateClob(int index, @Nullable Clob value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateClob(index, value);
        } else {
            clob(
                    index,
                    rule,
                    "updateClob",
                    value,
                    stored -> delegate.updateClob(index, stored == null ? (Clob) null : new MemoryClob(stored)));
        }
    }

    @Override
    public void updateNClob(int index, @Nullable NClob value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateNClob(index, value);
        } else {
            clob(
                    index,
                    rule,
                    "updateNClob",
                    value,
                    stored -> delegate.updateNClob(index, stored == null ? (NClob) null : new MemoryClob(stored)));
        }
    }
}
