package io.kmsenc.sql;

import io.kmsenc.sql.PlainOperands.Joint;
import java.util.List;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;

/** The kinds of statement that can be walked. */
final class StatementWalk {

    private final Walk walk;
    private final Writes writes;

    StatementWalk(Walk walk) {
        this.walk = walk;
        this.writes = new Writes(walk);
    }

    Outcome of(Statement statement) {
        PlainOperands operands = walk.operands();
        return operands.in(Joint.VALUE, () -> operands.in(Joint.QUERY, () -> walked(statement)));
    }

    private Outcome walked(Statement statement) {
        Scope root = new Scope(null, walk.dialect());
        if (statement instanceof Select query) {
            return new Outcome(walk.queries().read(query, root), List.of());
        }
        if (statement.getClass() == Insert.class) {
            return new Inserts(walk, writes).of((Insert) statement, root);
        }
        if (statement.getClass() == Update.class) {
            return new Changes(walk, writes).update((Update) statement, root);
        }
        if (statement.getClass() == Delete.class) {
            return new Changes(walk, writes).delete((Delete) statement, root);
        }
        throw RefusalCode.STATEMENT_KIND.at("statement", "is of a kind that isn't answered on a secret table");
    }
}
