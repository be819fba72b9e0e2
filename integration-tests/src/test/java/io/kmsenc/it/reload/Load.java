package io.kmsenc.it.reload;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.kmsenc.KmsEncDriver;
import io.kmsenc.it.db.FreshDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that write and read customers through a pool whose connections stay open, until it is closed. */
final class Load implements AutoCloseable {

    private static final int THREADS = 4;

    private final HikariDataSource pool = new HikariDataSource();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, Long> preparedAt = new ConcurrentHashMap<>();
    private volatile boolean ending;

    Load(FreshDatabase database, Path ini) {
        pool.setJdbcUrl(database.kmsencUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.addDataSourceProperty(KmsEncDriver.CONFIG, ini.toString());
        pool.setMaximumPoolSize(THREADS);
        pool.setMinimumIdle(THREADS);
        for (int i = 0; i < THREADS; i++) {
            running.add(threads.submit(this::work));
        }
    }

    private Void work() throws SQLException, InterruptedException {
        while (!ending) {
            int id = last.incrementAndGet();
            try (Connection connection = pool.getConnection()) {
                insert(connection, id);
            }
            try (Connection connection = pool.getConnection()) {
                read(connection, id);
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return null;
    }

    private void insert(Connection connection, int id) throws SQLException {
        long now = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers VALUES (?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, "ssn of " + id);
            insert.setString(3, "note of " + id);
            insert.executeUpdate();
        }
        preparedAt.put(id, now);
    }

    private static void read(Connection connection, int id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT ssn, note FROM customers WHERE id = ?")) {
            select.setInt(1, id);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("ssn of " + id);
                assertThat(row.getString(2)).isEqualTo("note of " + id);
            }
        }
    }

    /** Rows that were written by a statement of {@code from} or later, in {@code System.nanoTime()}. */
    List<Integer> preparedFrom(long from) {
        return preparedAt.entrySet().stream()
                .filter(row -> row.getValue() - from >= 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Waits for so many more rows. */
    void writeMore(int rows) throws Exception {
        int until = last.get() + rows;
        while (last.get() < until) {
            requireRunning();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    int connections() {
        return pool.getHikariPoolMXBean().getTotalConnections();
    }

    /** Throws what a thread has met. */
    void requireRunning() throws Exception {
        for (Future<?> each : running) {
            if (each.isDone()) {
                each.get();
            }
        }
    }

    /** Lets the threads come to their ends; throws what one has met. */
    void stop() throws Exception {
        ending = true;
        for (Future<?> each : running) {
            each.get(60, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        ending = true;
        threads.shutdownNow();
        pool.close();
    }
}
