package io.kmsenc.it.surface;

import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Where a session is played: a connection, and a table of its own with the columns {@code id} (generated), {@code code}
 * (unique), {@code note}, {@code age} and {@code city}, which holds seven rows.
 *
 * @param another opens a second connection, of the same kind
 */
record Stage(TestDatabase kind, Connection connection, Source another, String table, Events events) {

    /** Opens connections. */
    interface Source {
        Connection connect() throws SQLException;
    }

    Dialect dialect() {
        return kind.dialect();
    }

    boolean isOnMariaDb() {
        return dialect() == Dialect.MARIADB;
    }

    String insert() {
        return "INSERT INTO " + table + " (code, note, age, city) VALUES (?, ?, ?, ?)";
    }

    String select() {
        return "SELECT id, code, note, age, city FROM " + table + " ORDER BY id";
    }

    static void bind(PreparedStatement insert, @Nullable String code, @Nullable String note, @Nullable Integer age)
            throws SQLException {
        insert.setString(1, code);
        insert.setString(2, note);
        if (age == null) {
            insert.setNull(3, Types.INTEGER);
        } else {
            insert.setInt(3, age);
        }
        insert.setString(4, "city of " + age);
    }

    /** Stores a row, and observes how that goes. */
    void store(String code, @Nullable Integer age) {
        events.asks("store " + code, () -> {
            try (PreparedStatement insert = connection.prepareStatement(insert())) {
                bind(insert, code, "note of " + code, age);
                return insert.executeUpdate();
            }
        });
    }

    /** Observes all rows. */
    void read() {
        events.asks("all rows", () -> {
            try (Statement statement = connection.createStatement()) {
                return Events.shownRows(statement.executeQuery(select()));
            }
        });
    }

    /** An expression that takes so many seconds, and stands in a select list. */
    String pause(int seconds) {
        return switch (dialect()) {
            case H2 -> "PAUSE(" + seconds * 1000 + ")";
            case POSTGRESQL -> "PG_SLEEP(" + seconds + ")";
            case MARIADB -> "SLEEP(" + seconds + ")";
        };
    }
}
