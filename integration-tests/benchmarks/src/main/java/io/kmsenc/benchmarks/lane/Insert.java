package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Rows with a secret, each by itself or several in one batch. */
final class Insert implements Task {

    private final PreparedStatement statement;
    private final Subject subject;
    private final Rows rows;
    private final int batch;
    private int row;

    Insert(Connection connection, Subject subject, Rows rows, int batch) throws SQLException {
        this.statement = connection.prepareStatement("INSERT INTO arrivals (id, name, city, ssn) VALUES (?, ?, ?, ?)");
        this.subject = subject;
        this.rows = rows;
        this.batch = batch;
    }

    @Override
    public long run(int times) throws SQLException {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += batch == 1 ? single() : batched();
        }
        return sum;
    }

    private int single() throws SQLException {
        bind();
        return statement.executeUpdate();
    }

    private int batched() throws SQLException {
        for (int i = 0; i < batch; i++) {
            bind();
            statement.addBatch();
        }
        return statement.executeBatch().length;
    }

    private void bind() throws SQLException {
        row++;
        statement.setInt(1, row);
        statement.setString(2, rows.name(row));
        statement.setString(3, "Uppsala");
        statement.setString(4, subject.stored(rows.secret(row)));
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
