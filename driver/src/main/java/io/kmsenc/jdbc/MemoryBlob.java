package io.kmsenc.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Arrays;

/** Bytes that are in memory alone. Positions count from 1. Not for several threads at once. */
final class MemoryBlob implements Blob {

    private byte[] content;
    private int length;

    MemoryBlob(byte[] content) {
        this.content = content.clone();
        this.length = content.length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public byte[] getBytes(long position, int count) throws SQLException {
        int start = index(position);
        if (count < 0) {
            throw new SQLDataException("the length of a part can't be negative", "22011");
        }
        return Arrays.copyOfRange(content, start, (int) Math.min(length, (long) start + count));
    }

    @Override
    public InputStream getBinaryStream() {
        return new ByteArrayInputStream(content, 0, length);
    }

    @Override
    public InputStream getBinaryStream(long position, long count) throws SQLException {
        return new ByteArrayInputStream(getBytes(position, Math.toIntExact(count)));
    }

    @Override
    public long position(byte[] pattern, long start) throws SQLException {
        for (int at = index(start); at + pattern.length <= length; at++) {
            if (Arrays.equals(content, at, at + pattern.length, pattern, 0, pattern.length)) {
                return at + 1L;
            }
        }
        return -1;
    }

    @Override
    public long position(Blob pattern, long start) throws SQLException {
        return position(pattern.getBytes(1, Math.toIntExact(pattern.length())), start);
    }

    @Override
    public int setBytes(long position, byte[] bytes) throws SQLException {
        return setBytes(position, bytes, 0, bytes.length);
    }

    @Override
    public int setBytes(long position, byte[] bytes, int offset, int count) throws SQLException {
        int start = index(position);
        int end = Math.addExact(start, count);
        if (end > content.length) {
            content = Arrays.copyOf(content, Math.max(end, 2 * content.length));
        }
        System.arraycopy(bytes, offset, content, start, count);
        length = Math.max(length, end);
        return count;
    }

    @Override
    public OutputStream setBinaryStream(long position) throws SQLException {
        index(position);
        return new OutputStream() {
            private long at = position;

            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    at += setBytes(at, bytes, offset, length);
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            }
        };
    }

    @Override
    public void truncate(long newLength) throws SQLException {
        length = index(newLength + 1);
    }

    @Override
    public void free() {
        content = new byte[0];
        length = 0;
    }

    private int index(long position) throws SQLException {
        if (position < 1 || position > length + 1L) {
            throw new SQLDataException("position " + position + " is outside of the large object", "22011");
        }
        return (int) (position - 1);
    }
}
