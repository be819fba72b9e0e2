package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import java.util.List;
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
    private final boolean dependent;

    /** @param dependent whether the statement names a relation through which a secret table can be reached */
    Definitions(ColumnPolicy policy, boolean dependent) {
        this.policy = policy;
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

    /** Returns if the statement may be sent as it is. */
    void check(List<Token> tokens) {
        if (tokens.stream().anyMatch(t -> t.kind() == TokenKind.OPAQUE || t.kind() == TokenKind.BROKEN)) {
            throw refused("has text whose meaning isn't certain");
        }
        TokenReader reader = new TokenReader(tokens);
        if (reader.oneOf(HARMLESS)) {
            return;
        }
        if (dependent) {
            throw RefusalCode.VIEW_ON_SECRET_TABLE.at("definition", "reaches a secret table under another name");
        }
        if (reader.oneOf(SHOWN)) {
            if (hasWord(tokens, QUERIES)) {
                throw refused("runs or explains a statement on a secret table");
            }
        } else if (reader.word("CREATE")) {
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

    private void create(TokenReader reader) {
        TokenReader view = new TokenReader(reader.rest());
        while (view.oneOf(VIEW_MODIFIERS)) {}
        if (view.word("VIEW")) {
            view(view.rest());
            return;
        }
        TokenReader index = new TokenReader(reader.rest());
        boolean unique = index.word("UNIQUE");
        if (index.word("INDEX")) {
            new TableDefinition(policy, index).index(unique);
            return;
        }
        while (reader.oneOf(TABLE_MODIFIERS)) {}
        if (!reader.word("TABLE")) {
            throw refused("is of a kind that isn't known to leave secret columns alone");
        }
        new TableDefinition(policy, reader).create();
    }

    // A literal beside a secret column would be compared with ciphertext, and would be sent in the clear.
    private void view(List<Token> tokens) {
        boolean literals = tokens.stream().anyMatch(t -> t.isLiteral() || t.kind() == TokenKind.PARAMETER);
        boolean secret = policy.rules().stream()
                .anyMatch(rule -> tokens.stream()
                        .anyMatch(t -> t.isName()
                                && Names.fold(t.name())
                                        .equals(Names.fold(rule.name().column()))));
        if (literals && secret) {
            throw refused("has a literal beside a secret column");
        }
    }

    private void alter(TokenReader reader) {
        if (!reader.word("TABLE")) {
            throw refused("is of a kind that isn't known to leave secret columns alone");
        }
        new TableDefinition(policy, reader).alter();
    }
}
