package io.kmsenc.benchmarks.lane;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A secret in the text of a statement. No two texts are the same, so that none can be known from before. */
final class LiteralUpdate implements Task {

    private static final int SECRET_LENGTH = 64;

    private final Statement statement;
    private final Subject subject;
    private final String padding = "y".repeat(SECRET_LENGTH);
    private int count;

    LiteralUpdate(Connection connection, Subject subject) throws SQLException {
        this.statement = connection.createStatement();
        this.subject = subject;
    }

    @Override
    public long run(int times) throws SQLException {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += update();
        }
        return sum;
    }

    private int update() throws SQLException {
        count++;
        String number = Integer.toString(count);
        String secret = subject.stored(number + padding.substring(number.length()));
        return statement.executeUpdate("UPDATE customers SET ssn = '" + secret + "' WHERE id = " + count % Rows.COUNT);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
