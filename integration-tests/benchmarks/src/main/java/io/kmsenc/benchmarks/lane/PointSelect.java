package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One row by its key, with three plain columns and a secret one. */
final class PointSelect implements Task {

    private static final String SQL = "SELECT id, name, city, ssn FROM customers WHERE id = ?";

    private final Connection connection;
    private final Subject subject;
    private final Rows rows;
    private final boolean fresh;
    private final PreparedStatement kept;
    private int row;

    PointSelect(Connection connection, Subject subject, Rows rows, boolean fresh) throws SQLException {
        this.connection = connection;
        this.subject = subject;
        this.rows = rows;
        this.fresh = fresh;
        this.kept = connection.prepareStatement(SQL);
        requireRight(kept);
    }

    private void requireRight(PreparedStatement statement) throws SQLException {
        statement.setInt(1, 7);
        try (ResultSet result = statement.executeQuery()) {
            if (!result.next() || !subject.read(result.getString(4)).equals(rows.secret(7))) {
                throw new IllegalStateException("the secret of row 7 isn't read back");
            }
        }
    }

    @Override
    public long run(int times) throws SQLException {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            row = (row + 1) % Rows.COUNT;
            sum += fresh ? prepared() : select(kept);
        }
        return sum;
    }

    private long prepared() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            return select(statement);
        }
    }

    private long select(PreparedStatement statement) throws SQLException {
        statement.setInt(1, row);
        try (ResultSet result = statement.executeQuery()) {
            long sum = 0;
            while (result.next()) {
                sum += result.getInt(1)
                        + result.getString(2).length()
                        + result.getString(3).length()
                        + subject.read(result.getString(4)).length();
            }
            return sum;
        }
    }

    @Override
    public void close() throws SQLException {
        kept.close();
    }
}
