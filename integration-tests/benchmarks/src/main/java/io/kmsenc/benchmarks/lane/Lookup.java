package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One row by its secret, which is read with it. */
final class Lookup implements Task {

    private final PreparedStatement statement;
    private final Subject subject;
    private final Rows rows;
    private int row;

    Lookup(Connection connection, Subject subject, Rows rows) throws SQLException {
        this.statement =
                connection.prepareStatement("SELECT id, owner, email FROM accounts WHERE " + subject.lookupCondition());
        this.subject = subject;
        this.rows = rows;
    }

    @Override
    public long run(int times) throws SQLException {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            row = (row + 1) % Rows.COUNT;
            sum += find();
        }
        return sum;
    }

    private long find() throws SQLException {
        statement.setString(1, subject.lookedFor(rows.secret(row)));
        try (ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw new IllegalStateException("row " + row + " isn't found by its secret");
            }
            return (long) result.getInt(1)
                    + result.getString(2).length()
                    + subject.read(result.getString(3)).length();
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
