package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;

/** What an API for COPY sends: PostgreSQL executes whatever text it is given there. */
public final class CopyStatement {

    private CopyStatement() {}

    /** Whether a text is one COPY statement, and nothing else. */
    public static boolean isOne(String sql, Syntax syntax) {
        List<Token> tokens = tokens(sql, syntax);
        return tokens.size() > 1
                && tokens.get(0).isWord("COPY")
                && tokens.stream().noneMatch(token -> token.isSymbol(';') || token.kind() == TokenKind.BROKEN);
    }

    /** The query in brackets whose rows are copied; empty where a table is. */
    public static Optional<String> query(String sql, Syntax syntax) {
        List<Token> tokens = tokens(sql, syntax);
        if (!tokens.get(1).isSymbol('(')) {
            return Optional.empty();
        }
        int depth = 0;
        for (Token token : tokens.subList(1, tokens.size())) {
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return Optional.of(sql.substring(tokens.get(1).end(), token.start()));
            }
        }
        return Optional.of(sql.substring(tokens.get(1).end()));
    }

    // without semicolons at the end
    private static List<Token> tokens(String sql, Syntax syntax) {
        List<Token> tokens = SqlLexer.tokens(sql, syntax);
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).isSymbol(';')) {
            end--;
        }
        return tokens.subList(0, end);
    }
}
