package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The way to the delegate's database that a connection has taken successfully; the data keys take it too. It follows
 * the application, whose password may have been changed meanwhile. Threads share it.
 */
final class DelegateAccess {

    private record Way(Driver driver, String url, Properties properties) {}

    private volatile Way way;

    DelegateAccess(Driver driver, String url, Properties properties) {
        this.way = new Way(driver, url, properties);
    }

    /** From now on connections are opened like this. */
    void follow(Driver driver, String url, Properties properties) {
        way = new Way(driver, url, properties);
    }

    /** A new connection to the delegate's database. */
    Connection open() throws SQLException {
        Way current = way;
        return open(current.driver(), current.url(), current.properties());
    }

    static Connection open(Driver driver, String url, Properties properties) throws SQLException {
        Properties copy = new Properties();
        copy.putAll(properties);
        Connection connection = driver.connect(url, copy);
        if (connection == null) {
            throw SqlErrors.delegate(driver.getClass().getName() + " accepts the URL, but gives no connection");
        }
        return connection;
    }
}
