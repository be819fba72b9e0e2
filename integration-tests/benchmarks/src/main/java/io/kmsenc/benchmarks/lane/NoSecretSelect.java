package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One row by its key, of a table that has no secret. */
final class NoSecretSelect implements Task {

    private static final String SQL = "SELECT id, name, city FROM orders WHERE id = ?";

    private final Connection connection;
    private final boolean fresh;
    private final PreparedStatement kept;
    private int row;

    NoSecretSelect(Connection connection, Rows rows, boolean fresh) throws SQLException {
        this.connection = connection;
        this.fresh = fresh;
        this.kept = connection.prepareStatement(SQL);
        kept.setInt(1, 7);
        try (ResultSet result = kept.executeQuery()) {
            if (!result.next() || !result.getString(2).equals(rows.name(7))) {
                throw new IllegalStateException("row 7 isn't read back");
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
                        + result.getString(3).length();
            }
            return sum;
        }
    }

    @Override
    public void close() throws SQLException {
        kept.close();
    }
}
