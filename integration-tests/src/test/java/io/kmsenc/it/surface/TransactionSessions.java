package io.kmsenc.it.surface;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;

/** Transactions: savepoints, modes, cursors over their end. */
final class TransactionSessions {

    private TransactionSessions() {}

    static Map<String, Session> all() {
        return Map.of(
                "savepoints", TransactionSessions::savepoints,
                "savepoints without a transaction", TransactionSessions::withoutTransaction,
                "a failure inside a transaction", TransactionSessions::failure,
                "the mode changes", TransactionSessions::modes,
                "read only", TransactionSessions::readOnly,
                "isolation", TransactionSessions::isolation,
                "holdability", TransactionSessions::holdability);
    }

    private static void savepoints(Stage stage) throws SQLException {
        Connection connection = stage.connection();
        Events events = stage.events();
        connection.setAutoCommit(false);
        stage.store("before", 1);
        Savepoint named = connection.setSavepoint("named");
        events.asks("name", named::getSavepointName);
        events.asks("id of a named one", named::getSavepointId);
        stage.store("after the named", 2);
        Savepoint nameless = connection.setSavepoint();
        events.asks("name of a nameless one", nameless::getSavepointName);
        stage.store("after the nameless", 3);
        events.does("back to the nameless", () -> connection.rollback(nameless));
        stage.read();
        stage.store("once more", null);
        events.does("back to the named", () -> connection.rollback(named));
        stage.read();
        events.does("release", () -> connection.releaseSavepoint(named));
        events.does("back to what was released", () -> connection.rollback(named));
        events.does("end", connection::commit);
        stage.read();
        events.does("back to an ended transaction", () -> connection.rollback(nameless));
        events.does("end", connection::rollback);
        stage.read();
    }

    private static void withoutTransaction(Stage stage) {
        Connection connection = stage.connection();
        Events events = stage.events();
        events.asks("a savepoint", () -> connection.setSavepoint() == null);
        events.asks("a named savepoint", () -> connection.setSavepoint("x") == null);
        events.does("commit", connection::commit);
        events.does("rollback", connection::rollback);
        events.does("rollback to nothing", () -> connection.rollback(null));
        events.does("release of nothing", () -> connection.releaseSavepoint(null));
        stage.read();
    }

    private static void failure(Stage stage) throws SQLException {
        Connection connection = stage.connection();
        connection.setAutoCommit(false);
        stage.store("first", 1);
        stage.store("first", 2);
        stage.store("second", 3);
        stage.read();
        Savepoint here = afterRollback(stage);
        stage.store("third", 4);
        stage.store("third", 5);
        stage.events().does("back", () -> connection.rollback(here));
        stage.store("fourth", 6);
        stage.events().does("commit", connection::commit);
        stage.read();
    }

    private static Savepoint afterRollback(Stage stage) throws SQLException {
        stage.events().does("rollback", stage.connection()::rollback);
        return stage.connection().setSavepoint();
    }

    private static void modes(Stage stage) {
        Connection connection = stage.connection();
        Events events = stage.events();
        events.asks("at first", connection::getAutoCommit);
        events.does("off", () -> connection.setAutoCommit(false));
        stage.store("kept by switching on", 1);
        events.does("on", () -> connection.setAutoCommit(true));
        events.does("off", () -> connection.setAutoCommit(false));
        stage.store("lost", 2);
        events.does("off again", () -> connection.setAutoCommit(false));
        events.does("rollback", connection::rollback);
        stage.read();
        events.asks("at last", connection::getAutoCommit);
    }

    private static void readOnly(Stage stage) {
        Connection connection = stage.connection();
        Events events = stage.events();
        events.asks("at first", connection::isReadOnly);
        events.does("read only", () -> connection.setReadOnly(true));
        events.asks("then", connection::isReadOnly);
        stage.read();
        stage.store("not to be stored", 1);
        events.does("a transaction", () -> connection.setAutoCommit(false));
        stage.store("not to be stored either", 2);
        events.does("rollback", connection::rollback);
        stage.read();
        events.does("inside a transaction", () -> connection.setReadOnly(false));
        events.does("rollback", connection::rollback);
        events.does("after it", () -> connection.setReadOnly(false));
        stage.store("stored", 3);
        events.does("commit", connection::commit);
        stage.read();
    }

    private static void isolation(Stage stage) {
        Connection connection = stage.connection();
        Events events = stage.events();
        events.asks("at first", connection::getTransactionIsolation);
        for (int level : new int[] {1, 2, 4, 8, 0, 3}) {
            events.does("level " + level, () -> connection.setTransactionIsolation(level));
            events.asks("then", connection::getTransactionIsolation);
        }
        events.does("a transaction", () -> connection.setAutoCommit(false));
        stage.read();
        events.does("another level inside it", () -> connection.setTransactionIsolation(2));
        events.does("commit", connection::commit);
        stage.read();
    }

    private static void holdability(Stage stage) throws SQLException {
        Connection connection = stage.connection();
        Events events = stage.events();
        events.asks("at first", connection::getHoldability);
        connection.setAutoCommit(false);
        for (int holdability : new int[] {ResultSet.HOLD_CURSORS_OVER_COMMIT, ResultSet.CLOSE_CURSORS_AT_COMMIT, 7}) {
            events.does("holdability " + holdability, () -> connection.setHoldability(holdability));
            events.asks("then", connection::getHoldability);
            events.asks("a cursor of " + holdability, () -> overCommit(stage, holdability));
            events.does("rollback", connection::rollback);
        }
    }

    private static String overCommit(Stage stage, int holdability) throws SQLException {
        Connection connection = stage.connection();
        try (PreparedStatement select = connection.prepareStatement(
                stage.select(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, holdability)) {
            select.setFetchSize(2);
            ResultSet rows = select.executeQuery();
            rows.next();
            connection.commit();
            StringBuilder seen = new StringBuilder();
            seen.append(select.getResultSetHoldability()).append(stage.events().outcome(rows::getHoldability));
            seen.append(stage.events().outcome(() -> Events.row(rows)));
            for (int i = 0; i < 3; i++) {
                seen.append(stage.events().outcome(() -> rows.next() + Events.row(rows)));
            }
            return seen.append(inTheMeantime(stage)).toString();
        }
    }

    private static String inTheMeantime(Stage stage) throws SQLException {
        try (Statement statement = stage.connection().createStatement()) {
            return Events.shownRows(statement.executeQuery("SELECT COUNT(*) FROM " + stage.table()));
        }
    }
}
