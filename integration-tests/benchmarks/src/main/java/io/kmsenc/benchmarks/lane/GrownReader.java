package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads rows of the table that grows, over one connection. For one thread. */
final class GrownReader implements AutoCloseable {

    private final Connection connection;
    private final Subject subject;
    private final Shape shape;
    private final String[] texts;
    private final PreparedStatement kept;

    GrownReader(Connection connection, Subject subject, Shape shape) throws SQLException {
        this.connection = connection;
        this.subject = subject;
        this.shape = shape;
        this.texts = new String[shape.statements()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] =
                    "SELECT id, " + shape.columnNames() + " FROM grown WHERE id BETWEEN ? AND ? AND " + i + " = " + i;
        }
        this.kept = connection.prepareStatement(texts[0]);
    }

    Connection connection() {
        return connection;
    }

    long read(int count) throws SQLException {
        if (texts.length == 1) {
            return read(kept, count);
        }
        try (PreparedStatement statement = connection.prepareStatement(texts[count % texts.length])) {
            return read(statement, count);
        }
    }

    private long read(PreparedStatement statement, int count) throws SQLException {
        int first = count % (shape.rows() - shape.read() + 1);
        statement.setInt(1, first);
        statement.setInt(2, first + shape.read() - 1);
        int rows = 0;
        long sum = 0;
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows++;
                sum += result.getInt(1);
                for (int column = 1; column <= shape.columns(); column++) {
                    sum += length(result, column);
                }
            }
        }
        if (rows != shape.read()) {
            throw new IllegalStateException(rows + " rows were read");
        }
        return sum;
    }

    private int length(ResultSet result, int column) throws SQLException {
        int length = subject.read(result.getString(column + 1)).length();
        if (length != shape.bytes()) {
            throw new IllegalStateException("a value of " + length + " characters was read");
        }
        return length;
    }

    @Override
    public void close() throws SQLException {
        kept.close();
        connection.close();
    }
}
