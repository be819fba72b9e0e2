package io.kmsenc.it.surface;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Batches of rows and of statements, and what is left of one that fails. */
final class BatchSessions {

    private BatchSessions() {}

    static Map<String, Session> all() {
        return Map.of(
                "rows of mixed values", BatchSessions::rows,
                "rows, counted in long", BatchSessions::largeRows,
                "a row that is there", stage -> failing(stage, PreparedStatement::executeBatch),
                "a row that is there, counted in long", stage -> failing(stage, PreparedStatement::executeLargeBatch),
                "a row that is there, in a transaction", BatchSessions::failingInTransaction,
                "mixed statements", BatchSessions::statements,
                "a statement that fails", BatchSessions::failingStatement,
                "odd batches", BatchSessions::odd,
                "keys of a batch", BatchSessions::keys);
    }

    private interface Batch {
        Object execute(PreparedStatement statement) throws SQLException;
    }

    private static void add(PreparedStatement insert, String code, Integer age) throws SQLException {
        Stage.bind(insert, code, age == null ? null : "note of " + code, age);
        insert.addBatch();
    }

    private static void rows(Stage stage) throws SQLException {
        Events events = stage.events();
        try (PreparedStatement insert = stage.connection().prepareStatement(stage.insert())) {
            add(insert, "one", 1);
            add(insert, "two", null);
            add(insert, "three", 3);
            events.asks("counts", insert::executeBatch);
            events.asks("count", insert::getUpdateCount);
            events.asks("more", insert::getMoreResults);
            events.asks("nothing", insert::executeBatch);
            add(insert, "never", 1);
            events.does("clear", insert::clearBatch);
            add(insert, "four", 4);
            events.asks("counts", insert::executeBatch);
            Stage.bind(insert, "five", "", 5);
            events.asks("alone", insert::executeUpdate);
            insert.addBatch();
            events.does("clear parameters", insert::clearParameters);
            events.asks("the same row again", insert::executeBatch);
        }
        stage.read();
    }

    private static void largeRows(Stage stage) throws SQLException {
        try (PreparedStatement insert = stage.connection().prepareStatement(stage.insert())) {
            add(insert, "one", 1);
            add(insert, "two", null);
            stage.events().asks("counts", insert::executeLargeBatch);
            stage.events().asks("nothing", insert::executeLargeBatch);
        }
        stage.read();
    }

    private static void failing(Stage stage, Batch batch) throws SQLException {
        Events events = stage.events();
        try (PreparedStatement insert = stage.connection().prepareStatement(stage.insert())) {
            add(insert, "one", 1);
            add(insert, "two", 2);
            add(insert, "one", 3);
            add(insert, "four", 4);
            add(insert, "two", 5);
            events.asks("counts", () -> batch.execute(insert));
            stage.read();
            events.asks("nothing is left", () -> batch.execute(insert));
            add(insert, "six", 6);
            events.asks("it goes on", () -> batch.execute(insert));
        }
        stage.read();
    }

    private static void failingInTransaction(Stage stage) throws SQLException {
        stage.connection().setAutoCommit(false);
        failing(stage, PreparedStatement::executeBatch);
        stage.events().does("rollback", stage.connection()::rollback);
        stage.read();
    }

    private static void statements(Stage stage) throws SQLException {
        Events events = stage.events();
        try (Statement statement = stage.connection().createStatement()) {
            statement.addBatch("INSERT INTO " + stage.table() + " (code, city) VALUES ('one', 'x'), ('two', 'y')");
            statement.addBatch("UPDATE " + stage.table() + " SET note = 'changed' WHERE code = 'two'");
            statement.addBatch("UPDATE " + stage.table() + " SET city = 'nowhere' WHERE id = -1");
            statement.addBatch("DELETE FROM " + stage.table() + " WHERE code IN ('one', 'code 3')");
            events.asks("counts", statement::executeBatch);
            events.asks("count", statement::getUpdateCount);
            events.asks("nothing", statement::executeBatch);
            statement.addBatch("DELETE FROM " + stage.table() + " WHERE id < 3");
            events.asks("between", () -> statement.executeUpdate("DELETE FROM " + stage.table() + " WHERE id = 4"));
            events.asks("counts", statement::executeLargeBatch);
        }
        stage.read();
    }

    private static void failingStatement(Stage stage) throws SQLException {
        Events events = stage.events();
        try (Statement statement = stage.connection().createStatement()) {
            statement.addBatch("DELETE FROM " + stage.table() + " WHERE id = 1");
            statement.addBatch("INSERT INTO " + stage.table() + " (code) VALUES ('code 2')");
            statement.addBatch("DELETE FROM " + stage.table() + " WHERE id = 3");
            events.asks("counts", statement::executeBatch);
            stage.read();
            statement.addBatch("DELETE FROM " + stage.table() + " WHERE id = 5");
            events.asks("it goes on", statement::executeBatch);
            events.does("a query", () -> statement.addBatch("SELECT city FROM " + stage.table()));
            events.asks("with a query", statement::executeBatch);
        }
        stage.read();
    }

    private static void odd(Stage stage) throws SQLException {
        Events events = stage.events();
        try (PreparedStatement insert = stage.connection().prepareStatement(stage.insert())) {
            events.does("a text", () -> insert.addBatch("DELETE FROM " + stage.table()));
            events.does("without values", insert::addBatch);
            events.asks("counts", insert::executeBatch);
            events.does("clear", insert::clearBatch);
            insert.setString(1, "half");
            events.does("half of a row", insert::addBatch);
            events.asks("counts", insert::executeBatch);
        }
        try (PreparedStatement query = stage.connection().prepareStatement(stage.select())) {
            events.does("a query", query::addBatch);
            events.asks("counts", query::executeBatch);
        }
        stage.read();
    }

    private static void keys(Stage stage) throws SQLException {
        Events events = stage.events();
        try (PreparedStatement insert =
                stage.connection().prepareStatement(stage.insert(), Statement.RETURN_GENERATED_KEYS)) {
            add(insert, "one", 1);
            add(insert, "two", null);
            events.asks("counts", insert::executeBatch);
            events.asks("keys", () -> KeySessions.shown(insert.getGeneratedKeys()));
            add(insert, "three", 3);
            add(insert, "one", 1);
            events.asks("counts", insert::executeBatch);
            events.asks("keys", () -> KeySessions.shown(insert.getGeneratedKeys()));
        }
        stage.read();
    }
}
