package io.kmsenc.jdbc;

import io.kmsenc.column.ColumnCipher;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.StatementPlanner;
import io.kmsenc.sql.Syntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One database under the rules of its configuration, which may be replaced: what all its connections share. Threads share
 * it; the connections that it wraps are as safe for threads as their delegates.
 */
public final class EncryptedDatabase {

    private final Dialect dialect;
    private final ColumnCipher cipher;
    private final ConnectionSource connections;
    private final Runnable beforeStatement;
    private final Runnable onSchemaChange;
    private final AtomicInteger defaults = new AtomicInteger();
    /** All that some statement may still be planned by, to be told of changes of the schema. */
    private final Set<Rules> alive = Collections.newSetFromMap(new WeakHashMap<>());

    private volatile Rules rules;

    /**
     * @param connections for the driver's own questions to the catalog
     * @param unwrapping how far {@code unwrap} goes on its connections, and on all that comes from them
     * @param beforeStatement run when a statement is about to be planned or executed; may replace the rules
     * @param onSchemaChange run after a statement that may have changed the schema, the key table included
     */
    public EncryptedDatabase(
            Dialect dialect,
            ColumnPolicy policy,
            StatementPlanner planner,
            ColumnCipher cipher,
            ConnectionSource connections,
            Unwrapping unwrapping,
            Runnable beforeStatement,
            Runnable onSchemaChange) {
        this.dialect = dialect;
        this.cipher = cipher;
        this.connections = connections;
        this.beforeStatement = beforeStatement;
        this.onSchemaChange = onSchemaChange;
        this.rules = new Rules(dialect, policy, planner, unwrapping, connections);
        alive.add(rules);
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
        rules.requireSizes();
        return EncryptedConnection.of(delegate, new Session(this, delegate, syntax), url, onClose);
    }

    /**
     * Rules for {@link #replace}, checked as those of a first connection are.
     *
     * @throws SQLException if secret columns are known to be too small for their declared types, or the catalog can't be asked
     */
    public Rules rules(ColumnPolicy policy, StatementPlanner planner, Unwrapping unwrapping) throws SQLException {
        Rules next = new Rules(dialect, policy, planner, unwrapping, connections);
        next.requireSizes();
        return next;
    }

    /** From now on statements are planned by these rules; those that are prepared keep what they were planned by. */
    public void replace(Rules next) {
        synchronized (alive) {
            alive.add(next);
        }
        rules = next;
    }

    /** The rules of statements that are planned now. */
    Rules rules() {
        return rules;
    }

    void beforeStatement() {
        beforeStatement.run();
    }

    Dialect dialect() {
        return dialect;
    }

    ColumnCipher cipher() {
        return cipher;
    }

    /** What is known of the schema may no longer hold. */
    public void forgetCatalog() {
        List<Rules> all;
        synchronized (alive) {
            all = List.copyOf(alive);
        }
        all.forEach(each -> each.catalog().forget());
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
