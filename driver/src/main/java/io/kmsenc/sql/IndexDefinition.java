package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CREATE INDEX, and the columns of a key or index. */
final class IndexDefinition {

    private static final Set<String> OTHER_KINDS = Set.of("fulltext", "spatial");
    private static final Set<String> EQUALITY_METHODS = Set.of("btree", "hash");
    private static final Set<String> OPERATORS =
            Set.of("text_ops", "varchar_ops", "text_pattern_ops", "varchar_pattern_ops", "bytea_ops");

    private IndexDefinition() {}

    /** Whether a CREATE, whose first word was taken, makes an index; takes the words up to INDEX if so. */
    static Optional<IndexKind> kind(TokenReader reader) {
        reader.words("OR", "REPLACE");
        boolean unique = reader.word("UNIQUE");
        nulls(reader);
        reader.word("HASH");
        boolean other = reader.oneOf(OTHER_KINDS);
        return reader.word("INDEX") ? Optional.of(new IndexKind(unique, other)) : Optional.empty();
    }

    /** @param other whether it finds words or shapes in values, and not values */
    record IndexKind(boolean unique, boolean other) {}

    /** Judges what follows INDEX. */
    static void check(ColumnPolicy policy, IndexKind kind, TokenReader reader) {
        reader.word("CONCURRENTLY");
        reader.words("IF", "NOT", "EXISTS");
        if (!reader.word("ON")) {
            reader.qualified();
            boolean equality = method(reader);
            if (!reader.word("ON")) {
                throw Definitions.refused("is an index of a form that isn't known");
            }
            on(policy, kind, equality, reader);
        } else {
            on(policy, kind, true, reader);
        }
    }

    private static void on(ColumnPolicy policy, IndexKind kind, boolean equality, TokenReader reader) {
        reader.word("ONLY");
        TableRules table = TableRules.of(policy, reader.qualified());
        boolean whole = method(reader) && equality && !kind.other();
        for (List<Token> item : reader.parenthesised()) {
            if (whole) {
                column(table, item, kind.unique());
            } else {
                table.unnamed(item, "in an index of another kind");
            }
        }
        if (reader.word("INCLUDE")) {
            reader.parenthesised();
        }
        table.unnamed(reader.before("WHERE"), "in the options of an index");
        reader.word("WHERE");
        table.condition(reader.rest(), "in the condition of an index");
    }

    /** Takes USING and the method, and returns whether an index of it compares values for equality. */
    static boolean method(TokenReader reader) {
        return !reader.word("USING") || EQUALITY_METHODS.contains(reader.name());
    }

    static void nulls(TokenReader reader) {
        if (!reader.words("NULLS", "DISTINCT")) {
            reader.words("NULLS", "NOT", "DISTINCT");
        }
    }

    /** Judges one column or expression of a key or index. */
    static void column(TableRules table, List<Token> item, boolean unique) {
        TokenReader column = new TokenReader(item);
        Optional<ColumnRule> rule =
                item.isEmpty() || !item.get(0).isName() ? Optional.empty() : table.rule(column.name());
        if (rule.isEmpty()) {
            table.unnamed(item, "in an indexed expression");
            return;
        }
        beginning(column, rule.get(), unique);
        column.oneOf(OPERATORS);
        if (!column.word("ASC")) {
            column.word("DESC");
        }
        if (!column.words("NULLS", "FIRST")) {
            column.words("NULLS", "LAST");
        }
        if (!column.atEnd()) {
            throw TableRules.refused(rule.get(), "is indexed otherwise than by its stored value");
        }
        if (!rule.get().deterministic()) {
            throw TableRules.refused(rule.get(), "is randomized and cannot be indexed");
        }
        if (unique) {
            TableRules.unique(rule.get());
        }
    }

    // MariaDB's index of the first characters: many ciphertexts begin alike
    private static void beginning(TokenReader column, ColumnRule rule, boolean unique) {
        if (column.nextIsSymbol('(')) {
            column.symbol('(');
            boolean length = column.kind(TokenKind.NUMBER) && column.symbol(')');
            if (!length || unique) {
                throw TableRules.refused(rule, "is indexed otherwise than by its whole stored value");
            }
        }
    }
}
