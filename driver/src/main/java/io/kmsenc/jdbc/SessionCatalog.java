package io.kmsenc.jdbc;

import io.kmsenc.sql.StatementEffect;
import java.sql.Connection;

/**
 * Which catalog a connection asks. At first the one that all connections share. From its first change on it may see what
 * no other does (a search path, temporary tables, what isn't committed): then it asks for itself, on itself. As safe for
 * threads as the connection is.
 */
final class SessionCatalog {

    private final EncryptedDatabase database;
    private final Connection delegate;
    private volatile RememberedCatalog asked;
    private int schemaSeen;
    /** The defaults of the connection: what names stand for on a newer one may tell nothing of it. */
    private final int defaults;
    /** The strongest change since the transaction began: its end may take that back, or show it to others. */
    private StatementEffect pending = StatementEffect.NONE;

    SessionCatalog(EncryptedDatabase database, Connection delegate) {
        this.database = database;
        this.delegate = delegate;
        this.asked = database.catalog();
        this.defaults = database.defaults();
    }

    /** The catalog that answers for this connection now. */
    RememberedCatalog now() {
        if (asked == database.catalog() && defaults != database.defaults()) {
            asked = database.catalogOf(delegate);
        }
        RememberedCatalog own = asked;
        if (own != database.catalog()) {
            int schema = database.catalog().version();
            if (schema != schemaSeen) {
                schemaSeen = schema;
                own.forget();
            }
        }
        return own;
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
        if (asked == database.catalog()) {
            asked = database.catalogOf(delegate);
        }
        schemaSeen = database.catalog().version();
        asked.forget();
    }
}
