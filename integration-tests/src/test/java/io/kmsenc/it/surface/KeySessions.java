package io.kmsenc.it.surface;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeSet;

/** Generated keys, asked for in each way. */
final class KeySessions {

    private KeySessions() {}

    static Map<String, Session> all() {
        return Map.of(
                "keys of a prepared statement", KeySessions::prepared,
                "keys of a text", KeySessions::text,
                "keys that nobody asked for", KeySessions::none);
    }

    private interface Preparation {
        PreparedStatement prepare() throws SQLException;
    }

    /** Labels and rows. */
    static String shown(ResultSet keys) throws SQLException {
        TreeSet<String> labels = new TreeSet<>();
        for (int i = 1; i <= keys.getMetaData().getColumnCount(); i++) {
            labels.add(keys.getMetaData().getColumnLabel(i));
        }
        return labels + Events.shownRows(keys);
    }

    private static void prepared(Stage stage) {
        String sql = stage.insert();
        var connection = stage.connection();
        keys(stage, "all", () -> connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS));
        keys(stage, "none", () -> connection.prepareStatement(sql, Statement.NO_GENERATED_KEYS));
        keys(stage, "a number", () -> connection.prepareStatement(sql, new int[] {1}));
        keys(stage, "a name", () -> connection.prepareStatement(sql, new String[] {name(stage, "id")}));
        keys(
                stage,
                "several",
                () -> connection.prepareStatement(sql, new String[] {name(stage, "id"), name(stage, "city")}));
        keys(
                stage,
                "what isn't generated",
                () -> connection.prepareStatement(sql, new String[] {name(stage, "code"), name(stage, "age")}));
        keys(stage, "what isn't there", () -> connection.prepareStatement(sql, new String[] {"nowhere"}));
        keys(stage, "no names", () -> connection.prepareStatement(sql, new String[0]));
        keys(stage, "a wrong constant", () -> connection.prepareStatement(sql, 77));
        stage.read();
    }

    /** A name as the database keeps it: it is compared to the letter. */
    private static String name(Stage stage, String name) {
        return switch (stage.dialect()) {
            case H2 -> name.toUpperCase(java.util.Locale.ROOT);
            default -> name;
        };
    }

    private static void keys(Stage stage, String what, Preparation preparation) {
        stage.events().asks(what, () -> {
            try (PreparedStatement insert = preparation.prepare()) {
                Stage.bind(insert, "keys of " + what, "n", 1);
                int count = insert.executeUpdate();
                return count + stage.events().outcome(() -> shown(insert.getGeneratedKeys()));
            }
        });
    }

    private static void text(Stage stage) throws SQLException {
        Events events = stage.events();
        String sql = "INSERT INTO " + stage.table() + " (code, city) VALUES ('%s', 'x'), ('%s 2', 'y')";
        String[] names = {name(stage, "id")};
        try (Statement statement = stage.connection().createStatement()) {
            events.asks("update", () -> statement.executeUpdate(sql.formatted("a", "a"), 1));
            events.asks("keys", () -> shown(statement.getGeneratedKeys()));
            events.asks("execute", () -> statement.execute(sql.formatted("b", "b"), names));
            events.asks("keys", () -> shown(statement.getGeneratedKeys()));
            events.asks("large update", () -> statement.executeLargeUpdate(sql.formatted("c", "c"), new int[] {1}));
            events.asks("keys", () -> shown(statement.getGeneratedKeys()));
            events.asks("large update", () -> statement.executeLargeUpdate(sql.formatted("d", "d"), names));
            events.asks("keys", () -> shown(statement.getGeneratedKeys()));
            events.asks(
                    "a change",
                    () -> statement.executeUpdate(
                            "UPDATE " + stage.table() + " SET city = 'z' WHERE id = 2",
                            Statement.RETURN_GENERATED_KEYS));
            events.asks("keys", () -> shown(statement.getGeneratedKeys()));
            events.asks("a query", () -> statement.execute(stage.select(), Statement.RETURN_GENERATED_KEYS));
            events.asks("its rows", statement::getResultSet);
        }
        stage.read();
    }

    private static void none(Stage stage) throws SQLException {
        Events events = stage.events();
        try (Statement statement = stage.connection().createStatement()) {
            events.asks("before all", () -> shown(statement.getGeneratedKeys()));
            statement.executeUpdate("DELETE FROM " + stage.table() + " WHERE id = 1");
            events.asks("after DELETE", () -> shown(statement.getGeneratedKeys()));
            statement.executeUpdate("INSERT INTO " + stage.table() + " (code) VALUES ('z')");
            events.asks("after INSERT", () -> shown(statement.getGeneratedKeys()));
        }
    }
}
