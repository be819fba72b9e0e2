package io.kmsenc.it.surface;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Statements that take their time, and what another thread does meanwhile. */
final class TimeSessions {

    /** Longer than anything here may take: who waits so long waits for good. */
    private static final int DEADLOCK_SECONDS = 60;

    private TimeSessions() {}

    static Map<String, Session> all() {
        return Map.of(
                "a query that takes too long", TimeSessions::timeout,
                "a query is cancelled", TimeSessions::cancel,
                "a connection is closed while it reads", stage -> ended(stage, Connection::close),
                "a connection is aborted while it reads", TimeSessions::aborted,
                "limits of the network", TimeSessions::network);
    }

    private static String slow(Stage stage, int seconds) {
        return "SELECT code, " + stage.pause(seconds) + " AS pause FROM " + stage.table() + " WHERE id = 1";
    }

    private static void timeout(Stage stage) throws SQLException {
        Events events = stage.events();
        try (Statement statement = stage.connection().createStatement()) {
            events.asks("at first", statement::getQueryTimeout);
            events.does("less than none", () -> statement.setQueryTimeout(-1));
            events.does("a second", () -> statement.setQueryTimeout(1));
            events.asks("then", statement::getQueryTimeout);
            events.asks("too long", () -> statement.executeQuery(slow(stage, 2)) != null);
            events.asks("short enough", () -> statement.executeQuery(stage.select()));
            events.does("none", () -> statement.setQueryTimeout(0));
        }
        stage.read();
    }

    private static void cancel(Stage stage) throws Exception {
        Events events = stage.events();
        try (Statement statement = stage.connection().createStatement()) {
            events.does("nothing to cancel", statement::cancel);
            String outcome = meanwhile(
                    () -> events.outcome(() -> statement.executeQuery(slow(stage, 2)) != null),
                    () -> events.does("cancel", statement::cancel));
            events.add("what was cancelled", outcome);
            events.asks("it goes on", () -> statement.executeQuery(stage.select()));
        }
        stage.read();
    }

    private interface Ending {
        void end(Connection connection) throws SQLException;
    }

    private static void aborted(Stage stage) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            ended(stage, connection -> connection.abort(executor));
        } finally {
            executor.shutdown();
            executor.awaitTermination(DEADLOCK_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void ended(Stage stage, Ending ending) throws Exception {
        Events events = stage.events();
        Connection connection = stage.another().connect();
        Statement statement = connection.createStatement();
        String outcome = meanwhile(
                () -> events.outcome(() -> statement.executeQuery(slow(stage, 2)) != null),
                () -> events.does("end", () -> ending.end(connection)));
        events.add("what was read", stage.isOnMariaDb() ? answeredOrLost(outcome) : outcome);
        events.asks("closed", connection::isClosed);
        events.asks("statement", statement::isClosed);
        events.does("close", connection::close);
        stage.store("after it", 1);
        stage.read();
    }

    // MariaDB's driver by itself answers most times, and loses the connection under the query at others.
    private static String answeredOrLost(String outcome) {
        boolean either = outcome.equals("true") || outcome.contains("SQLNonTransientConnectionException 08000 ");
        return either ? "an answer, or a lost connection" : outcome;
    }

    private interface Text {
        String get();
    }

    /** What the first comes to, while the second is done beside it. */
    private static String meanwhile(Text first, Runnable second) throws Exception {
        CompletableFuture<String> reading = CompletableFuture.supplyAsync(first::get);
        Thread.sleep(500);
        CompletableFuture.runAsync(second).get(DEADLOCK_SECONDS, TimeUnit.SECONDS);
        return reading.get(DEADLOCK_SECONDS, TimeUnit.SECONDS);
    }

    private static void network(Stage stage) throws SQLException {
        Events events = stage.events();
        Connection connection = stage.another().connect();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (connection) {
            events.asks("at first", connection::getNetworkTimeout);
            events.does("negative", () -> connection.setNetworkTimeout(executor, -1));
            events.does("without executor", () -> connection.setNetworkTimeout(null, 1500));
            events.does("set", () -> connection.setNetworkTimeout(executor, 1500));
            events.asks("then", connection::getNetworkTimeout);
            events.asks("valid", () -> connection.isValid(5));
            events.asks("negative", () -> connection.isValid(-5));
            events.does("none", () -> connection.setNetworkTimeout(executor, 0));
        } finally {
            executor.shutdownNow();
        }
        stage.read();
    }
}
