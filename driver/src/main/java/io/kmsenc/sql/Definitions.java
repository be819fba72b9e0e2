package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Definitions, rights and upkeep that name a secret table, judged by their tokens: the parser's trees of them are too
 * coarse. What isn't known to leave secret columns alone is refused.
 */
final class Definitions {

    private static final Set<String> HARMLESS = Set.of(
            "drop",
            "truncate",
            "grant",
            "revoke",
            "comment",
            "lock",
            "unlock",
            "vacuum",
            "optimize",
            "reindex",
            "cluster");
    private static final Set<String> SHOWN = Set.of("analyze", "show", "describe", "desc");
    private static final Set<String> QUERIES =
            Set.of("select", "insert", "update", "delete", "replace", "with", "values", "merge");
    private static final Set<String> VIEW_MODIFIERS = Set.of("or", "replace", "force");
    private static final Set<String> TABLE_MODIFIERS =
            Set.of("or", "replace", "global", "local", "temporary", "temp", "unlogged", "cached", "memory");

    private static final Set<String> SCHEMAS = Set.of("schema", "database");

    private final ColumnPolicy policy;
    private final Dialect dialect;
    private final Tables tables;
    private final boolean dependent;
    private final List<StoredType> types = new ArrayList<>();

    /** @param dependent whether the statement names a relation through which a secret table can be reached */
    Definitions(ColumnPolicy policy, Tables tables, boolean dependent) {
        this.policy = policy;
        this.dialect = tables.dialect();
        this.tables = tables;
        this.dependent = dependent;
    }

    static Refused refused(String problem) {
        return RefusalCode.DEFINITION.at("definition", problem);
    }

    /** Refuses to give another name to a schema, or the name of another, where a rule names it. */
    static void checkSchema(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        if (reader.word("ALTER") && reader.oneOf(SCHEMAS) && hasWord(reader.rest(), Set.of("rename"))) {
            throw refused("renames a schema that the rule of a secret column names");
        }
    }

    /** The types in the statements checked that are replaced, in the order of their places. */
    List<StoredType> types() {
        return types.stream().sorted(Comparator.comparingInt(StoredType::start)).toList();
    }

    /** Returns if the statement may be sent, with its {@link #types} replaced and else as it is. */
    void check(List<Token> tokens) {
        if (tokens.stream().anyMatch(t -> t.kind() == TokenKind.OPAQUE || t.kind() == TokenKind.BROKEN)) {
            throw refused("has text whose meaning isn't certain");
        }
        TokenReader reader = new TokenReader(tokens);
        if (reader.oneOf(HARMLESS)) {
            return;
        }
        if (reader.oneOf(SHOWN)) {
            if (hasWord(tokens, QUERIES)) {
                throw refused("runs or explains a statement on a secret table");
            }
            return;
        }
        TokenReader create = new TokenReader(tokens);
        if (create.word("CREATE") && isView(create)) {
            view(create);
            return;
        }
        if (dependent) {
            throw RefusalCode.VIEW_ON_SECRET_TABLE.at("definition", "reaches a secret table under another name");
        }
        if (reader.word("CREATE")) {
            create(reader);
        } else if (reader.word("ALTER")) {
            alter(reader);
        } else {
            throw refused("renames a secret table, or is of a kind that isn't known");
        }
    }

    static boolean hasWord(List<Token> tokens, Set<String> words) {
        return tokens.stream().anyMatch(t -> t.kind() == TokenKind.WORD && words.contains(Names.fold(t.text())));
    }

    private static boolean isView(TokenReader reader) {
        while (reader.oneOf(VIEW_MODIFIERS)) {}
        return reader.word("VIEW");
    }

    private void create(TokenReader reader) {
        TokenReader index = new TokenReader(reader.rest());
        Optional<IndexDefinition.IndexKind> kind = IndexDefinition.kind(index);
        if (kind.isPresent()) {
            IndexDefinition.check(policy, kind.get(), index);
            return;
        }
        while (reader.oneOf(TABLE_MODIFIERS)) {}
        if (reader.word("TABLE")) {
            reader.words("IF", "NOT", "EXISTS");
            TableRules table = TableRules.of(policy, reader.qualified());
            new TableDefinition(policy, table, dialect, types).create(reader);
        } else if (reader.word("TRIGGER")) {
            trigger(reader);
        } else if (!reader.word("SEQUENCE")) {
            throw refused("is of a kind that isn't known to leave secret columns alone");
        }
    }

    /** A view is read as its query, so that one whose query can't be walked could never be read. */
    private void view(TokenReader reader) {
        reader.words("IF", "NOT", "EXISTS");
        reader.qualified();
        if (!reader.rest().isEmpty() && reader.rest().get(0).isSymbol('(')) {
            reader.parenthesised();
        }
        if (!reader.word("AS")) {
            throw refused("is a view of a form that isn't known");
        }
        try {
            tables.views().query(withoutCheck(reader.rest()));
        } catch (Refused inside) {
            Refusal refusal = inside.refusal();
            throw refused("makes a view that could not be read (" + refusal.place() + ": " + refusal.problem() + ")");
        }
    }

    private static List<Token> withoutCheck(List<Token> query) {
        int end = query.size();
        if (end < 3
                || !query.get(end - 1).isWord("OPTION")
                || !query.get(end - 2).isWord("CHECK")) {
            return query;
        }
        boolean kind =
                query.get(end - 3).isWord("CASCADED") || query.get(end - 3).isWord("LOCAL");
        int with = kind ? end - 4 : end - 3;
        return with >= 0 && query.get(with).isWord("WITH") ? query.subList(0, with) : query;
    }

    // Elsewhere what a trigger does isn't in its definition. The body is given ciphertext.
    private void trigger(TokenReader reader) {
        reader.before("FOR", "EACH", "ROW");
        boolean seen = dialect == Dialect.MARIADB && reader.words("FOR", "EACH", "ROW");
        if (!seen || namesSecret(reader.rest(), true)) {
            throw refused("makes a trigger that isn't known to leave secret columns alone");
        }
    }

    private boolean namesSecret(List<Token> tokens, boolean orTable) {
        Set<String> names = new HashSet<>();
        for (ColumnRule rule : policy.rules()) {
            names.add(Names.fold(rule.name().column()));
            if (orTable) {
                names.add(Names.fold(rule.name().table()));
            }
        }
        return tokens.stream().anyMatch(t -> t.isName() && names.contains(Names.fold(t.name())));
    }

    private void alter(TokenReader reader) {
        if (reader.word("SEQUENCE")) {
            return;
        }
        if (!reader.word("TABLE")) {
            throw refused("is of a kind that isn't known to leave secret columns alone");
        }
        reader.words("IF", "EXISTS");
        reader.word("ONLY");
        TableRules table = TableRules.of(policy, reader.qualified());
        reader.symbol('*');
        new TableChange(policy, table, dialect, types).check(reader);
    }
}
