package io.kmsenc;

import io.kmsenc.config.Configuration;
import io.kmsenc.config.ConfigurationException;
import io.kmsenc.config.ConfigurationLoader;
import io.kmsenc.config.Surroundings;
import io.kmsenc.jdbc.SqlErrors;
import io.kmsenc.jdbc.SyntaxReader;
import io.kmsenc.keys.ProviderFactory;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Syntax;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code jdbc:kmsenc:<the delegate's URL without jdbc:>}: connects with the delegate's own driver and keeps the
 * columns that the configuration names encrypted. Found by {@link DriverManager} without any registration. Threads
 * share it. When it is deregistered, as an application server does that undeploys, the data keys in memory are destroyed.
 *
 * <p>The configuration is read at each connection, so that a changed file holds for new connections; a file that can't
 * be used fails the connection and reports all its problems.
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
        KmsEncUrl parsed = KmsEncUrl.parse(url);
        Properties given = properties == null ? new Properties() : properties;
        Map<String, ProviderFactory> factories = factories();
        Configuration configuration = configuration(parsed, given, factories);
        return connect(parsed, KmsEncUrl.forDelegate(given), configuration, factories);
    }

    private static Connection connect(
            KmsEncUrl url, Properties properties, Configuration configuration, Map<String, ProviderFactory> factories)
            throws SQLException {
        InitialStatements.check(url.delegateUrl(), properties, configuration.columns());
        Driver driver = DelegateDrivers.find(url.delegateUrl());
        Connection delegate = DelegateAccess.open(driver, url.delegateUrl(), properties);
        try {
            Dialect dialect = Databases.dialect(delegate);
            Syntax syntax = SyntaxReader.read(delegate, dialect);
            EncryptionRuntimes.Key key =
                    EncryptionRuntimes.Key.of(configuration.fingerprint(), url.delegateUrl(), properties);
            EncryptionRuntime runtime = EncryptionRuntimes.ALL.acquire(
                    key,
                    configuration,
                    url.inMemory(),
                    url.isPrivate(),
                    c -> new EncryptionRuntime(
                            c, factories, dialect, new DelegateAccess(driver, url.delegateUrl(), properties)));
            runtime.access().follow(driver, url.delegateUrl(), properties);
            return runtime.wrap(
                    delegate,
                    syntax,
                    url.isPrivate() ? url.shownUrl() : null,
                    () -> EncryptionRuntimes.ALL.release(key));
        } catch (SQLException | RuntimeException | Error e) {
            closeQuietly(delegate, e);
            throw e;
        }
    }

    private static void closeQuietly(Connection delegate, Throwable failure) {
        try {
            delegate.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static Configuration configuration(
            KmsEncUrl url, Properties properties, Map<String, ProviderFactory> factories) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("kmsenc.")) {
                settings.put(name, properties.getProperty(name));
            }
        }
        settings.putAll(url.parameters());
        String config = settings.remove(CONFIG);
        if (!settings.isEmpty()) {
            throw SqlErrors.delegate("unknown properties " + new java.util.TreeSet<>(settings.keySet())
                    + " in the URL or the connection's properties; known is \"" + CONFIG + "\"");
        }
        try {
            return new ConfigurationLoader(new HashMap<>(factories), Surroundings.ofProcess()).load(config);
        } catch (ConfigurationException e) {
            throw SqlErrors.configuration(e);
        }
    }

    /** Those beside the driver, looked for once. */
    private static final class Factories {
        static final Map<String, ProviderFactory> OWN = in(KmsEncDriver.class.getClassLoader());

        static Map<String, ProviderFactory> in(ClassLoader loader) {
            Map<String, ProviderFactory> factories = new HashMap<>();
            ServiceLoader.load(ProviderFactory.class, loader)
                    .forEach(factory -> factories.putIfAbsent(factory.kind(), factory));
            return factories;
        }
    }

    // Providers are looked for where the driver is and, in an application server, where the application is.
    private static Map<String, ProviderFactory> factories() {
        Map<String, ProviderFactory> factories = new HashMap<>(Factories.OWN);
        for (ClassLoader loader : Surroundings.ofProcess().classLoaders()) {
            if (!loader.equals(KmsEncDriver.class.getClassLoader())) {
                Factories.in(loader).forEach(factories::putIfAbsent);
            }
        }
        return factories;
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
