package io.kmsenc.jdbc;

import io.kmsenc.column.ColumnCipher;
import io.kmsenc.column.ColumnException;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Explanation;
import io.kmsenc.sql.Refusal;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the wrappers of one connection share: its plans, its catalog and the cipher. Turns the exceptions of the lower
 * packages into SQLExceptions.
 */
final class Session {

    private final EncryptedDatabase database;
    private final SessionCatalog catalog;

    Session(EncryptedDatabase database, Connection delegate) {
        this.database = database;
        this.catalog = new SessionCatalog(database, delegate);
    }

    Dialect dialect() {
        return database.dialect();
    }

    /** The plan for a text that is about to be sent; a refusal is thrown. */
    PlannedStatement plan(String sql) throws SQLException {
        PlannedStatement planned;
        try {
            planned = database.plans().plan(sql, catalog.now());
        } catch (CatalogException e) {
            throw e.sqlException();
        }
        Refusal refusal = planned.plan().refusal().orElse(null);
        if (refusal != null) {
            throw SqlErrors.refused(refusal);
        }
        return planned;
    }

    /** Whether nothing was noticed since the plan was made that could change it. */
    boolean isCurrent(PlannedStatement planned) {
        return planned.isCurrent(catalog.now());
    }

    /**
     * The text that may be sent: every secret literal replaced by its ciphertext, the rest to the letter. In place of a
     * question it is a query that gives the answer.
     */
    String text(String sql, PlannedStatement planned) throws SQLException {
        Explanation explanation = planned.plan().explanation().orElse(null);
        if (explanation != null) {
            return ExplanationQuery.of(explanation, dialect());
        }
        return planned.plan().spans().isEmpty() ? sql : new SentText(this, sql).of(planned.plan());
    }

    /** Whether no change was noticed since the plan was made, however long ago that was. */
    boolean isUnchanged(PlannedStatement planned) {
        return planned.isUnchanged(catalog.now());
    }

    /** To be told what was executed, and where transactions end. */
    SessionCatalog catalog() {
        return catalog;
    }

    String encryptText(ColumnRule rule, String value) throws SQLException {
        return typed(() -> cipher().encryptText(rule, value));
    }

    byte[] encryptBinary(ColumnRule rule, byte[] value) throws SQLException {
        return typed(() -> cipher().encryptBinary(rule, value));
    }

    String decryptText(ColumnRule rule, String stored) throws SQLException {
        return typed(() -> cipher().decryptText(rule, stored));
    }

    byte[] decryptBinary(ColumnRule rule, byte[] stored) throws SQLException {
        return typed(() -> cipher().decryptBinary(rule, stored));
    }

    private ColumnCipher cipher() {
        return database.cipher();
    }

    private interface Step<T> {
        T run();
    }

    private static <T> T typed(Step<T> step) throws SQLException {
        try {
            return step.run();
        } catch (ColumnException e) {
            throw SqlErrors.column(e);
        } catch (DataKeyException e) {
            throw SqlErrors.dataKey(e);
        }
    }
}
