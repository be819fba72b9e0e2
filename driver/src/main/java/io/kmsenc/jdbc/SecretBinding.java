package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.StatementPlan;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Gives the delegate's statement the ciphertexts of secret parameters. As safe for threads as the statement is. */
final class SecretBinding {

    private final Session session;
    private final PreparedStatement prepared;
    private final ScopedOperands operands;

    /** @param plan of the text that was prepared */
    SecretBinding(Session session, PreparedStatement prepared, StatementPlan plan) {
        this.session = session;
        this.prepared = prepared;
        this.operands = new ScopedOperands(session, plan);
    }

    /** See {@link ScopedOperands#requireChosen}. */
    void requireChosen() throws SQLException {
        operands.requireChosen();
    }

    /** To be called after the parameters were cleared. */
    void clear() {
        operands.clear();
    }

    /**
     * Binds the plaintext of a parameter; null is bound as NULL.
     *
     * @param plaintext as {@link SecretParameter} gives it
     */
    void bind(StatementPlan plan, int index, ColumnRule rule, @Nullable Object plaintext) throws SQLException {
        give(plan, index, rule, plaintext);
        operands.bound(index, plaintext != null);
    }

    private void give(StatementPlan plan, int index, ColumnRule rule, @Nullable Object plaintext) throws SQLException {
        int position = plan.position(index);
        if (plan.form(index).array()) {
            requireNull(rule, plaintext);
            prepared.setNull(position, Types.ARRAY);
            return;
        }
        boolean both = plan.inBothForms(index);
        if (both && plaintext != null) {
            PlaintextForm.require(rule, plaintext);
        }
        set(
                position,
                rule,
                plaintext == null ? null : encrypted(plan.form(index).limit(), rule, plaintext));
        if (both) {
            set(position + 1, rule, plaintext);
        }
    }

    /** Binds an array whose elements are compared with a secret column. */
    void bindArray(StatementPlan plan, int index, ColumnRule rule, Object value) throws SQLException {
        prepared.setArray(plan.position(index), SecretArray.encrypted(session, rule, value, prepared.getConnection()));
        operands.bound(index, true);
    }

    private Object encrypted(int limit, ColumnRule rule, Object plaintext) throws SQLException {
        return switch (rule.type()) {
            case TEXT -> SentText.within(limit, rule, session.encryptText(rule, (String) plaintext));
            case BINARY -> SentText.within(limit, rule, session.encryptBinary(rule, (byte[]) plaintext));
            default -> SentText.within(limit, rule, session.encryptValue(rule, plaintext));
        };
    }

    private static void requireNull(ColumnRule rule, @Nullable Object plaintext) throws SQLException {
        if (plaintext != null) {
            throw SqlErrors.unsuitableAccess(rule, "a setter of one value, where an array is compared", "use setArray");
        }
    }

    private void set(int position, ColumnRule rule, @Nullable Object value) throws SQLException {
        boolean text = rule.type().keptAsCharacters();
        if (value == null) {
            prepared.setNull(position, text ? Types.VARCHAR : Types.VARBINARY);
        } else if (text) {
            prepared.setString(position, (String) value);
        } else {
            prepared.setBytes(position, (byte[]) value);
        }
    }
}
