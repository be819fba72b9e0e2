package io.kmsenc.it.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.kmsenc.KmsEncDriver;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pool over the driver: right values under threads, and no refusal that costs it a connection. */
class HikariIT {

    private static final Path INI = Ini.withSecretKey()
            .columns("customers.ssn = randomized", "customers.email = deterministic compare=exact")
            .write();

    private static final int CONNECTIONS = 10;

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void threadsReadWhatTheyWroteAndRefusalsKeepTheConnection(TestDatabase kind) throws Exception {
        String text = Application.text(kind.dialect());
        try (FreshDatabase database = kind.fresh(HikariIT.class);
                HikariDataSource pool = pool(database)) {
            try (Connection connection = pool.getConnection()) {
                Sql.run(
                        connection,
                        "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", email " + text + ")");
            }
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                int id = i;
                all.add(threads.submit(() -> work(pool, id)));
            }
            for (Future<?> each : all) {
                each.get();
            }
            threads.shutdown();
            awaitFull(pool);
            assertKept(pool, "SELECT id FROM customers WHERE ssn LIKE 'x%'", "KE001");
            try (Connection raw = database.connect()) {
                Sql.run(raw, "UPDATE customers SET ssn = 'plaintext' WHERE id = 3");
            }
            assertKept(pool, "SELECT ssn FROM customers WHERE id = 3", "KE103");
            assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(CONNECTIONS);
        }
    }

    // It fills by itself, and may not have come to an end with it.
    private static void awaitFull(HikariDataSource pool) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (pool.getHikariPoolMXBean().getTotalConnections() < CONNECTIONS && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
    }

    private static Void work(HikariDataSource pool, int id) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Sql.run(
                    connection,
                    "INSERT INTO customers VALUES (" + id + ", 'ssn of " + id + "', 'email of " + id + "')");
        }
        try (Connection connection = pool.getConnection()) {
            assertThat(Sql.column(connection, "SELECT ssn FROM customers WHERE email = 'email of " + id + "'"))
                    .containsExactly("ssn of " + id);
        }
        return null;
    }

    private static void assertKept(HikariDataSource pool, String query, String state) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            assertThatThrownBy(() -> Sql.rows(connection, query))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo(state);
            assertThat(Sql.column(connection, "SELECT ssn FROM customers WHERE id = 1"))
                    .containsExactly("ssn of 1");
        }
    }

    private static HikariDataSource pool(FreshDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.kmsencUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.addDataSourceProperty(KmsEncDriver.CONFIG, INI.toString());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(CONNECTIONS);
        return pool;
    }
}
