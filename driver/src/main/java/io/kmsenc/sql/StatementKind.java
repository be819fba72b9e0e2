package io.kmsenc.sql;

import java.util.List;
import java.util.Map;

/** What the first word of a statement says about it. */
enum StatementKind {
    /** Queries and changes of data: parsed and walked. */
    DATA,
    /** Definitions, rights and upkeep: judged by their tokens. */
    DEFINITION,
    /** Ends or begins transactions and the like; names no table, and runs no text. */
    SESSION,
    /** Moves whole tables past the walk. */
    BULK,
    /** Runs a file, or answers the whole database as text. */
    SCRIPT,
    /** Anything else; it may run text. */
    OTHER;

    private static final Map<String, StatementKind> BY_WORD = Map.ofEntries(
            Map.entry("select", DATA),
            Map.entry("with", DATA),
            Map.entry("values", DATA),
            Map.entry("table", DATA),
            Map.entry("insert", DATA),
            Map.entry("update", DATA),
            Map.entry("delete", DATA),
            Map.entry("merge", DATA),
            Map.entry("replace", DATA),
            Map.entry("create", DEFINITION),
            Map.entry("alter", DEFINITION),
            Map.entry("drop", DEFINITION),
            Map.entry("truncate", DEFINITION),
            Map.entry("rename", DEFINITION),
            Map.entry("grant", DEFINITION),
            Map.entry("revoke", DEFINITION),
            Map.entry("comment", DEFINITION),
            Map.entry("analyze", DEFINITION),
            Map.entry("vacuum", DEFINITION),
            Map.entry("optimize", DEFINITION),
            Map.entry("reindex", DEFINITION),
            Map.entry("cluster", DEFINITION),
            Map.entry("lock", DEFINITION),
            Map.entry("unlock", DEFINITION),
            Map.entry("show", DEFINITION),
            Map.entry("describe", DEFINITION),
            Map.entry("desc", DEFINITION),
            Map.entry("use", SESSION),
            Map.entry("begin", SESSION),
            Map.entry("start", SESSION),
            Map.entry("commit", SESSION),
            Map.entry("rollback", SESSION),
            Map.entry("savepoint", SESSION),
            Map.entry("release", SESSION),
            Map.entry("copy", BULK),
            Map.entry("load", BULK),
            Map.entry("script", SCRIPT),
            Map.entry("runscript", SCRIPT));

    static StatementKind of(List<Token> tokens) {
        for (Token token : tokens) {
            if (!token.isSymbol('(') && !token.isSymbol(';')) {
                return token.kind() == TokenKind.WORD ? BY_WORD.getOrDefault(Names.fold(token.text()), OTHER) : OTHER;
            }
        }
        return OTHER;
    }

    /** Whether text inside strings may be run. A definition may be one of a function. */
    boolean runsText() {
        return this == OTHER || this == DEFINITION;
    }

    /** @param named whether a secret table is named outside strings */
    void refuseUnlessPlanned(boolean named) {
        if (this == DATA) {
            return;
        }
        if (this == BULK) {
            throw RefusalCode.BULK_COPY.at("statement", "copies a secret table as it is stored");
        }
        if (this == OTHER && !named) {
            throw RefusalCode.OPAQUE_TEXT.at("statement", "may run text that names a secret table");
        }
        throw RefusalCode.STATEMENT_KIND.at("statement", "is of a kind that isn't answered on a secret table");
    }
}
