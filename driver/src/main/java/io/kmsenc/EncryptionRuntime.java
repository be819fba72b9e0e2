package io.kmsenc;

import io.kmsenc.column.EnvelopeColumnCipher;
import io.kmsenc.config.Configuration;
import io.kmsenc.config.ProviderSettings;
import io.kmsenc.jdbc.EncryptedDatabase;
import io.kmsenc.jdbc.Unwrapping;
import io.kmsenc.keys.Provider;
import io.kmsenc.keys.ProviderFactory;
import io.kmsenc.keys.StoredDataKeys;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.SqlStatementPlanner;
import io.kmsenc.sql.Syntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One configuration on one database: its providers, its data keys and its statement plans, shared by all connections of
 * this process. Threads share it.
 */
final class EncryptionRuntime implements AutoCloseable {

    private final DelegateAccess access;
    private final StoredDataKeys dataKeys;
    private final EncryptedDatabase database;

    EncryptionRuntime(
            Configuration configuration,
            Map<String, ProviderFactory> factories,
            Dialect dialect,
            DelegateAccess access) {
        this.access = access;
        this.dataKeys = new StoredDataKeys(
                () -> open(access, dialect),
                providers(configuration, factories),
                configuration.encryptionProvider(),
                configuration.dataKeysCacheTtl(),
                configuration.dataKeysCacheCleanupInterval(),
                Clock.systemUTC());
        this.database = new EncryptedDatabase(
                dialect,
                configuration.columns(),
                new SqlStatementPlanner(configuration.columns(), dialect),
                new EnvelopeColumnCipher(dataKeys),
                () -> open(access, dialect),
                configuration.unwrapsToDelegate() ? Unwrapping.DELEGATE_TOO : Unwrapping.WRAPPER_ALONE,
                () -> {},
                dataKeys::confirmAgain);
    }

    private static Connection open(DelegateAccess access, Dialect dialect) throws SQLException {
        Connection connection = access.open();
        try {
            Databases.limitLockWaits(connection, dialect);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Map<String, Provider> providers(
            Configuration configuration, Map<String, ProviderFactory> factories) {
        Map<String, Provider> providers = new HashMap<>();
        for (ProviderSettings settings : configuration.providers()) {
            ProviderFactory factory = factories.get(settings.kind());
            if (factory == null) {
                throw new IllegalStateException("the configuration passed a provider of no known kind");
            }
            providers.put(settings.providerName(), factory.create(settings));
        }
        return providers;
    }

    /** How the database was reached last: data keys are read and written the same way. */
    DelegateAccess access() {
        return access;
    }

    Connection wrap(Connection delegate, Syntax syntax, @Nullable String url, Runnable onClose) throws SQLException {
        return database.wrap(delegate, syntax, url, onClose);
    }

    /** The application has closed its last connection. */
    void rest() {
        access.rest();
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
