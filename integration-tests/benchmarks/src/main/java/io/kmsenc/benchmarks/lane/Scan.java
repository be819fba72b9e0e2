package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** All rows, each with a secret. */
final class Scan implements Task {

    private final PreparedStatement statement;
    private final Subject subject;

    Scan(Connection connection, Subject subject) throws SQLException {
        this.statement = connection.prepareStatement("SELECT id, name, city, ssn FROM customers");
        this.subject = subject;
    }

    @Override
    public long run(int times) throws SQLException {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += scan();
        }
        return sum;
    }

    private long scan() throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            long sum = 0;
            int count = 0;
            while (result.next()) {
                sum += result.getInt(1)
                        + result.getString(2).length()
                        + result.getString(3).length()
                        + subject.read(result.getString(4)).length();
                count++;
            }
            if (count != Rows.COUNT) {
                throw new IllegalStateException("a scan has " + count + " rows");
            }
            return sum;
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
