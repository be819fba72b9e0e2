package io.kmsenc.it.surface;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Result sets in which the cursor goes where it likes. */
final class ScrollSessions {

    private ScrollSessions() {}

    static Map<String, Session> all() {
        return Map.of(
                "to and fro", stage -> scroll(stage, ResultSet.TYPE_SCROLL_INSENSITIVE),
                "to and fro, seeing changes", stage -> scroll(stage, ResultSet.TYPE_SCROLL_SENSITIVE),
                "only forward", stage -> scroll(stage, ResultSet.TYPE_FORWARD_ONLY));
    }

    private static void scroll(Stage stage, int type) throws SQLException {
        Events events = stage.events();
        stage.connection().setAutoCommit(false);
        try (Statement statement = stage.connection().createStatement(type, ResultSet.CONCUR_READ_ONLY)) {
            events.asks("type", statement::getResultSetType);
            ResultSet rows = statement.executeQuery(stage.select());
            events.asks("last", () -> rows.last() + Events.row(rows) + rows.getRow());
            events.asks("previous", () -> rows.previous() + Events.row(rows) + rows.getRow());
            events.asks("first", () -> rows.first() + Events.row(rows) + rows.isFirst());
            events.asks("before the first", () -> rows.previous() + " " + rows.isBeforeFirst());
            events.asks("no row", () -> Events.row(rows));
            for (int row : new int[] {3, -2, 7, 1, 8, 0, -9, 4}) {
                events.asks("absolute " + row, () -> rows.absolute(row) + " " + rows.getRow());
                events.asks("its row", () -> Events.row(rows));
            }
            for (int step : new int[] {2, -3, 0, 9, -2}) {
                events.asks("relative " + step, () -> rows.relative(step) + " " + rows.getRow());
                events.asks("its row", () -> Events.row(rows));
            }
            events.does("before all", rows::beforeFirst);
            events.asks("next", () -> rows.next() + Events.row(rows) + rows.getString("code") + rows.getString("note"));
            events.does("refresh", rows::refreshRow);
            events.asks("its row", () -> Events.row(rows));
            events.does("behind all", rows::afterLast);
            events.asks("behind the last", rows::isAfterLast);
            events.asks("previous", () -> rows.previous() + Events.row(rows) + rows.isLast());
            events.does("backwards", () -> rows.setFetchDirection(ResultSet.FETCH_REVERSE));
            events.asks("rest", () -> Events.shownRows(rows));
        }
    }
}
