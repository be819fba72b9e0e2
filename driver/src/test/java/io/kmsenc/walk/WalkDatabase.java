package io.kmsenc.walk;

import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A database in memory with a table to walk over, and what a walk told. */
final class WalkDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final TableName NOTES = new TableName("PUBLIC", "NOTES");

    private final String url = "jdbc:h2:mem:walk" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1";

    WalkDatabase() throws SQLException {
        run("CREATE TABLE notes (a INT, b VARCHAR(20), note VARCHAR(40), PRIMARY KEY (a, b))");
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url);
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    void fill(int rows) throws SQLException {
        run("INSERT INTO notes SELECT X / 7, 'b' || X, 'note ' || X FROM SYSTEM_RANGE(1, " + rows + ")");
    }

    List<String> column(String query) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    WalkedTable table() throws SQLException {
        try (Connection connection = open()) {
            return new WalkedTable(
                    Dialect.H2,
                    NOTES,
                    TableKeys.find(connection, Dialect.H2, NOTES, Set.of("NOTE")),
                    List.of(new StoredColumn("NOTE", true)),
                    List.of(),
                    false);
        }
    }

    TableWalk walk(int workers) throws SQLException {
        return TableWalk.open(this::open, table(), "shout", new WalkOptions(workers, 10, 25, 0, false));
    }

    /** Upper case for all but what is so already. */
    static Object shout(int column, Object stored) {
        String text = (String) stored;
        return text.startsWith("N") ? stored : text.toUpperCase(java.util.Locale.ROOT);
    }

    @Override
    public void close() throws SQLException {
        run("SHUTDOWN");
    }

    /** Counts, and stops behind as many rows. */
    static final class Told implements WalkSink {

        final List<RowFailure> failures = new ArrayList<>();
        private final long stopAt;
        private long rows;
        private long changed;

        Told() {
            this(Long.MAX_VALUE);
        }

        Told(long stopAt) {
            this.stopAt = stopAt;
        }

        @Override
        public synchronized void walked(long more, long moreChanged) {
            rows += more;
            changed += moreChanged;
        }

        @Override
        public synchronized void failed(RowFailure failure) {
            failures.add(failure);
        }

        @Override
        public synchronized boolean stopping() {
            return rows >= stopAt;
        }

        synchronized long rows() {
            return rows;
        }

        synchronized long changed() {
            return changed;
        }
    }
}
