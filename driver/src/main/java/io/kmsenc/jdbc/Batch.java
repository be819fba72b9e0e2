package io.kmsenc.jdbc;

import io.kmsenc.sql.StatementEffect;
import io.kmsenc.sql.Syntax;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a batch that were sent to the delegate as they were planned when they were added. They run when the
 * batch is executed, and must mean the same then. As safe for threads as the statement.
 */
final class Batch {

    private final Session session;
    private final List<PlannedStatement> plans = new ArrayList<>();
    private StatementEffect effect = StatementEffect.NONE;

    Batch(Session session) {
        this.session = session;
    }

    /** @throws SQLException if a statement before it may change what it means */
    void requireOrder(PlannedStatement planned, String sql) throws SQLException {
        boolean ends = effect == StatementEffect.TRANSACTION && session.hasPendingChange();
        boolean changes = ends || effect.compareTo(StatementEffect.TRANSACTION) > 0;
        boolean reread = effect != StatementEffect.NONE && !Syntax.readsAlike(sql, session.dialect());
        if (reread || (changes && planned.plan().effect() == StatementEffect.NONE)) {
            throw SqlErrors.refused(
                    "batch-order",
                    "batch: a statement before this one changes the schema or what names stand for; execute the batch up "
                            + "to there first");
        }
    }

    void add(PlannedStatement planned) {
        StatementEffect added = planned.plan().effect();
        effect = added.compareTo(effect) > 0 ? added : effect;
        // rows of a prepared statement are of one plan, one after the other
        if (plans.isEmpty() || !plans.get(plans.size() - 1).equals(planned)) {
            plans.add(planned);
        }
    }

    /** @throws SQLException if something has changed since that changes what a statement means; nothing is sent then */
    void requireUnchanged() throws SQLException {
        for (PlannedStatement planned : plans) {
            if (!session.stillHolds(planned)) {
                throw SqlErrors.refused(
                        "schema-changed",
                        "batch: the schema, or what names stand for, has changed since a statement was added; clear the "
                                + "batch and add its statements again");
            }
        }
    }

    /** To be called after it was executed, whether or not it succeeded. */
    void executed() {
        session.executed(effect);
        clear();
    }

    void clear() {
        plans.clear();
        effect = StatementEffect.NONE;
    }
}
