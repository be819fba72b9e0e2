package io.kmsenc.jdbc;

import io.kmsenc.column.ColumnCipher;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.StatementPlanner;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * One configuration on one database: what all its connections share. Threads share it; the connections that it wraps
 * are as safe for threads as their delegates.
 */
public final class EncryptedDatabase {

    private final Dialect dialect;
    private final ColumnCipher cipher;
    private final SharedCatalog shared;
    private final StatementPlans plans;
    private final Runnable onSchemaChange;

    /**
     * @param onSchemaChange run after a statement that may have changed the schema, the key table included
     */
    public EncryptedDatabase(
            Dialect dialect,
            ColumnPolicy policy,
            StatementPlanner planner,
            ColumnCipher cipher,
            Runnable onSchemaChange) {
        this.dialect = dialect;
        this.cipher = cipher;
        this.shared = new SharedCatalog(policy.tableNames());
        this.plans = new StatementPlans(planner, shared);
        this.onSchemaChange = onSchemaChange;
    }

    /**
     * The connection that the application gets.
     *
     * @param url what {@code DatabaseMetaData.getURL()} answers; null for what the delegate answers
     * @param onClose run once, when the application closes or aborts the connection
     */
    public Connection wrap(Connection delegate, @Nullable String url, Runnable onClose) {
        Session session = new Session(this, new DatabaseCatalog(delegate, dialect, shared));
        return EncryptedConnection.of(delegate, session, url, onClose);
    }

    Dialect dialect() {
        return dialect;
    }

    ColumnCipher cipher() {
        return cipher;
    }

    StatementPlans plans() {
        return plans;
    }

    int generation() {
        return shared.generation();
    }

    void schemaChanged() {
        shared.schemaChanged();
        onSchemaChange.run();
    }
}
