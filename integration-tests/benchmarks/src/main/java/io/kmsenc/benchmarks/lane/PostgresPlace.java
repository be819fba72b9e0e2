package io.kmsenc.benchmarks.lane;

import io.kmsenc.benchmarks.replay.TapeFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * A database of a PostgreSQL that runs, made new. Where it is replayed, what the workload exchanges with the server is recorded once
 * pgjdbc has prepared its statements on the server.
 */
final class PostgresPlace implements Place {

    /** The port, as a system property. */
    static final String PORT = "kmsenc.benchmarks.postgres";

    private static final int OPERATIONS_BEFORE = 20;
    private static final int OPERATIONS_RECORDED = 20;

    private final String database;
    private final boolean replayed;
    private boolean live = true;

    PostgresPlace(String lane, boolean replayed) throws SQLException {
        this.database = "bench_" + lane.toLowerCase(Locale.ROOT);
        this.replayed = replayed;
        org.postgresql.Driver.isRegistered();
        run("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
        run("CREATE DATABASE " + database);
    }

    private static String url(String database) {
        String port = System.getProperty(PORT);
        if (port == null) {
            throw new IllegalStateException("no PostgreSQL runs; set the system property \"" + PORT + "\" to its port");
        }
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres";
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String url() {
        return replayed ? url(database) + "&socketFactory=" + TapeFactory.class.getName() : url(database);
    }

    @Override
    public Connection direct() throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    @Override
    public void settle(Task task) throws SQLException {
        if (replayed) {
            task.run(OPERATIONS_BEFORE);
            TapeFactory.record();
            task.run(OPERATIONS_RECORDED);
            TapeFactory.play();
            live = false;
        }
    }

    @Override
    public void leave() {
        TapeFactory.stop();
        live = true;
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public void close() throws SQLException {
        run("DROP DATABASE " + database + " WITH (FORCE)");
    }
}
