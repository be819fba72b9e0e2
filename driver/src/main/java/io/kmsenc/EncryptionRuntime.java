package io.kmsenc;

import io.kmsenc.column.EnvelopeColumnCipher;
import io.kmsenc.config.Configuration;
import io.kmsenc.config.DataKeySettings;
import io.kmsenc.jdbc.EncryptedDatabase;
import io.kmsenc.jdbc.Rules;
import io.kmsenc.jdbc.Unwrapping;
import io.kmsenc.keys.ReplaceableDataKeys;
import io.kmsenc.keys.StoredDataKeys;
import io.kmsenc.provider.ProviderFactory;
import io.kmsenc.provider.ProviderSettings;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.SqlStatementPlanner;
import io.kmsenc.sql.Syntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One configuration, as it changes, on one database: its providers, its data keys and its statement plans, shared by all
 * connections of this process. Threads share it.
 */
final class EncryptionRuntime implements AutoCloseable {

    private final Dialect dialect;
    private final DelegateAccess access;
    /** Empty while the application has no connection: they may be of an application that is gone by then. */
    private volatile Map<String, ProviderFactory> factories;

    private final ConfigurationWatch watch;
    private final ReplaceableDataKeys dataKeys;
    private final EncryptedDatabase database;

    EncryptionRuntime(
            Configuration configuration,
            Map<String, ProviderFactory> factories,
            Dialect dialect,
            DelegateAccess access) {
        this.dialect = dialect;
        this.access = access;
        this.factories = factories;
        this.watch = new ConfigurationWatch(configuration, this::install);
        this.dataKeys = new ReplaceableDataKeys(stored(configuration), watch::lookAfterFailure);
        this.database = new EncryptedDatabase(
                dialect,
                configuration.columns(),
                planner(configuration),
                new EnvelopeColumnCipher(dataKeys),
                this::open,
                unwrapping(configuration),
                watch::look,
                dataKeys::confirmAgain);
    }

    private SqlStatementPlanner planner(Configuration configuration) {
        return new SqlStatementPlanner(configuration.columns(), dialect);
    }

    private static Unwrapping unwrapping(Configuration configuration) {
        return configuration.unwrapsToDelegate() ? Unwrapping.DELEGATE_TOO : Unwrapping.WRAPPER_ALONE;
    }

    private StoredDataKeys stored(Configuration configuration) {
        return new StoredDataKeys(
                this::open,
                ConfiguredProviders.open(configuration, factories),
                configuration.encryptionProviders(),
                configuration.dataKeys(),
                Clock.systemUTC());
    }

    private Connection open() throws SQLException {
        Connection connection = access.open();
        try {
            Databases.limitLockWaits(connection, dialect);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    // What can fail comes first, so that all is replaced or nothing.
    private void install(Configuration next) throws SQLException {
        Configuration before = watch.inForce();
        Rules rules = database.rules(next.columns(), planner(next), unwrapping(next));
        if (before.fingerprint().differsInSecurity(next.fingerprint())) {
            // Where a provider was taken away on purpose, what it has encrypted can't be decrypted, and needn't.
            dataKeys.replace(stored(next), providerNames(next).containsAll(providerNames(before)));
        }
        database.replace(rules);
    }

    private static Set<String> providerNames(Configuration configuration) {
        return configuration.providers().stream()
                .map(ProviderSettings::providerName)
                .collect(Collectors.toSet());
    }

    private Set<String> identities() {
        return inForce().columns().rules().stream()
                .filter(ColumnRule::deterministic)
                .map(ColumnRule::identity)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The configuration that new statements have now. */
    Configuration inForce() {
        return watch.inForce();
    }

    /** How long it is kept without connections. */
    Duration keptFor() {
        DataKeySettings keys = inForce().dataKeys();
        return keys.timeToLive().plus(keys.grace());
    }

    /** The way that a connection has taken successfully: data keys are read and written, and changes looked for, alike. */
    void follow(Destination destination) {
        factories = destination.factories();
        watch.follow(destination.source());
        access.follow(destination.driver(), destination.delegateUrl(), destination.properties());
    }

    Connection wrap(Connection delegate, Syntax syntax, @Nullable String url, Runnable onClose) throws SQLException {
        watch.look();
        dataKeys.prewarm(this::identities);
        return database.wrap(delegate, syntax, url, onClose);
    }

    /** The application has closed its last connection. */
    void rest() {
        access.rest();
        watch.rest();
        factories = Map.of();
    }

    /** The database has lost its last connection of this runtime; it may be another one when the next is opened. */
    void databaseMayEnd() {
        dataKeys.confirmAgain();
        database.forgetCatalog();
    }

    /** Destroys the data keys in memory and closes the providers. */
    @Override
    public void close() {
        dataKeys.close();
    }
}
