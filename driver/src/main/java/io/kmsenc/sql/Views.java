package io.kmsenc.sql;

import io.kmsenc.sql.Catalog.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.statement.select.Select;

/** The views of one plan, each walked as the query that it stands for. Not for several threads. */
final class Views {

    // How many views on views are followed. Each costs a walk of its own.
    private static final int DEEPEST = 16;

    /**
     * A view whose query is known.
     *
     * @param columns its own, with the origin of each
     * @param updatable whether all views from it down to a table are
     */
    record Reading(List<OutputColumn> columns, boolean updatable) {}

    private final Tables tables;
    private final Map<Relation, Reading> known = new HashMap<>();
    private final Set<Relation> open = new LinkedHashSet<>();
    private boolean updatable = true;

    Views(Tables tables) {
        this.tables = tables;
    }

    /**
     * The columns of a view.
     *
     * @param names of its columns in order
     * @throws Refused if they can't be told from its definition
     */
    Reading of(Relation relation, Backing.View view, List<Catalog.Column> names) {
        Reading reading = known.get(relation);
        if (reading == null) {
            reading = read(relation, view, names);
            known.put(relation, reading);
        }
        updatable &= reading.updatable();
        return reading;
    }

    private Reading read(Relation relation, Backing.View view, List<Catalog.Column> names) {
        if (!open.add(relation) || open.size() > DEEPEST) {
            throw refused(relation, "stands on itself, or on too many views");
        }
        boolean around = updatable;
        updatable = view.updatable();
        try {
            return new Reading(named(query(view.query()), names), updatable);
        } catch (Refused inside) {
            Refusal refusal = inside.refusal();
            throw refused(
                    relation,
                    "is read as its query, which is refused (" + refusal.place() + ": " + refusal.problem() + ")");
        } finally {
            updatable = around;
            open.remove(relation);
        }
    }

    private List<OutputColumn> query(String text) {
        if (!Syntax.readsAlike(text, tables.dialect())) {
            throw RefusalCode.UNPARSEABLE.at("definition", "has a text whose meaning depends on settings");
        }
        List<Token> tokens = SqlLexer.tokens(text, Syntax.usual(tables.dialect()));
        return query(SqlStatementPlanner.single(tokens));
    }

    /**
     * The columns that a view would have.
     *
     * @param query the query that it is to stand for
     * @throws Refused if the view could not be read
     */
    List<OutputColumn> query(List<Token> query) {
        Walked walked = Walked.of(query, tables);
        if (!(walked.tree() instanceof Select)) {
            throw RefusalCode.STATEMENT_KIND.at("definition", "isn't a query");
        }
        if (walked.needsEncryption()) {
            throw RefusalCode.SECRET_VALUE.at(
                    "definition", "compares a secret column with a literal, which the database holds in the clear");
        }
        return walked.outcome().results();
    }

    // Whatever isn't the stored value of a secret column is a plain one to whoever reads the view.
    private static List<OutputColumn> named(List<OutputColumn> columns, List<Catalog.Column> names) {
        Walk.absent(columns.size() == names.size(), "a view with another number of columns than its query");
        List<OutputColumn> named = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Origin origin = columns.get(i).origin();
            named.add(
                    new OutputColumn(Identifier.kept(names.get(i).name()), origin.isSecret() ? origin : Origin.PLAIN));
        }
        return named;
    }

    private static Refused refused(Relation relation, String problem) {
        return RefusalCode.VIEW_ON_SECRET_TABLE.at("view " + Identifier.kept(relation.name()), problem);
    }
}
