package io.kmsenc;

import io.kmsenc.jdbc.SqlErrors;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The way to the delegate's database that a connection has taken successfully; the data keys take it too. It follows
 * the application, whose password may have been changed meanwhile. Threads share it.
 */
final class DelegateAccess {

    private record Way(Driver driver, String url, Properties properties) {}

    /** Null while the application has no connection: the driver may be of an application that is gone by then. */
    private volatile @Nullable Way way;

    DelegateAccess(Driver driver, String url, Properties properties) {
        this.way = new Way(driver, url, properties);
    }

    /** From now on connections are opened like this. */
    void follow(Driver driver, String url, Properties properties) {
        way = new Way(driver, url, properties);
    }

    /** The application's last connection is being closed. */
    void rest() {
        way = null;
    }

    /** A new connection to the delegate's database. */
    Connection open() throws SQLException {
        Way current = way;
        if (current == null) {
            throw SqlErrors.closed("the application's last connection is closed; open another");
        }
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
