package io.kmsenc.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLDataException;
import java.sql.SQLException;

/** Characters that are in memory alone. Positions count from 1. Not for several threads at once. */
final class MemoryClob implements NClob {

    private final StringBuilder content;

    MemoryClob(String content) {
        this.content = new StringBuilder(content);
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public String getSubString(long position, int length) throws SQLException {
        int start = index(position);
        if (length < 0) {
            throw new SQLDataException("the length of a substring can't be negative", "22011");
        }
        return content.substring(start, (int) Math.min(content.length(), (long) start + length));
    }

    @Override
    public Reader getCharacterStream() {
        return new StringReader(content.toString());
    }

    @Override
    public Reader getCharacterStream(long position, long length) throws SQLException {
        return new StringReader(getSubString(position, Math.toIntExact(length)));
    }

    @Override
    public InputStream getAsciiStream() {
        return new ByteArrayInputStream(content.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public long position(String pattern, long start) throws SQLException {
        int found = content.indexOf(pattern, index(start));
        return found < 0 ? -1 : found + 1L;
    }

    @Override
    public long position(Clob pattern, long start) throws SQLException {
        return position(pattern.getSubString(1, Math.toIntExact(pattern.length())), start);
    }

    @Override
    public int setString(long position, String text) throws SQLException {
        int start = index(position);
        content.replace(start, Math.min(content.length(), start + text.length()), text);
        return text.length();
    }

    @Override
    public int setString(long position, String text, int offset, int length) throws SQLException {
        return setString(position, text.substring(offset, offset + length));
    }

    @Override
    public Writer setCharacterStream(long position) throws SQLException {
        index(position);
        return new Writer() {
            private long at = position;

            @Override
            public void write(char[] characters, int offset, int length) throws IOException {
                at += store(at, new String(characters, offset, length));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Override
    public OutputStream setAsciiStream(long position) throws SQLException {
        index(position);
        return new OutputStream() {
            private long at = position;

            @Override
            public void write(int character) throws IOException {
                at += store(at, String.valueOf((char) (character & 0x7F)));
            }
        };
    }

    @Override
    public void truncate(long length) throws SQLException {
        content.setLength(index(length + 1));
    }

    @Override
    public void free() {
        content.setLength(0);
    }

    private int index(long position) throws SQLException {
        if (position < 1 || position > content.length() + 1L) {
            throw new SQLDataException("position " + position + " is outside of the large object", "22011");
        }
        return (int) (position - 1);
    }

    private int store(long position, String text) throws IOException {
        try {
            return setString(position, text);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
