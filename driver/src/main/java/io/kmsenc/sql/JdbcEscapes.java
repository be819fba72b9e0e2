package io.kmsenc.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * JDBC escapes that a driver writes in the database's own syntax without moving anything: {@code {oj …}},
 * {@code {escape '…'}}, and {@code {fn …}} without parameters, for a driver may write an argument of a function twice.
 */
final class JdbcEscapes {

    private final List<Token> tokens;
    private final List<Token> kept = new ArrayList<>();
    /** The escapes around this place, innermost first. */
    private final Deque<Kind> open = new ArrayDeque<>();

    private enum Kind {
        FUNCTION,
        JOIN,
        ESCAPE,
        UNKNOWN
    }

    private JdbcEscapes(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The tokens without the marks of such escapes. Others are left, with their braces. */
    static List<Token> resolved(List<Token> tokens) {
        JdbcEscapes escapes = new JdbcEscapes(tokens);
        int at = 0;
        while (at < tokens.size()) {
            at += escapes.take(at);
        }
        return escapes.kept;
    }

    /** Takes one token or more, and answers how many. */
    private int take(int at) {
        Token token = tokens.get(at);
        if (token.isSymbol('{')) {
            return opened(at);
        }
        if (token.isSymbol('}') && !open.isEmpty()) {
            if (open.pop() != Kind.UNKNOWN) {
                return 1;
            }
        } else if (token.kind() == TokenKind.PARAMETER && open.contains(Kind.FUNCTION)) {
            throw RefusalCode.JDBC_ESCAPE.at("statement", "has a parameter in a JDBC escape beside a secret table");
        }
        kept.add(token);
        return 1;
    }

    // The word ESCAPE stays: the databases have it too.
    private int opened(int at) {
        Kind kind = kind(at + 1);
        open.push(kind);
        if (kind == Kind.UNKNOWN) {
            kept.add(tokens.get(at));
        }
        return kind == Kind.FUNCTION || kind == Kind.JOIN ? 2 : 1;
    }

    private Kind kind(int at) {
        if (isWord(at, "FN")) {
            return Kind.FUNCTION;
        }
        if (isWord(at, "OJ")) {
            return Kind.JOIN;
        }
        boolean escape = isWord(at, "ESCAPE")
                && at + 2 < tokens.size()
                && tokens.get(at + 1).kind() == TokenKind.STRING
                && tokens.get(at + 2).isSymbol('}');
        return escape ? Kind.ESCAPE : Kind.UNKNOWN;
    }

    private boolean isWord(int index, String word) {
        return index < tokens.size() && tokens.get(index).isWord(word);
    }
}
