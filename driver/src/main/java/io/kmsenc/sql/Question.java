package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;

/** Tells {@code EXPLAIN ENCRYPTION <statement>} from every other text. */
final class Question {

    private Question() {}

    /** The statement that is asked about, which may be without any token; empty where the text is no question of ours. */
    static Optional<List<Token>> about(List<Token> tokens, Dialect dialect) {
        int start = 0;
        while (asks(tokens, start, dialect)) {
            start += 2;
        }
        return start == 0 ? Optional.empty() : Optional.of(tokens.subList(start, tokens.size()));
    }

    private static boolean asks(List<Token> tokens, int at, Dialect dialect) {
        return at + 1 < tokens.size()
                && tokens.get(at).isWord("EXPLAIN")
                && tokens.get(at + 1).isWord("ENCRYPTION")
                && (dialect != Dialect.MARIADB || !describesTable(tokens.subList(at + 2, tokens.size())));
    }

    // MariaDB's EXPLAIN describes a table as well, here one with the name "encryption", or one of its columns.
    private static boolean describesTable(List<Token> rest) {
        boolean ends = !rest.isEmpty() && rest.get(rest.size() - 1).isSymbol(';');
        List<Token> named = ends ? rest.subList(0, rest.size() - 1) : rest;
        return named.isEmpty() || (named.size() == 1 && namesColumn(named.get(0)));
    }

    // by its name or a pattern
    private static boolean namesColumn(Token token) {
        return token.kind() == TokenKind.STRING
                || (token.isName() && StatementKind.of(List.of(token)) == StatementKind.OTHER);
    }
}
