package io.kmsenc.jdbc;

import io.kmsenc.sql.StatementPlan;
import java.sql.SQLException;
import java.util.BitSet;

/**
 * Under which scope the operands of a prepared statement, or the new values of an updatable row, were encrypted. They are kept by the delegate as they are: after another
 * scope is chosen they would be written under the keys of the first one, and share its fate when it is erased. As safe for threads as
 * the statement.
 */
final class ScopedOperands {

    private final Session session;
    private final boolean literals;
    private final String literalsScope;
    private final BitSet bound = new BitSet();
    private String boundScope;
    /** The parameters that were bound for another scope than {@link #boundScope}. */
    private final BitSet stale = new BitSet();

    /** Those of an updatable row, which has no literals. */
    ScopedOperands(Session session) {
        this(session, false);
    }

    /** @param plan of the text that has just been sent */
    ScopedOperands(Session session, StatementPlan plan) {
        this(session, plan.hasLiterals());
    }

    private ScopedOperands(Session session, boolean literals) {
        this.session = session;
        this.literals = literals;
        this.literalsScope = session.scope();
        this.boundScope = literalsScope;
    }

    /** To be called after a parameter was bound; one that is NULL belongs to no scope. */
    void bound(int index, boolean encrypted) {
        if (!session.scope().equals(boundScope)) {
            stale.or(bound);
            bound.clear();
            boundScope = session.scope();
        }
        stale.clear(index);
        bound.set(index, encrypted);
    }

    /** To be called after the parameters were cleared. */
    void clear() {
        bound.clear();
        stale.clear();
    }

    /** @throws SQLException if an operand was encrypted for another scope than the one that is chosen */
    void requireChosen() throws SQLException {
        String chosen = session.scope();
        if (literals && !chosen.equals(literalsScope)) {
            throw changed("a literal was encrypted", "prepare the statement again");
        }
        if (!stale.isEmpty() || (!bound.isEmpty() && !chosen.equals(boundScope))) {
            throw changed("a value was set", "set it again");
        }
    }

    private static SQLException changed(String what, String remedy) {
        return SqlErrors.refused(
                "scope-changed", what + " before another scope was chosen on the connection; " + remedy);
    }
}
