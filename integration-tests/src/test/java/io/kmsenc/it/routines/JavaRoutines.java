package io.kmsenc.it.routines;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The methods behind H2's aliases. H2 calls them with a connection of its own that is closed with the statement. */
public final class JavaRoutines {

    private JavaRoutines() {}

    public static int storeClient(
            Connection connection,
            int id,
            @Nullable String code,
            byte @Nullable [] photo,
            @Nullable String credit,
            @Nullable String born,
            @Nullable String active)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO clients (id, code, photo, credit, born, active) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, code);
            insert.setBytes(3, photo);
            insert.setString(4, credit);
            insert.setString(5, born);
            insert.setString(6, active);
            return insert.executeUpdate();
        }
    }

    public static @Nullable String codeOf(Connection connection, int id) throws SQLException {
        return (String) value(connection, "code", id);
    }

    public static byte @Nullable [] photoOf(Connection connection, int id) throws SQLException {
        return (byte[]) value(connection, "photo", id);
    }

    public static @Nullable String creditOf(Connection connection, int id) throws SQLException {
        return (String) value(connection, "credit", id);
    }

    public static @Nullable String bornOf(Connection connection, int id) throws SQLException {
        return (String) value(connection, "born", id);
    }

    public static @Nullable String activeOf(Connection connection, int id) throws SQLException {
        return (String) value(connection, "active", id);
    }

    private static @Nullable Object value(Connection connection, String column, int id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + column + " FROM clients WHERE id = " + id)) {
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getObject(1) : null;
            }
        }
    }

    public static int idOf(Connection connection, String code) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT id FROM clients WHERE code = ?")) {
            query.setString(1, code);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : -1;
            }
        }
    }

    /** Gives back the code that was there before. */
    public static @Nullable String swapCode(Connection connection, int id, String code) throws SQLException {
        String old = codeOf(connection, id);
        try (PreparedStatement update = connection.prepareStatement("UPDATE clients SET code = ? WHERE id = ?")) {
            update.setString(1, code);
            update.setInt(2, id);
            update.executeUpdate();
        }
        return old;
    }

    public static ResultSet listed(Connection connection) throws SQLException {
        return connection.createStatement().executeQuery("SELECT id, code, code AS other FROM clients ORDER BY id");
    }

    public static String echo(String text) {
        return text;
    }
}
