package io.kmsenc.jdbc;

import io.kmsenc.column.ColumnCipher;
import io.kmsenc.column.ColumnException;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.keys.DataKeys;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Explanation;
import io.kmsenc.sql.Refusal;
import io.kmsenc.sql.StatementEffect;
import io.kmsenc.sql.StatementPlan;
import io.kmsenc.sql.Syntax;
import io.kmsenc.value.Conversions;
import io.kmsenc.value.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * What the wrappers of one connection share: its plans, its catalog and the cipher. Turns the exceptions of the lower
 * packages into SQLExceptions.
 */
final class Session {

    private final EncryptedDatabase database;
    private final SessionCatalog catalog;
    private final SessionSyntax syntax;
    private final SessionConversions conversions;
    private final SessionAppearance appearance;
    private ColumnCipher cipher;
    private volatile Rules rules;
    private String scope = DataKeys.ROOT_SCOPE;

    Session(EncryptedDatabase database, Connection delegate, Syntax syntax) {
        this.database = database;
        this.conversions = new SessionConversions(delegate);
        this.appearance = new SessionAppearance(delegate);
        this.syntax = new SessionSyntax(delegate, syntax);
        this.catalog = new SessionCatalog(database, delegate);
        this.cipher = database.cipher();
        this.rules = database.rules();
    }

    /** Those of statements that are planned now. */
    private Rules rules() {
        Rules newest = database.rules();
        if (newest != rules && catalog.mayTakeOtherRules()) {
            rules = newest;
        }
        return rules;
    }

    Dialect dialect() {
        return database.dialect();
    }

    /** How far unwrap goes. */
    Unwrapping unwrapping() {
        return database.rules().unwrapping();
    }

    /** The plan for a text that is about to be sent; a refusal is thrown. */
    PlannedStatement plan(String sql) throws SQLException {
        database.beforeStatement();
        return allowed(planned(sql, rules()));
    }

    /** The plan for a text that was planned before, by the same rules; a refusal is thrown. */
    PlannedStatement planAgain(String sql, PlannedStatement before) throws SQLException {
        return allowed(planned(sql, before.rules()));
    }

    private static PlannedStatement allowed(PlannedStatement planned) throws SQLException {
        Refusal refusal = planned.plan().refusal().orElse(null);
        if (refusal != null) {
            throw SqlErrors.refused(refusal);
        }
        return planned;
    }

    /** The plan for a text that isn't sent; it may be a refusal. */
    StatementPlan foreseen(String sql) throws SQLException {
        return planned(sql, rules()).plan();
    }

    private PlannedStatement planned(String sql, Rules by) throws SQLException {
        Syntax read = syntax.of(sql);
        try {
            return by.plans(read).plan(sql, catalog.of(by));
        } catch (CatalogException e) {
            throw e.sqlException();
        }
    }

    /** Whether any column is secret at all. */
    boolean hasSecrets() {
        return rules().hasSecrets();
    }

    /** Whether nothing was noticed since the plan was made that could change it. */
    boolean isCurrent(PlannedStatement planned) {
        // a statement that was prepared keeps its rules, and not its data keys
        database.beforeStatement();
        return holds(planned.reading()) && planned.isCurrent(catalog.of(planned.rules()));
    }

    /** Whether the plan is still the one for its text, as far as can be told without making it anew. */
    boolean stillHolds(PlannedStatement planned) throws SQLException {
        try {
            return holds(planned.reading())
                    && planned.rules().plans(planned.reading().syntax()).confirm(planned, catalog.of(planned.rules()))
                            != null;
        } catch (CatalogException e) {
            throw e.sqlException();
        }
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
        String sent = planned.plan().spans().isEmpty() ? sql : new SentText(this, sql).of(planned.plan());
        String mark = syntax.mark(sql);
        return mark.isEmpty() ? sent : sent + mark;
    }

    /** Whether no change was noticed since the plan was made, however long ago that was. */
    boolean isUnchanged(PlannedStatement planned) {
        return holds(planned.reading()) && planned.isUnchanged(catalog.of(planned.rules()));
    }

    private boolean holds(PlannedStatement.Reading reading) {
        return syntax.holds(reading.syntax(), reading.alike());
    }

    /** How the server reads text now. */
    Syntax syntax() throws SQLException {
        return syntax.now();
    }

    /** How a value is written between quotes now. */
    Quoting quoting() throws SQLException {
        return new Quoting(syntax.now());
    }

    /** To be called after a statement was executed, whether or not it succeeded. */
    void executed(StatementEffect effect) {
        catalog.executed(effect);
        syntax.executed(effect);
        conversions.executed();
    }

    /** To be called after another schema was chosen. */
    void namesChanged() {
        catalog.executed(StatementEffect.SESSION);
    }

    /** Whether the end of the transaction may change what names stand for. */
    boolean hasPendingChange() {
        return catalog.hasPendingChange();
    }

    /** To be called after a commit or rollback. */
    void transactionEnded() {
        catalog.transactionEnded();
        syntax.transactionReverted();
    }

    /** To be called after what may have taken a part of the transaction back, or ended it. */
    void mayHaveReverted() {
        catalog.mayHaveReverted();
        syntax.transactionReverted();
    }

    String encryptText(ColumnRule rule, String value) throws SQLException {
        try {
            return cipher.encryptText(rule, value);
        } catch (ColumnException | DataKeyException e) {
            throw typed(e);
        }
    }

    byte[] encryptBinary(ColumnRule rule, byte[] value) throws SQLException {
        try {
            return cipher.encryptBinary(rule, value);
        } catch (ColumnException | DataKeyException e) {
            throw typed(e);
        }
    }

    String encryptValue(ColumnRule rule, Object value) throws SQLException {
        try {
            return cipher.encryptValue(rule, value);
        } catch (ColumnException | DataKeyException e) {
            throw typed(e);
        }
    }

    Object decryptValue(ColumnRule rule, String stored) throws SQLException {
        try {
            return cipher.decryptValue(rule, stored);
        } catch (ColumnException | DataKeyException e) {
            throw typed(e);
        }
    }

    String decryptText(ColumnRule rule, String stored) throws SQLException {
        try {
            return cipher.decryptText(rule, stored);
        } catch (ColumnException | DataKeyException e) {
            throw typed(e);
        }
    }

    byte[] decryptBinary(ColumnRule rule, byte[] stored) throws SQLException {
        try {
            return cipher.decryptBinary(rule, stored);
        } catch (ColumnException | DataKeyException e) {
            throw typed(e);
        }
    }

    /** @throws SQLException if what the delegate's driver does with values of declared types isn't known */
    Conversions conversions(ColumnRule rule) throws SQLException {
        return conversions.of(rule);
    }

    /** What metadata tell of secret columns. */
    SessionAppearance appearance() {
        return appearance;
    }

    /**
     * What a value is converted for.
     *
     * @param instant whether a time zone matters to it
     */
    Target target(ColumnRule rule, @Nullable Calendar calendar, boolean instant) throws SQLException {
        return conversions.target(rule, calendar, instant);
    }

    /** Whose data keys encrypt from now on. */
    void choose(String chosen) {
        scope = chosen;
        cipher = database.cipher().inScope(chosen);
    }

    /** Whose data keys encrypt. */
    String scope() {
        return scope;
    }

    private static SQLException typed(RuntimeException failure) {
        return failure instanceof ColumnException column
                ? SqlErrors.column(column)
                : SqlErrors.dataKey((DataKeyException) failure);
    }
}
