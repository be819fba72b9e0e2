package io.kmsenc.jdbc;

import static io.kmsenc.jdbc.SecretStreams.TO_THE_END;

import io.kmsenc.jdbc.SecretUpdates.Own;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.StatementPlan;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an updatable result set by streams and large objects of bytes. The delegate gets the ciphertext by the same method,
 * which it may not know.
 */
public abstract class EncryptedStreamUpdates extends EncryptedCharacterUpdates {

    EncryptedStreamUpdates(EncryptedConnection connection, ResultSet delegate, StatementPlan plan) {
        super(connection, delegate, plan);
    }

    private void ascii(int index, ColumnRule rule, @Nullable InputStream value, long length, Own<String> own)
            throws SQLException {
        String method = "updateAsciiStream";
        secret().characters(index, rule, method, value == null ? null : p -> p.ascii(value, length, method), own);
    }

    private void bytes(
            int index, ColumnRule rule, String method, @Nullable InputStream value, long length, Own<byte[]> own)
            throws SQLException {
        secret().bytes(index, rule, method, value == null ? null : p -> p.bytes(value, length, method), own);
    }

    private static @Nullable InputStream stream(byte @Nullable [] stored) {
        return stored == null ? null : new ByteArrayInputStream(stored);
    }

    private static @Nullable InputStream ascii(@Nullable String stored) {
        return stored == null ? null : stream(stored.getBytes(StandardCharsets.US_ASCII));
    }

    private static int length(@Nullable String stored) {
        return stored == null ? 0 : stored.length();
    }

    private static int length(byte @Nullable [] stored) {
        return stored == null ? 0 : stored.length;
    }

    @Override
    public void updateAsciiStream(int index, @Nullable InputStream value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateAsciiStream(index, value);
        } else {
            ascii(index, rule, value, TO_THE_END, stored -> delegate.updateAsciiStream(index, ascii(stored)));
        }
    }

    @Override
    public void updateAsciiStream(int index, @Nullable InputStream value, int length) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateAsciiStream(index, value, length);
        } else {
            ascii(
                    index,
                    rule,
                    value,
                    length,
                    stored -> delegate.updateAsciiStream(index, ascii(stored), length(stored)));
        }
    }

    @Override
    public void updateAsciiStream(int index, @Nullable InputStream value, long length) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateAsciiStream(index, value, length);
        } else {
            ascii(
                    index,
                    rule,
                    value,
                    length,
                    stored -> delegate.updateAsciiStream(index, ascii(stored), length(stored)));
        }
    }

    @Override
    public void updateBinaryStream(int index, @Nullable InputStream value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBinaryStream(index, value);
        } else {
            bytes(
                    index,
                    rule,
                    "updateBinaryStream",
                    value,
                    TO_THE_END,
                    stored -> delegate.updateBinaryStream(index, stream(stored)));
        }
    }

    @Override
    public void updateBinaryStream(int index, @Nullable InputStream value, int length) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBinaryStream(index, value, length);
        } else {
            bytes(
                    index,
                    rule,
                    "updateBinaryStream",
                    value,
                    length,
                    stored -> delegate.updateBinaryStream(index, stream(stored), length(stored)));
        }
    }

    @Override
    public void updateBinaryStream(int index, @Nullable InputStream value, long length) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBinaryStream(index, value, length);
        } else {
            bytes(
                    index,
                    rule,
                    "updateBinaryStream",
                    value,
                    length,
                    stored -> delegate.updateBinaryStream(index, stream(stored), length(stored)));
        }
    }

    @Override
    public void updateBlob(int index, @Nullable InputStream value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBlob(index, value);
        } else {
            bytes(index, rule, "updateBlob", value, TO_THE_END, stored -> delegate.updateBlob(index, stream(stored)));
        }
    }

    @Override
    public void updateBlob(int index, @Nullable InputStream value, long length) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBlob(index, value, length);
        } else {
            bytes(
                    index,
                    rule,
                    "updateBlob",
                    value,
                    length,
                    stored -> delegate.updateBlob(index, stream(stored), length(stored)));
        }
    }

    @Override
    public void updateBlob(int index, @Nullable Blob value) throws SQLException {
        ColumnRule rule = rule(index);
        if (rule == null) {
            delegate.updateBlob(index, value);
        } else {
            secret().bytes(
                            index,
                            rule,
                            "updateBlob",
                            value == null ? null : parameter -> parameter.blob(value, "updateBlob"),
                            stored ->
                                    delegate.updateBlob(index, stored == null ? (Blob) null : new MemoryBlob(stored)));
        }
    }
}
