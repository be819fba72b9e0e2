package io.kmsenc.redeploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.concurrent.Callable;

/** An application inside a class loader of its own: writes and reads a secret, and says what it read. */
public final class Deployed implements Callable<String> {

    private final String url;

    public Deployed(String url) {
        this.url = url;
    }

    @Override
    public String call() throws Exception {
        // an application server's loader finds the drivers; so does a test's
        Class.forName("io.kmsenc.KmsEncDriver", true, Deployed.class.getClassLoader());
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(1000), email VARCHAR(1000))");
            statement.execute("SET SCHEMA PUBLIC");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers VALUES (1, ?, ?)")) {
                insert.setString(1, "078-05-1120");
                insert.setString(2, "ada@example.org");
                insert.executeUpdate();
            }
            reload(statement);
            return read(connection) + " " + hasInterfaceOfH2(connection);
        } finally {
            deregister();
        }
    }

    // other rules, and other data keys: what they replace must not stay either
    private void reload(Statement statement) throws Exception {
        Path ini = Path.of(url.substring(url.indexOf("kmsenc.config=") + "kmsenc.config=".length()));
        String before = Files.readString(ini);
        Files.writeString(
                ini, before.replace("reload_interval = 20ms", "reload_interval = 10ms") + "orders.note = randomized\n");
        try {
            statement.execute("CREATE TABLE orders (note VARCHAR(1000))");
            while (isAnswered(statement, "SELECT 1 FROM orders WHERE note LIKE 'x'")) {
                Thread.sleep(5);
            }
        } finally {
            Files.writeString(ini, before);
        }
    }

    private static boolean isAnswered(Statement statement, String query) {
        try {
            statement.executeQuery(query).close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static String read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT ssn FROM customers WHERE email = ?")) {
            select.setString(1, "ada@example.org");
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private static boolean hasInterfaceOfH2(Connection connection) throws SQLException {
        return connection.unwrap(org.h2.engine.CastDataProvider.class) == connection
                && connection.unwrap(org.h2.engine.CastDataProvider.class).getMode() != null;
    }

    // As application servers do it: only who has loaded a driver may.
    private static void deregister() throws SQLException {
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver.getClass().getClassLoader() == Deployed.class.getClassLoader()) {
                DriverManager.deregisterDriver(driver);
            }
        }
    }
}
