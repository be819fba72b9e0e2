package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.SQLException;

/** Reads the streams that setters are given, to their end or to the length that was announced. */
final class SecretStreams {

    /** As a stream's length: up to its end. */
    static final long TO_THE_END = -1;

    private SecretStreams() {}

    static String characters(ColumnRule rule, Reader value, long length, String method) throws SQLException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[4096];
        long left = length < 0 ? Long.MAX_VALUE : length;
        try {
            requireEmpty(rule, length == 0 && value.read() >= 0, method);
            while (left > 0) {
                int read = value.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                text.append(buffer, 0, read);
                left -= read;
            }
        } catch (IOException e) {
            throw unreadable(rule, method, e);
        }
        requireWhole(rule, length, text.length(), method);
        return text.toString();
    }

    static byte[] bytes(ColumnRule rule, InputStream value, long length, String method) throws SQLException {
        try {
            requireEmpty(rule, length == 0 && value.read() >= 0, method);
            byte[] bytes =
                    length < 0 ? value.readAllBytes() : value.readNBytes((int) Math.min(Integer.MAX_VALUE, length));
            requireWhole(rule, length, bytes.length, method);
            return bytes;
        } catch (IOException e) {
            throw unreadable(rule, method, e);
        }
    }

    private static void requireWhole(ColumnRule rule, long expected, long read, String method) throws SQLException {
        if (expected >= 0 && read < expected) {
            throw SqlErrors.unsuitableValue(
                    rule, method + " was given a stream of " + read + " where " + expected + " were announced");
        }
    }

    // A length of 0 is none at all to some drivers.
    private static void requireEmpty(ColumnRule rule, boolean more, String method) throws SQLException {
        if (more) {
            throw SqlErrors.unsuitableValue(
                    rule, method + " was given a stream where a length of 0 was announced; announce its length");
        }
    }

    private static SQLException unreadable(ColumnRule rule, String method, IOException e) {
        SQLException failure = SqlErrors.unsuitableValue(rule, method + " was given a stream that can't be read");
        failure.initCause(e);
        return failure;
    }
}
