package io.kmsenc.it.surface;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Result sets whose rows are changed where they are read. */
final class UpdateSessions {

    private UpdateSessions() {}

    static Map<String, Session> all() {
        return Map.of(
                "rows are changed", stage -> change(stage, ResultSet.TYPE_FORWARD_ONLY),
                "rows are changed to and fro", stage -> change(stage, ResultSet.TYPE_SCROLL_INSENSITIVE),
                "rows are added", UpdateSessions::add,
                "rows are taken away", UpdateSessions::remove,
                "changes are dropped", UpdateSessions::drop,
                "changes of what can't be changed", UpdateSessions::readOnly);
    }

    private static Statement updatable(Stage stage, int type) throws SQLException {
        return stage.connection().createStatement(type, ResultSet.CONCUR_UPDATABLE);
    }

    private static String select(Stage stage) {
        return "SELECT id, code, note, age, city FROM " + stage.table();
    }

    private static void change(Stage stage, int type) throws SQLException {
        Events events = stage.events();
        try (Statement statement = updatable(stage, type)) {
            ResultSet rows = statement.executeQuery(select(stage) + " WHERE id = 2");
            events.asks("concurrency", rows::getConcurrency);
            events.asks("row", () -> rows.next() + Events.row(rows));
            events.does("code", () -> rows.updateString("code", "changed code"));
            events.does("note", () -> rows.updateString(3, "changed note"));
            events.does("age", () -> rows.updateInt("age", 77));
            events.does("city", () -> rows.updateString("city", "changed city"));
            events.asks("before", () -> Events.row(rows));
            events.does("update", rows::updateRow);
            events.asks("after", () -> Events.row(rows));
            events.asks("updated", rows::rowUpdated);
            events.does("refresh", rows::refreshRow);
            events.asks("refreshed", () -> Events.row(rows));
            events.does("nothing", () -> rows.updateNull("note"));
            events.does("nothing", () -> rows.updateNull("age"));
            events.does("object", () -> rows.updateObject("code", "changed again"));
            events.does("update", rows::updateRow);
            events.asks("after", () -> Events.row(rows));
            events.does("national", () -> rows.updateNString("note", "noté"));
            events.does("no code", () -> rows.updateNull("code"));
            events.does("update", rows::updateRow);
            events.does("cancel", rows::cancelRowUpdates);
            events.asks("then", () -> Events.row(rows));
        }
        stage.read();
    }

    private static void add(Stage stage) throws SQLException {
        Events events = stage.events();
        try (Statement statement = updatable(stage, ResultSet.TYPE_SCROLL_INSENSITIVE)) {
            ResultSet rows = statement.executeQuery(select(stage) + " WHERE id < 3 ORDER BY id");
            events.asks("row", () -> rows.next() + Events.row(rows));
            events.does("to the new row", rows::moveToInsertRow);
            events.does("id", () -> rows.updateInt("id", 100));
            events.does("code", () -> rows.updateString("code", "new code"));
            events.does("note", () -> rows.updateObject("note", "new note"));
            events.does("age", () -> rows.updateInt("age", 5));
            events.does("insert", rows::insertRow);
            events.asks("inserted", rows::rowInserted);
            events.does("back", rows::moveToCurrentRow);
            events.asks("row", () -> Events.row(rows));
            events.does("to the new row", rows::moveToInsertRow);
            events.does("id", () -> rows.updateInt("id", 101));
            events.does("a code that is there", () -> rows.updateString("code", "code 3"));
            events.does("insert", rows::insertRow);
            events.does("back", rows::moveToCurrentRow);
            events.asks("rest", () -> Events.shownRows(rows));
        }
        stage.read();
    }

    private static void remove(Stage stage) throws SQLException {
        Events events = stage.events();
        try (Statement statement = updatable(stage, ResultSet.TYPE_SCROLL_INSENSITIVE)) {
            ResultSet rows = statement.executeQuery(select(stage) + " WHERE id < 4 ORDER BY id");
            events.asks("to the second", () -> rows.next() + Events.row(rows) + rows.next());
            events.does("delete", rows::deleteRow);
            events.asks("deleted", rows::rowDeleted);
            events.asks("next", () -> rows.next() + Events.row(rows));
        }
        stage.read();
    }

    private static void drop(Stage stage) throws SQLException {
        Events events = stage.events();
        try (Statement statement = updatable(stage, ResultSet.TYPE_SCROLL_INSENSITIVE)) {
            ResultSet rows = statement.executeQuery(select(stage) + " ORDER BY id");
            events.asks("row", () -> rows.next() + Events.row(rows));
            events.does("code", () -> rows.updateString("code", "not kept"));
            events.does("cancel", rows::cancelRowUpdates);
            events.asks("row", () -> Events.row(rows));
            events.does("code", () -> rows.updateString("code", "not kept either"));
            events.asks("next", () -> rows.next() + Events.row(rows));
            events.does("update of nothing", rows::updateRow);
        }
        stage.read();
    }

    private static void readOnly(Stage stage) throws SQLException {
        Events events = stage.events();
        try (Statement statement = stage.connection().createStatement()) {
            ResultSet rows = statement.executeQuery(stage.select());
            rows.next();
            events.does("code", () -> rows.updateString("code", "x"));
            events.does("update", rows::updateRow);
            events.does("delete", rows::deleteRow);
            events.does("to the new row", rows::moveToInsertRow);
        }
        stage.read();
    }
}
