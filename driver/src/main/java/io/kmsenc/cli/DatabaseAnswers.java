package io.kmsenc.cli;

import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Explanation;
import io.kmsenc.sql.Explanation.Line;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Answers of the driver itself, connected to a database: {@code EXPLAIN ENCRYPTION}. */
final class DatabaseAnswers implements Answers {

    private final Connection connection;
    private final Dialect dialect;

    private DatabaseAnswers(Connection connection) throws SQLException {
        this.connection = connection;
        this.dialect = Dialect.ofProduct(connection.getMetaData().getDatabaseProductName())
                .orElseThrow(() -> new CommandException("--url: leads to a database that kmsenc doesn't support"));
    }

    static Answers of(String url, Properties properties) {
        try {
            return new DatabaseAnswers(DriverManager.getConnection(url, properties));
        } catch (SQLException e) {
            throw failed("--url: no connection", e);
        }
    }

    // The message of a driver without a password in it is the only thing that helps here.
    private static CommandException failed(String place, SQLException e) {
        return new CommandException(place + ": " + e.getMessage() + " [" + e.getSQLState() + "]");
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Explanation explain(String sql) {
        // lest MariaDB take a lone word for the column of a table that is to be described
        String end = dialect == Dialect.MARIADB ? "\n;;" : "";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN ENCRYPTION " + sql + end)) {
            List<Line> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(line(rows));
            }
            return new Explanation(lines);
        } catch (SQLException e) {
            throw failed("the database gives no answer", e);
        }
    }

    private static Line line(ResultSet rows) throws SQLException {
        int position = rows.getInt("position");
        Integer place = rows.wasNull() ? null : position;
        return new Line(
                rows.getString("item"),
                place,
                rows.getString("name"),
                rows.getString("column"),
                rows.getString("mode"),
                rows.getString("group"),
                rows.getString("handling"),
                rows.getString("detail"));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // everything was answered, and the process ends
        }
    }
}
