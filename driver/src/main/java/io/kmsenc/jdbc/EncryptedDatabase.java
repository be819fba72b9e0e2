package io.kmsenc.jdbc;

import io.kmsenc.column.ColumnCipher;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.StatementPlanner;
import io.kmsenc.sql.Syntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One configuration on one database: what all its connections share. Threads share it; the connections that it wraps
 * are as safe for threads as their delegates.
 */
public final class EncryptedDatabase {

    private final Dialect dialect;
    private final ColumnCipher cipher;
    private final Set<String> secretTables;
    private final RememberedCatalog catalog;
    private final StoredSizes sizes;
    private final StatementPlanner planner;
    private final Map<Syntax, StatementPlans> plans = new ConcurrentHashMap<>();
    private final Runnable onSchemaChange;
    private final AtomicInteger defaults = new AtomicInteger();
    private final Unwrapping unwrapping;

    /**
     * @param connections for the driver's own questions to the catalog
     * @param unwrapping how far {@code unwrap} goes on its connections, and on all that comes from them
     * @param onSchemaChange run after a statement that may have changed the schema, the key table included
     */
    public EncryptedDatabase(
            Dialect dialect,
            ColumnPolicy policy,
            StatementPlanner planner,
            ColumnCipher cipher,
            ConnectionSource connections,
            Unwrapping unwrapping,
            Runnable onSchemaChange) {
        this.dialect = dialect;
        this.cipher = cipher;
        this.secretTables = policy.tableNames();
        this.catalog = catalog(CatalogConnection.opening(connections));
        this.sizes = new StoredSizes(CatalogConnection.opening(connections), dialect, policy);
        this.planner = planner;
        this.unwrapping = unwrapping;
        this.onSchemaChange = onSchemaChange;
    }

    /**
     * The connection that the application gets.
     *
     * @param syntax how the server reads text on the connection now
     * @param url what {@code DatabaseMetaData.getURL()} answers; null for what the delegate answers
     * @param onClose run once, before the application's first close or abort of the connection reaches the delegate
     * @throws SQLException if secret columns are known to be too small for their declared types, or the catalog can't be asked
     */
    public Connection wrap(Connection delegate, Syntax syntax, @Nullable String url, Runnable onClose)
            throws SQLException {
        sizes.require();
        return EncryptedConnection.of(delegate, new Session(this, delegate, syntax), url, onClose);
    }

    Dialect dialect() {
        return dialect;
    }

    Unwrapping unwrapping() {
        return unwrapping;
    }

    boolean hasSecrets() {
        return !secretTables.isEmpty();
    }

    ColumnCipher cipher() {
        return cipher;
    }

    /** Plans of texts that are read under this syntax. */
    StatementPlans plans(Syntax syntax) {
        return plans.computeIfAbsent(syntax, s -> new StatementPlans(planner, s));
    }

    /** What every connection sees until it changes something for itself. */
    RememberedCatalog catalog() {
        return catalog;
    }

    /** What one connection sees. */
    RememberedCatalog catalogOf(Connection delegate) {
        return catalog(CatalogConnection.of(delegate));
    }

    private RememberedCatalog catalog(CatalogConnection connection) {
        return new RememberedCatalog(new CatalogReader(connection, dialect, secretTables));
    }

    /** What is known of the schema may no longer hold. */
    public void forgetCatalog() {
        catalog.forget();
    }

    /** How often the defaults of connections were changed. */
    int defaults() {
        return defaults.get();
    }

    /** Connections that are opened from now on may have another search path than those that are open. */
    void defaultsChanged() {
        defaults.incrementAndGet();
    }

    void schemaChanged() {
        forgetCatalog();
        onSchemaChange.run();
    }
}
