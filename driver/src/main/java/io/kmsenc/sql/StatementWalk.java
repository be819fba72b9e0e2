package io.kmsenc.sql;

import io.kmsenc.sql.PlainOperands.Joint;
import io.kmsenc.sql.Trees.Tree;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;

/** The kinds of statement that can be walked. */
final class StatementWalk {

    private final Walk walk;
    private final Writes writes;

    StatementWalk(Walk walk) {
        this.walk = walk;
        this.writes = new Writes(walk);
    }

    Outcome of(Tree tree) {
        PlainOperands operands = walk.operands();
        return operands.in(Joint.VALUE, () -> operands.in(Joint.QUERY, () -> walked(tree)));
    }

    private Outcome walked(Tree tree) {
        Scope root = new Scope(null, walk.dialect());
        return tree.statement() instanceof Select query
                ? Outcome.read(walk.queries().read(query, root))
                : write(tree, root);
    }

    /** A statement that writes, alone, inside WITH, or in a delta table. */
    Outcome write(Tree tree, Scope scope) {
        Statement statement = tree.statement();
        if (statement instanceof Insert insert) {
            return new Inserts(walk, writes).of(insert, scope);
        }
        if (statement instanceof Update update) {
            return new Changes(walk, writes).update(update, scope);
        }
        if (statement instanceof Delete delete) {
            return new Changes(walk, writes).delete(delete, scope);
        }
        if (statement instanceof Merge merge) {
            return new Merges(walk, writes).of(merge, scope);
        }
        if (statement instanceof Upsert upsert) {
            return new Upserts(walk, writes).of(upsert, tree.keys(), scope);
        }
        throw RefusalCode.STATEMENT_KIND.at("statement", "is of a kind that isn't answered on a secret table");
    }
}
