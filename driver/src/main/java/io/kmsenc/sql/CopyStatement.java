package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;

/** What an API for COPY sends: PostgreSQL executes whatever text it is given there. */
public final class CopyStatement {

    private CopyStatement() {}

    /** Whether a text is one COPY statement, and nothing else. */
    public static boolean isOne(String sql, Syntax syntax) {
        List<List<Token>> statements = statements(sql, syntax);
        return statements.size() == 1
                && statements.get(0).size() > 1
                && statements.get(0).get(0).isWord("COPY")
                && statements.get(0).stream().noneMatch(token -> token.kind() == TokenKind.BROKEN);
    }

    /** The query in parentheses whose rows one COPY statement copies; empty where it copies a table. */
    public static Optional<String> query(String sql, Syntax syntax) {
        List<Token> statement = statements(sql, syntax).get(0);
        if (!statement.get(1).isSymbol('(')) {
            return Optional.empty();
        }
        int end = TokenReader.closing(statement, 1);
        int until = end < 0 ? sql.length() : statement.get(end).start();
        return Optional.of(sql.substring(statement.get(1).end(), until));
    }

    private static List<List<Token>> statements(String sql, Syntax syntax) {
        return TokenReader.statements(SqlLexer.tokens(sql, syntax));
    }
}
