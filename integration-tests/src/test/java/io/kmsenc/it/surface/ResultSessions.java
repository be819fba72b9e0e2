package io.kmsenc.it.surface;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** How results are asked for: one after the other, in part, wrongly. */
final class ResultSessions {

    private ResultSessions() {}

    static Map<String, Session> all() {
        return Map.of(
                "one result after the other", ResultSessions::several,
                "counts in long", ResultSessions::large,
                "the wrong method", ResultSessions::wrong,
                "a statement is used again", ResultSessions::again,
                "the same text twice", ResultSessions::twice,
                "limits", ResultSessions::limits,
                "rows in portions", ResultSessions::portions,
                "the end of a result closes its statement", ResultSessions::onCompletion,
                "warnings", ResultSessions::warnings,
                "settings of a statement", ResultSessions::settings);
    }

    private static void several(Stage stage) throws SQLException {
        Events events = stage.events();
        int[] ways = {Statement.CLOSE_CURRENT_RESULT, Statement.KEEP_CURRENT_RESULT, Statement.CLOSE_ALL_RESULTS, 9};
        for (int way : ways) {
            try (Statement statement = stage.connection().createStatement()) {
                events.asks("query", () -> statement.execute(stage.select()));
                ResultSet rows = statement.getResultSet();
                events.asks("first", () -> rows.next() + Events.row(rows));
                events.asks("count of a query", statement::getUpdateCount);
                events.asks("more " + way, () -> statement.getMoreResults(way));
                events.asks("closed", rows::isClosed);
                events.asks("next", () -> rows.next() + Events.row(rows));
                events.asks("then", () -> statement.getResultSet() == null);
                events.asks("count", statement::getUpdateCount);
                events.asks(
                        "change", () -> statement.execute("UPDATE " + stage.table() + " SET city = 'e' WHERE id = 1"));
                events.asks("count", statement::getUpdateCount);
                events.asks("rows of a change", () -> statement.getResultSet() == null);
                events.asks("more", statement::getMoreResults);
                events.asks("count", statement::getUpdateCount);
                events.asks("large count", statement::getLargeUpdateCount);
            }
        }
        texts(stage, "DELETE FROM " + stage.table() + " WHERE id = 2; " + stage.select());
        stage.read();
    }

    private static void texts(Stage stage, String texts) throws SQLException {
        Events events = stage.events();
        try (Statement statement = stage.connection().createStatement()) {
            events.asks("two texts", () -> statement.execute(texts));
            events.asks("count", statement::getUpdateCount);
            events.asks("more", statement::getMoreResults);
            events.asks("rows", statement::getResultSet);
            events.asks("more", statement::getMoreResults);
            events.asks("count", statement::getUpdateCount);
        }
    }

    private static void large(Stage stage) throws SQLException {
        Events events = stage.events();
        try (Statement statement = stage.connection().createStatement()) {
            events.asks(
                    "change",
                    () -> statement.executeLargeUpdate(
                            "UPDATE " + stage.table() + " SET note = 'n', city = 'c' WHERE code = 'code 3'"));
            events.asks("count", statement::getLargeUpdateCount);
            events.asks(
                    "without keys",
                    () -> statement.executeLargeUpdate(
                            "DELETE FROM " + stage.table() + " WHERE id = 2", Statement.NO_GENERATED_KEYS));
            events.asks(
                    "no change",
                    () -> statement.executeLargeUpdate("UPDATE " + stage.table() + " SET city = 'n' WHERE id = -2"));
        }
        try (PreparedStatement insert = stage.connection().prepareStatement(stage.insert())) {
            Stage.bind(insert, "large", null, 1);
            events.asks("prepared", insert::executeLargeUpdate);
            events.asks("count", insert::getLargeUpdateCount);
            events.asks("once more", insert::executeLargeUpdate);
        }
        stage.read();
    }

    private static void wrong(Stage stage) throws SQLException {
        Events events = stage.events();
        Connection connection = stage.connection();
        try (Statement statement = connection.createStatement()) {
            events.asks("a change as a query", () -> statement.executeQuery("DELETE FROM " + stage.table()));
            events.asks("a query as a change", () -> statement.executeUpdate(stage.select()));
            events.asks("no SQL", () -> statement.execute("nonsense"));
            events.asks("no table", () -> statement.executeQuery("SELECT * FROM nowhere"));
            events.asks("no text", () -> statement.execute(""));
            ResultSet rows = statement.executeQuery(stage.select());
            events.asks("before the first", () -> rows.getString("code"));
            rows.next();
            for (int index : new int[] {0, -1, 6, 99}) {
                events.asks("column " + index, () -> rows.getString(index));
                events.asks("number " + index, () -> rows.getInt(index));
            }
            events.asks("no such column", () -> rows.getObject("nowhere"));
            events.asks("find", () -> rows.findColumn("nowhere"));
            events.asks("text as number", () -> rows.getInt("city"));
            while (rows.next()) {
                // to the end
            }
            events.asks("behind the last", () -> rows.getString("code"));
            events.asks("next", rows::next);
        }
        try (PreparedStatement insert = connection.prepareStatement(stage.insert())) {
            events.asks("nothing bound", insert::executeUpdate);
            events.does("parameter 5", () -> insert.setString(5, "x"));
            events.does("parameter 0", () -> insert.setString(0, "x"));
            events.does("parameter -3", () -> insert.setInt(-3, 3));
            Stage.bind(insert, "x", "y", 1);
            events.asks("as a query", insert::executeQuery);
            events.asks("another text", () -> insert.executeUpdate("DELETE FROM " + stage.table()));
            events.asks("another query", () -> insert.executeQuery(stage.select()));
        }
        events.asks("prepare nonsense", () -> prepared(connection, "nonsense"));
        events.asks("prepare of nowhere", () -> prepared(connection, "SELECT * FROM nowhere"));
        stage.read();
    }

    private static Object prepared(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.execute();
        }
    }

    private static void again(Stage stage) throws SQLException {
        Events events = stage.events();
        try (PreparedStatement select = stage.connection()
                .prepareStatement("SELECT code, age FROM " + stage.table() + " WHERE id > ? ORDER BY id")) {
            select.setInt(1, 2);
            ResultSet first = select.executeQuery();
            first.next();
            ResultSet second = select.executeQuery();
            events.asks("the first", () -> first.isClosed() + Events.row(first));
            second.next();
            events.asks("the second", () -> Events.row(second));
            events.asks("whose", () -> second.getStatement() == select);
            events.asks("the same", () -> select.getResultSet() == second);
            select.setInt(1, 5);
            events.asks("the rest", () -> Events.shownRows(second));
            events.asks("another value", select::executeQuery);
            select.clearParameters();
            events.asks("without value", select::executeQuery);
        }
    }

    private static void twice(Stage stage) throws SQLException {
        Events events = stage.events();
        String sql = "SELECT id, note FROM " + stage.table() + " WHERE code = ?";
        for (int i = 0; i < 8; i++) {
            String code = "code " + i;
            try (PreparedStatement one = stage.connection().prepareStatement(sql);
                    PreparedStatement other = stage.connection().prepareStatement(sql)) {
                events.does("poolable", () -> one.setPoolable(code.length() % 2 == 0));
                events.asks("is poolable", one::isPoolable);
                one.setString(1, code);
                other.setString(1, "code 1");
                ResultSet first = one.executeQuery();
                ResultSet second = other.executeQuery();
                events.asks("rows of one", () -> Events.shownRows(first));
                events.asks("rows of the other", () -> Events.shownRows(second));
            }
        }
    }

    private static void limits(Stage stage) throws SQLException {
        Events events = stage.events();
        try (Statement statement = stage.connection().createStatement()) {
            events.does("rows", () -> statement.setMaxRows(3));
            events.asks("rows", () -> statement.executeQuery(stage.select()));
            events.asks("then", statement::getMaxRows);
            events.does("many rows", () -> statement.setLargeMaxRows(2));
            events.asks("many rows", () -> statement.executeQuery(stage.select()));
            events.asks("then", statement::getLargeMaxRows);
            events.does("less than none", () -> statement.setMaxRows(-1));
            events.does("no limit", () -> statement.setMaxRows(0));
            events.does("size", () -> statement.setMaxFieldSize(2));
            events.asks("size", statement::getMaxFieldSize);
            events.does("negative size", () -> statement.setMaxFieldSize(-2));
        }
    }

    private static void portions(Stage stage) throws SQLException {
        Events events = stage.events();
        stage.connection().setAutoCommit(false);
        for (int size : new int[] {1, 2, 3, 100, Integer.MIN_VALUE, -5}) {
            try (PreparedStatement select = stage.connection().prepareStatement(stage.select())) {
                events.does("size " + size, () -> select.setFetchSize(size));
                events.asks("size", select::getFetchSize);
                ResultSet rows = select.executeQuery();
                events.asks("first", () -> rows.next() + Events.row(rows));
                if (size > 0) {
                    stage.store("stored beside " + size, size);
                }
                events.does("another size", () -> rows.setFetchSize(4));
                events.asks("another size", rows::getFetchSize);
                events.asks("number", rows::getRow);
                events.asks("rest", () -> Events.shownRows(rows));
            }
        }
        stage.events().does("rollback", stage.connection()::rollback);
        stage.read();
    }

    private static void onCompletion(Stage stage) throws SQLException {
        Events events = stage.events();
        Statement statement = stage.connection().createStatement();
        events.asks("at first", statement::isCloseOnCompletion);
        events.does("on completion", statement::closeOnCompletion);
        events.asks("then", statement::isCloseOnCompletion);
        ResultSet rows = statement.executeQuery(stage.select());
        while (rows.next()) {
            // to the end
        }
        events.asks("at the end", statement::isClosed);
        rows.close();
        events.asks("after it", statement::isClosed);
        events.asks("its connection", stage.connection()::isClosed);
        PreparedStatement prepared = stage.connection().prepareStatement(stage.select());
        prepared.closeOnCompletion();
        try (ResultSet other = prepared.executeQuery()) {
            events.asks("row", () -> other.next() + Events.row(other));
        }
        events.asks("prepared, after it", prepared::isClosed);
        events.asks("once more", prepared::executeQuery);
    }

    private static void warnings(Stage stage) throws SQLException {
        Events events = stage.events();
        boolean messages = false;
        try (Statement statement = stage.connection().createStatement()) {
            statement.execute("DROP TABLE IF EXISTS nowhere");
            events.asks("of a statement", () -> Failures.chain(statement.getWarnings(), messages));
            events.does("clear", statement::clearWarnings);
            events.asks("cleared", () -> Failures.chain(statement.getWarnings(), messages));
            ResultSet rows = statement.executeQuery(
                    "SELECT code, " + (stage.isOnMariaDb() ? "1 / 0" : "1") + " AS x FROM " + stage.table());
            rows.next();
            events.asks("of rows", () -> Failures.chain(rows.getWarnings(), messages));
            events.does("clear", rows::clearWarnings);
            events.asks("of the statement", () -> Failures.chain(statement.getWarnings(), messages));
        }
        events.asks("of the connection", () -> Failures.chain(stage.connection().getWarnings(), messages));
        events.does("clear", stage.connection()::clearWarnings);
        events.asks("cleared", () -> Failures.chain(stage.connection().getWarnings(), messages));
    }

    private static void settings(Stage stage) throws SQLException {
        Events events = stage.events();
        try (Statement statement = stage.connection().createStatement()) {
            for (int direction : new int[] {ResultSet.FETCH_REVERSE, ResultSet.FETCH_UNKNOWN, 3}) {
                events.does("direction " + direction, () -> statement.setFetchDirection(direction));
                events.asks("direction", statement::getFetchDirection);
            }
            statement.setFetchDirection(ResultSet.FETCH_FORWARD);
            events.does("escapes", () -> statement.setEscapeProcessing(true));
            events.does("cursor", () -> statement.setCursorName("c"));
            events.asks("type", statement::getResultSetType);
            events.asks("concurrency", statement::getResultSetConcurrency);
            events.asks("holdability", statement::getResultSetHoldability);
            ResultSet rows = statement.executeQuery(stage.select());
            events.asks("type of rows", rows::getType);
            events.asks("concurrency of rows", rows::getConcurrency);
            events.asks("direction of rows", rows::getFetchDirection);
            events.does("reverse", () -> rows.setFetchDirection(ResultSet.FETCH_REVERSE));
            events.asks("cursor's name", rows::getCursorName);
            events.asks("before the first", rows::isBeforeFirst);
            events.asks("next", rows::next);
            events.asks("first", rows::isFirst);
            events.asks("last", rows::isLast);
            events.asks("number", rows::getRow);
        }
    }
}
