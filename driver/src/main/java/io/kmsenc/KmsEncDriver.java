package io.kmsenc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code jdbc:kmsenc:<the delegate's URL without jdbc:>}: connects with the delegate's own driver and keeps the
 * columns that the configuration names encrypted. Found by {@link DriverManager} without any registration. Threads
 * share it. When it is deregistered, as an application server does that undeploys, the data keys in memory are destroyed.
 *
 * <p>The configuration is read at the first connection, which a file that can't be used fails with all its problems. From
 * then on a changed file is taken up by new statements of all connections; one that can't be used is logged and changes
 * nothing.
 */
public final class KmsEncDriver implements Driver {

    /** The property, in the URL or the properties of a connection, that names the configuration file. */
    public static final String CONFIG = "kmsenc.config";

    static {
        try {
            DriverManager.registerDriver(new KmsEncDriver(), EncryptionRuntimes.ALL::end);
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** For {@link ServiceLoader}. */
    public KmsEncDriver() {}

    @Override
    public boolean acceptsURL(String url) {
        return KmsEncUrl.isOurs(url);
    }

    @Override
    public @Nullable Connection connect(String url, @Nullable Properties properties) throws SQLException {
        if (!KmsEncUrl.isOurs(url)) {
            return null;
        }
        return Destination.of(url, properties == null ? new Properties() : properties)
                .connect();
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties properties) throws SQLException {
        DriverPropertyInfo config =
                new DriverPropertyInfo(CONFIG, properties == null ? null : properties.getProperty(CONFIG));
        config.description = "the configuration file: a path, or classpath:<resource>";
        if (!KmsEncUrl.isOurs(url)) {
            return new DriverPropertyInfo[] {config};
        }
        KmsEncUrl parsed = KmsEncUrl.parse(url);
        if (parsed.parameters().containsKey(CONFIG)) {
            config.value = parsed.parameters().get(CONFIG);
        }
        Properties rest = KmsEncUrl.forDelegate(properties == null ? new Properties() : properties);
        DriverPropertyInfo[] theirs =
                DelegateDrivers.find(parsed.delegateUrl()).getPropertyInfo(parsed.delegateUrl(), rest);
        DriverPropertyInfo[] all = java.util.Arrays.copyOf(theirs, theirs.length + 1);
        all[theirs.length] = config;
        return all;
    }

    @Override
    public int getMajorVersion() {
        return 0;
    }

    @Override
    public int getMinorVersion() {
        return 1;
    }

    /** False: what can't be encrypted is refused, and a compliant driver refuses no entry-level SQL. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("kmsenc logs with slf4j");
    }

    @Override
    public String toString() {
        return "kmsenc driver " + String.format(Locale.ROOT, "%d.%d", getMajorVersion(), getMinorVersion());
    }
}
