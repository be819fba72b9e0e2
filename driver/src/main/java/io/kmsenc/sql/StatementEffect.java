package io.kmsenc.sql;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a text may change of the names that other statements are planned by. Errs on the side of more: a wrong guess costs
 * a plan made anew.
 */
public enum StatementEffect {
    /** Nothing: a query or a change of rows. */
    NONE,
    /** Ends a transaction: what it changed of the schema is now seen by others, or is taken back. */
    TRANSACTION,
    /** What names stand for on this connection: the search path, a variable, whatever a routine does. */
    SESSION,
    /** The schema, for all connections. */
    SCHEMA,
    /** The same, or what names stand for on connections that are opened from now on, and on no other. */
    DEFAULTS;

    private static final Set<String> ROUTINES = Set.of("call", "do", "execute", "exec", "discard", "reset", "use");

    /** What may lock a table up to the transaction's end, so that nobody else can have the definition of a view on it. */
    private static final Set<String> LOCKS = Set.of("lock", "truncate");

    private static final Set<String> HARMLESS = Set.of(
            "show",
            "describe",
            "desc",
            "grant",
            "revoke",
            "comment",
            "analyze",
            "vacuum",
            "optimize",
            "reindex",
            "cluster",
            "unlock",
            "explain",
            "begin",
            "start",
            "savepoint",
            "release",
            "fetch",
            "close",
            "declare");

    /** What PostgreSQL keeps defaults of settings for. */
    private static final Set<String> OWNERS = Set.of("role", "user", "database", "system");

    private static final Set<String> ASSIGNS = Set.of("set", "reset");

    private static final Set<String> ENDS = Set.of("commit", "rollback", "end", "abort");

    /** Parts of the names of settings that decide what a name stands for, or how text is read; any other SET changes no plan. */
    private static final List<String> NAMING = List.of(
            "path",
            "schema",
            "catalog",
            "role",
            "authorization",
            "mode",
            "database",
            "conforming_strings",
            "backslash_quote");

    /** The strongest effect among the statements of a text. */
    static StatementEffect of(List<Token> tokens) {
        return TokenReader.statements(tokens).stream()
                .map(StatementEffect::ofOne)
                .max(Comparator.naturalOrder())
                .orElse(NONE);
    }

    private static StatementEffect ofOne(List<Token> statement) {
        Token first = statement.stream()
                .filter(token -> !token.isSymbol('(') && !token.isSymbol('{'))
                .findFirst()
                .orElse(null);
        if (first == null) {
            return NONE;
        }
        if (statement.stream().anyMatch(StatementEffect::mayHoldStatements)) {
            return SCHEMA;
        }
        boolean configures = SyntaxSettings.configures(statement);
        if (StatementKind.of(statement) == StatementKind.DATA) {
            return configures ? SESSION : NONE;
        }
        String word = Names.fold(first.text());
        if (changesDefaults(statement)) {
            return DEFAULTS;
        }
        if (word.equals("set")) {
            return statement.stream().anyMatch(StatementEffect::isNaming) ? SESSION : NONE;
        }
        if (ENDS.contains(word)) {
            return TRANSACTION;
        }
        // whatever isn't known here may change the schema
        if (HARMLESS.contains(word)) {
            return configures ? SESSION : NONE;
        }
        return ROUTINES.contains(word) || LOCKS.contains(word) ? SESSION : SCHEMA;
    }

    private static boolean changesDefaults(List<Token> statement) {
        TokenReader reader = new TokenReader(statement);
        return reader.word("ALTER") && reader.oneOf(OWNERS) && Definitions.hasWord(reader.rest(), ASSIGNS);
    }

    private static boolean isNaming(Token token) {
        return NAMING.stream().anyMatch(part -> SyntaxSettings.mentions(List.of(token), part));
    }

    // What a server executes inside a comment of MariaDB, which the lexer takes for one token up to the end.
    private static boolean mayHoldStatements(Token token) {
        return token.kind() == TokenKind.OPAQUE
                && token.text().startsWith("/*")
                && token.text().indexOf(';') > 0;
    }
}
