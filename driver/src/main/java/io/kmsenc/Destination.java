package io.kmsenc;

import io.kmsenc.config.Configuration;
import io.kmsenc.config.ConfigurationException;
import io.kmsenc.config.ConfigurationLoader;
import io.kmsenc.config.ConfigurationSource;
import io.kmsenc.config.Surroundings;
import io.kmsenc.jdbc.SqlErrors;
import io.kmsenc.jdbc.SyntaxReader;
import io.kmsenc.provider.ProviderFactory;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Syntax;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a URL of ours and its properties lead: the delegate's driver, URL and properties, and the configuration under
 * which its connections are encrypted. Threads may share it.
 *
 * @param properties for the delegate, without ours; nobody changes them
 * @param configuration for the first connection of its kind; later ones have what is in force by then
 */
record Destination(
        KmsEncUrl url,
        Properties properties,
        Driver driver,
        ConfigurationSource source,
        Configuration configuration,
        Map<String, ProviderFactory> factories) {

    /**
     * Finds the configuration, reads it unless it is in force already, and finds the driver; opens nothing.
     *
     * @param url one for which {@link KmsEncUrl#isOurs} holds
     * @throws SQLException if a property of ours isn't known, the configuration can't be used or there is no driver
     */
    static Destination of(String url, Properties given) throws SQLException {
        KmsEncUrl parsed = KmsEncUrl.parse(url);
        Map<String, ProviderFactory> factories = ProviderFactories.find();
        Properties properties = KmsEncUrl.forDelegate(given);
        ConfigurationSource source;
        Configuration configuration;
        try {
            source = source(parsed, given, factories);
            configuration = EncryptionRuntimes.ALL
                    .inForce(EncryptionRuntimes.Key.of(source.location(), parsed.delegateUrl(), properties))
                    .orElseGet(() -> source.read().configuration());
        } catch (ConfigurationException e) {
            throw SqlErrors.configuration(e);
        }
        InitialStatements.check(parsed.delegateUrl(), properties, configuration.columns());
        Driver driver = DelegateDrivers.find(parsed.delegateUrl());
        return new Destination(parsed, properties, driver, source, configuration, factories);
    }

    private static ConfigurationSource source(
            KmsEncUrl url, Properties properties, Map<String, ProviderFactory> factories) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("kmsenc.")) {
                settings.put(name, properties.getProperty(name));
            }
        }
        settings.putAll(url.parameters());
        String config = settings.remove(KmsEncDriver.CONFIG);
        if (!settings.isEmpty()) {
            throw SqlErrors.delegate("unknown properties " + new TreeSet<>(settings.keySet())
                    + " in the URL or the connection's properties; known is \"" + KmsEncDriver.CONFIG + "\"");
        }
        return new ConfigurationLoader(new HashMap<>(factories), Surroundings.ofProcess()).locate(config);
    }

    String delegateUrl() {
        return url.delegateUrl();
    }

    /** A new connection to the delegate's database, with nothing in between. */
    Connection openDelegate() throws SQLException {
        return DelegateAccess.open(driver, delegateUrl(), properties);
    }

    private EncryptionRuntimes.Key key() {
        return EncryptionRuntimes.Key.of(source.location(), delegateUrl(), properties);
    }

    /** A new connection to the delegate's database, encrypted. */
    Connection connect() throws SQLException {
        return encrypted(openDelegate(), url.isPrivate() ? url.shownUrl() : null);
    }

    /**
     * A connection to the delegate's database, encrypted. The delegate is closed if this fails.
     *
     * @param delegate a connection that was opened to this destination, however
     * @param shownUrl what {@code DatabaseMetaData.getURL()} answers; null for what the delegate answers
     */
    Connection encrypted(Connection delegate, @Nullable String shownUrl) throws SQLException {
        try {
            Dialect dialect = Databases.dialect(delegate);
            Syntax syntax = SyntaxReader.read(delegate, dialect);
            EncryptionRuntimes.Key key = key();
            EncryptionRuntime runtime = EncryptionRuntimes.ALL.acquire(
                    key,
                    url.inMemory(),
                    url.isPrivate(),
                    () -> new EncryptionRuntime(
                            configuration, factories, dialect, new DelegateAccess(driver, delegateUrl(), properties)));
            return wrapped(runtime, delegate, syntax, shownUrl, key);
        } catch (SQLException | RuntimeException | Error e) {
            closeQuietly(delegate, e);
            throw e;
        }
    }

    private Connection wrapped(
            EncryptionRuntime runtime,
            Connection delegate,
            Syntax syntax,
            @Nullable String shownUrl,
            EncryptionRuntimes.Key key)
            throws SQLException {
        try {
            runtime.follow(this);
            return runtime.wrap(delegate, syntax, shownUrl, () -> EncryptionRuntimes.ALL.release(key));
        } catch (SQLException | RuntimeException | Error e) {
            EncryptionRuntimes.ALL.discard(key);
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

    /** Names no property's value: one may be secret. */
    @Override
    public String toString() {
        return "Destination[" + url + "]";
    }
}
