package io.kmsenc.walk;

import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code kmsenc_walks} in the default schema of its connections: how far each part of each walk is. Threads share it,
 * each with a connection of its own, in whose transaction everything happens.
 */
final class CheckpointTable {

    static final String NAME = "kmsenc_walks";

    private static final String DDL = """
            CREATE TABLE IF NOT EXISTS kmsenc_walks (
                job VARCHAR(200) NOT NULL,
                part INT NOT NULL,
                from_key %1$s,
                to_key %1$s,
                done_key %1$s,
                finished BOOLEAN NOT NULL,
                planned_rows BIGINT NOT NULL,
                walked_rows BIGINT NOT NULL,
                changed_values BIGINT NOT NULL,
                failed_rows BIGINT NOT NULL,
                note VARCHAR(255),
                PRIMARY KEY (job, part)
            )%2$s""";

    private CheckpointTable() {}

    /** The statement that makes the table. */
    static String ddl(Dialect dialect) {
        return switch (dialect) {
            case H2 -> String.format(Locale.ROOT, DDL, "VARCHAR", "");
            case POSTGRESQL -> String.format(Locale.ROOT, DDL, "TEXT", "");
            case MARIADB ->
                String.format(Locale.ROOT, DDL, "TEXT", " ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        };
    }

    /** Makes it where there is none. A user who may not is told what to let run. */
    static void create(Connection connection, Dialect dialect) throws SQLException {
        if (exists(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(ddl(dialect));
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!exists(connection)) {
                throw WalkException.refused("table \"" + NAME + "\": doesn't exist and can't be created (SQLState "
                        + e.getSQLState() + "); let the database user create tables, or run as one who may, and then"
                        + " grant this user SELECT, INSERT, UPDATE and DELETE:" + System.lineSeparator()
                        + ddl(dialect) + ";");
            }
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT part FROM " + NAME + " WHERE part < 0")) {
            query.executeQuery().close();
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            return false;
        }
    }

    static List<Part> read(Connection connection, String job, TableKey key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT part, from_key, to_key, planned_rows, done_key, finished, walked_rows,"
                        + " changed_values, failed_rows FROM " + NAME + " WHERE job = ? AND part > 0 ORDER BY part")) {
            query.setString(1, job);
            try (ResultSet rows = query.executeQuery()) {
                List<Part> parts = new ArrayList<>();
                while (rows.next()) {
                    parts.add(new Part(
                            rows.getInt(1),
                            new KeyRange(key(key, rows.getString(2)), key(key, rows.getString(3))),
                            rows.getLong(4),
                            key(key, rows.getString(5)),
                            rows.getBoolean(6),
                            rows.getLong(7),
                            rows.getLong(8),
                            rows.getLong(9)));
                }
                return parts;
            }
        }
    }

    private static @Nullable RowKey key(TableKey key, @Nullable String text) {
        return text == null ? null : key.parse(text);
    }

    static void insert(Connection connection, String job, TableKey key, List<Part> parts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + NAME
                + " (job, part, from_key, to_key, finished, planned_rows, walked_rows, changed_values, failed_rows)"
                + " VALUES (?, ?, ?, ?, FALSE, ?, 0, 0, 0)")) {
            for (Part part : parts) {
                insert.setString(1, job);
                insert.setInt(2, part.number());
                insert.setString(3, text(key, part.range().after()));
                insert.setString(4, text(key, part.range().upTo()));
                insert.setLong(5, part.rows());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static @Nullable String text(TableKey key, @Nullable RowKey row) {
        return row == null ? null : key.text(row);
    }

    static void update(Connection connection, String job, TableKey key, Part part) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + NAME
                + " SET done_key = ?, finished = ?, walked_rows = ?, changed_values = ?, failed_rows = ?"
                + " WHERE job = ? AND part = ?")) {
            update.setString(1, text(key, part.done()));
            update.setBoolean(2, part.finished());
            update.setLong(3, part.walked());
            update.setLong(4, part.changed());
            update.setLong(5, part.failed());
            update.setString(6, job);
            update.setInt(7, part.number());
            update.executeUpdate();
        }
    }

    static void delete(Connection connection, String job) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + NAME + " WHERE job = ?")) {
            delete.setString(1, job);
            delete.executeUpdate();
        }
    }

    /** The jobs beside which something is noted that ends so. */
    static List<String> jobs(Connection connection, String noteEnd) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT job FROM " + NAME + " WHERE part = 0 AND note LIKE ?")) {
            query.setString(1, "%" + noteEnd);
            try (ResultSet rows = query.executeQuery()) {
                List<String> jobs = new ArrayList<>();
                while (rows.next()) {
                    jobs.add(rows.getString(1));
                }
                return jobs;
            }
        }
    }

    /** What is noted beside a job; null where nothing is. */
    static @Nullable String note(Connection connection, String job) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT note FROM " + NAME + " WHERE job = ? AND part = 0")) {
            query.setString(1, job);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Notes something beside a job. */
    static void note(Connection connection, String job, String note) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE " + NAME + " SET note = ? WHERE job = ? AND part = 0")) {
            update.setString(1, note);
            update.setString(2, job);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + NAME
                + " (job, part, finished, planned_rows, walked_rows, changed_values, failed_rows, note)"
                + " VALUES (?, 0, FALSE, 0, 0, 0, 0, ?)")) {
            insert.setString(1, job);
            insert.setString(2, note);
            insert.executeUpdate();
        }
    }
}
