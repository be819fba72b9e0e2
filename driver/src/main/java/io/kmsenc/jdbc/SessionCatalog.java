package io.kmsenc.jdbc;

import io.kmsenc.sql.StatementEffect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Which catalog a connection asks. At first the one that all connections share. From its first change on it may see what
 * no other does (a search path, temporary tables, what isn't committed): then it asks for itself, on itself. As safe for
 * threads as the connection is.
 */
final class SessionCatalog {

    /** A catalog that is asked on the connection, and the version of the shared one that it was compared with. */
    private static final class Own {
        private final RememberedCatalog catalog;
        private int schemaSeen;

        Own(RememberedCatalog catalog, int schemaSeen) {
            this.catalog = catalog;
            this.schemaSeen = schemaSeen;
        }
    }

    private final EncryptedDatabase database;
    private final Connection delegate;
    /** By the rules of whose tables they tell; rules go with the last statement that was planned by them. */
    private final Map<Rules, Own> own = new WeakHashMap<>();

    private volatile boolean asksItself;
    /** The defaults of the connection: what names stand for on a newer one may tell nothing of it. */
    private final int defaults;
    /** The strongest change since the transaction began: its end may take that back, or show it to others. */
    private StatementEffect pending = StatementEffect.NONE;
    /** Whether no statement was looked at since the last transaction ended. */
    private volatile boolean betweenTransactions = true;

    SessionCatalog(EncryptedDatabase database, Connection delegate) {
        this.database = database;
        this.delegate = delegate;
        this.defaults = database.defaults();
    }

    /** The catalog that answers for this connection now. */
    RememberedCatalog of(Rules rules) {
        if (!asksItself && defaults == database.defaults()) {
            return rules.catalog();
        }
        asksItself = true;
        betweenTransactions = false;
        int schema = rules.catalog().version();
        synchronized (own) {
            Own asked = own.get(rules);
            if (asked == null) {
                asked = new Own(rules.catalogOf(delegate), schema);
                own.put(rules, asked);
            }
            if (schema != asked.schemaSeen) {
                asked.schemaSeen = schema;
                asked.catalog.forget();
            }
            return asked.catalog;
        }
    }

    /**
     * Whether other rules may be taken up: not inside a transaction whose connection would be asked of their tables.
     */
    boolean mayTakeOtherRules() {
        if (!asksItself || betweenTransactions) {
            return true;
        }
        try {
            return delegate.getAutoCommit();
        } catch (SQLException e) {
            return false;
        }
    }

    /** To be called after a statement was executed, whether or not it succeeded. */
    void executed(StatementEffect effect) {
        switch (effect) {
            case NONE -> {}
            // by SQL, so that it can't be told from a rollback to a savepoint, after which more may be taken back
            case TRANSACTION -> repeatPending();
            case SESSION, SCHEMA, DEFAULTS -> {
                pending = effect.compareTo(pending) > 0 ? effect : pending;
                changed(effect);
            }
        }
    }

    /** To be called after a commit or rollback. */
    void transactionEnded() {
        betweenTransactions = true;
        repeatPending();
        pending = StatementEffect.NONE;
    }

    /** To be called after a rollback to a savepoint, and where a transaction may have ended or not. */
    void mayHaveReverted() {
        repeatPending();
    }

    /** Whether the end of the transaction may take a change back, or show it to others. */
    boolean hasPendingChange() {
        return pending != StatementEffect.NONE;
    }

    private void repeatPending() {
        if (pending != StatementEffect.NONE) {
            changed(pending);
        }
    }

    private void changed(StatementEffect effect) {
        if (effect.compareTo(StatementEffect.SCHEMA) >= 0) {
            database.schemaChanged();
        }
        if (effect == StatementEffect.DEFAULTS) {
            database.defaultsChanged();
        }
        asksItself = true;
        synchronized (own) {
            own.forEach((rules, asked) -> {
                asked.schemaSeen = rules.catalog().version();
                asked.catalog.forget();
            });
        }
    }
}
