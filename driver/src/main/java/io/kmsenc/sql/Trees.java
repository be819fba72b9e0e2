package io.kmsenc.sql;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;

/** The trees of one statement: of the whole, and of each {@link DeltaTable} in it. Not for several threads. */
final class Trees {

    /** @param keys the columns of H2's {@code MERGE … KEY (…)}, which are no part of the tree */
    record Tree(Statement statement, List<String> keys) {

        static Tree of(Statement statement) {
            return new Tree(statement, List.of());
        }
    }

    private final List<Token> tokens;
    private final MarkedText marks;
    private final BitSet given = new BitSet();

    Trees(List<Token> tokens, MarkedText marks) {
        this.tokens = tokens;
        this.marks = marks;
    }

    Tree whole() {
        return tree(0, tokens.size());
    }

    private Tree tree(int from, int to) {
        List<Token> statement = tokens.subList(from, to);
        try {
            return tree(statement, marks.part(from, to));
        } catch (Refused refused) {
            return tree(statement, marks.withParserWords(from, to).orElseThrow(() -> refused));
        }
    }

    private static Tree tree(List<Token> statement, MarkedText.Part part) {
        return new Tree(Parsing.statement(statement, part.text()), part.keys());
    }

    boolean isDelta(Table table) {
        return delta(table).isPresent();
    }

    /** The write of a delta table. */
    Tree write(Table table) {
        DeltaTable delta = delta(table).orElseThrow(Ledger::unknown);
        given.set(delta.start());
        return tree(delta.from(), delta.end());
    }

    private Optional<DeltaTable> delta(Table table) {
        boolean single = table.getNameParts().size() == 1;
        int token = single ? marks.ofName(table.getNameParts().get(0)) : -1;
        return marks.deltas().stream().filter(delta -> delta.start() == token).findFirst();
    }

    /** How many writes of delta tables were asked for. */
    int writes() {
        return given.cardinality();
    }

    /** Proves that no write was missed. */
    void prove() {
        if (!marks.deltas().stream().allMatch(delta -> given.get(delta.start()))) {
            throw Ledger.unknown();
        }
    }
}
