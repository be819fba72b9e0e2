package io.kmsenc.it.surface;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;

/** Objects that are closed: by the application, or with what they came from. */
final class ClosingSessions {

    private ClosingSessions() {}

    static Map<String, Session> all() {
        return Map.of(
                "a closed statement", ClosingSessions::statement,
                "a closed prepared statement", ClosingSessions::prepared,
                "closed rows", ClosingSessions::rows,
                "a closed connection", ClosingSessions::connection,
                "a connection is closed under its statements", ClosingSessions::underStatements);
    }

    private static void statement(Stage stage) throws SQLException {
        Statement statement = stage.connection().createStatement();
        ResultSet rows = statement.executeQuery(stage.select());
        rows.next();
        statement.close();
        stage.events().asks("its rows", rows::isClosed);
        stage.events().does("close again", statement::close);
        new Sweep(stage.events(), stage.select()).over(Statement.class, statement);
    }

    private static void prepared(Stage stage) throws SQLException {
        PreparedStatement secret = stage.connection().prepareStatement(stage.insert());
        secret.close();
        stage.events().does("text", () -> secret.setString(1, "x"));
        stage.events().does("number", () -> secret.setInt(3, 3));
        stage.events().does("nothing", () -> secret.setNull(2, Types.VARCHAR));
        PreparedStatement prepared =
                stage.connection().prepareStatement("UPDATE " + stage.table() + " SET city = ? WHERE code = 'code 1'");
        prepared.close();
        stage.events().does("close again", prepared::close);
        new Sweep(stage.events(), "x").over(PreparedStatement.class, prepared);
        stage.read();
    }

    private static void rows(Stage stage) throws SQLException {
        try (Statement statement = stage.connection().createStatement()) {
            ResultSet rows = statement.executeQuery(stage.select());
            rows.next();
            rows.close();
            stage.events().does("close again", rows::close);
            new Sweep(stage.events(), "city").over(ResultSet.class, rows);
            stage.events().asks("the statement goes on", () -> statement.executeQuery(stage.select()));
        }
    }

    private static void connection(Stage stage) throws SQLException {
        Connection connection = stage.another().connect();
        connection.close();
        stage.events().does("close again", connection::close);
        stage.events().asks("closed", connection::isClosed);
        stage.events().asks("valid", () -> connection.isValid(1));
        new Sweep(stage.events(), "SELECT 1").over(Connection.class, connection);
        stage.events().does("abort", () -> connection.abort(Runnable::run));
    }

    private static void underStatements(Stage stage) throws SQLException {
        Events events = stage.events();
        Connection connection = stage.another().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(stage.select());
        PreparedStatement prepared = connection.prepareStatement(stage.insert());
        events.asks("first", () -> rows.next() + Events.row(rows));
        connection.close();
        events.asks("statement", statement::isClosed);
        events.asks("prepared", prepared::isClosed);
        events.asks("rows", rows::isClosed);
        events.asks("next", rows::next);
        events.asks("value", () -> rows.getString("code"));
        events.asks("query", () -> statement.executeQuery(stage.select()));
        events.does("value", () -> prepared.setString(1, "x"));
        events.asks("change", prepared::executeUpdate);
        events.does("close rows", rows::close);
        events.does("close statement", statement::close);
        events.does("close prepared", prepared::close);
        stage.read();
    }
}
