package com.example.datasources.demo;

import com.example.datasources.DataSourceEntry;
import com.example.datasources.DataSourceRegistry;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the application does, once for each URL: store all, list, find by user name, update a password, list again. */
final class Scenario {

    static final String USER = "sa";
    static final String NEW_PASSWORD = "fake-changed-5e";

    /** What the application read. Two runs on the same input must be equal. */
    record Readings(
            List<DataSourceEntry> stored,
            List<DataSourceEntry> found,
            boolean updated,
            List<DataSourceEntry> changed) {}

    private final List<DataSourceEntry> entries;
    private final DataSourceEntry target;

    Scenario(List<DataSourceEntry> entries) {
        this.entries = List.copyOf(entries);
        this.target = entries.stream()
                .filter(entry -> entry.userName() != null)
                .findFirst()
                .orElse(entries.get(0));
    }

    /** The entry that is looked for and whose password is changed: the first that has a user name. */
    DataSourceEntry target() {
        return target;
    }

    Readings run(String url) throws SQLException {
        // Asked first, because the pool has no typed error for it.
        if (DriverManager.drivers().noneMatch(driver -> accepts(driver, url))) {
            throw new SQLException("no driver on the class path accepts the URL \"" + url + "\"; build the demo again");
        }
        try (HikariDataSource pool = pool(url)) {
            DataSourceRegistry registry = new DataSourceRegistry(pool);
            registry.createSchema();
            registry.storeAll(entries);
            List<DataSourceEntry> stored = registry.list();
            String userName = target.userName();
            List<DataSourceEntry> found = userName == null ? List.of() : registry.findByUserName(userName);
            boolean updated = registry.updatePassword(target.name(), NEW_PASSWORD);
            return new Readings(stored, found, updated, registry.list());
        }
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    /** What must be read if nothing is lost or altered on the way. */
    Readings expected() {
        List<DataSourceEntry> stored = sorted(entries);
        @Nullable String userName = target.userName();
        List<DataSourceEntry> found = userName == null
                ? List.of()
                : stored.stream().filter(e -> userName.equals(e.userName())).toList();
        List<DataSourceEntry> changed = stored.stream()
                .map(e -> e.equals(target) ? e.withPassword(NEW_PASSWORD) : e)
                .toList();
        return new Readings(stored, found, true, changed);
    }

    private static List<DataSourceEntry> sorted(List<DataSourceEntry> entries) {
        return entries.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(USER);
        pool.setPassword("");
        pool.setMaximumPoolSize(2);
        return pool;
    }
}
