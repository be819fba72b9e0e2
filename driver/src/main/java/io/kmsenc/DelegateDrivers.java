package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the driver that the delegate's URL belongs to. */
final class DelegateDrivers {

    private static final Map<String, String> COORDINATES = Map.of(
            "h2", "com.h2database:h2",
            "postgresql", "org.postgresql:postgresql",
            "mariadb", "org.mariadb.jdbc:mariadb-java-client",
            "mysql", "com.mysql:mysql-connector-j");

    private DelegateDrivers() {}

    /**
     * The first driver that accepts the URL: of those registered with DriverManager, else of those that the thread's
     * context class loader knows as services.
     *
     * @throws SQLException if there is none; names the dependency that is missing
     */
    static Driver find(String url) throws SQLException {
        Driver registered = first(DriverManager.drivers().toList(), url);
        if (registered != null) {
            return registered;
        }
        Driver service = first(services(), url);
        if (service != null) {
            return service;
        }
        throw SqlErrors.delegate(missing(subprotocol(url)));
    }

    private static @Nullable Driver first(List<Driver> drivers, String url) throws SQLException {
        for (Driver driver : drivers) {
            if (!(driver instanceof KmsEncDriver) && driver.acceptsURL(url)) {
                return driver;
            }
        }
        return null;
    }

    private static List<Driver> services() {
        List<Driver> found = new java.util.ArrayList<>();
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class).iterator();
        while (true) {
            try {
                if (!drivers.hasNext()) {
                    return found;
                }
                found.add(drivers.next());
            } catch (ServiceConfigurationError e) {
                // another driver that can't be loaded is not this connection's concern
            }
        }
    }

    private static String subprotocol(String url) {
        int start = "jdbc:".length();
        int end = url.indexOf(':', start);
        return end < 0 ? url.substring(start) : url.substring(start, end);
    }

    private static String missing(String subprotocol) {
        String coordinates = COORDINATES.get(subprotocol);
        String remedy = coordinates == null
                ? "put the driver of that database on it; kmsenc works with h2, postgresql, mariadb and mysql"
                : "add " + coordinates;
        return "no driver for \"jdbc:" + subprotocol + ":\" is on the class path; " + remedy;
    }
}
