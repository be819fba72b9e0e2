package io.kmsenc.sql;

import java.util.List;
import java.util.Set;

/**
 * Tells a query that reads one table by its name and nothing else. Where the rows of a result can be updated each driver
 * finds out by itself which table it writes to, one of them by the first word FROM in the text: here all of them find the
 * same.
 */
final class OneTable {

    private static final Set<String> BEHIND = Set.of("where", "order", "limit", "offset", "fetch", "for");
    private static final Set<String> MORE = Set.of(
            "with",
            "join",
            "union",
            "intersect",
            "except",
            "minus",
            "lateral",
            "into",
            "only",
            "values",
            "group",
            "having",
            "distinct",
            "unnest");

    private OneTable() {}

    static boolean isReadBy(String sql, List<Token> tokens) {
        return !tokens.isEmpty()
                && isPlain(sql, tokens)
                && count(tokens, "SELECT") == 1
                && count(tokens, "FROM") == 1
                && tokens.get(0).isWord("SELECT")
                && tokens.stream().noneMatch(OneTable::isMore)
                && endsAsOne(new TokenReader(tokens));
    }

    private static long count(List<Token> tokens, String word) {
        return tokens.stream().filter(token -> token.isWord(word)).count();
    }

    private static boolean isMore(Token token) {
        return token.kind() == TokenKind.WORD && MORE.contains(Names.fold(token.text()));
    }

    /** Whether nothing but the names and words of the statement can be taken for words: no comment, and no string of several. */
    static boolean isPlain(String sql, List<Token> tokens) {
        int end = 0;
        for (Token token : tokens) {
            boolean words = token.isLiteral() || token.kind() == TokenKind.QUOTED;
            if (!sql.substring(end, token.start()).isBlank()
                    || (words && token.text().chars().anyMatch(Character::isWhitespace))) {
                return false;
            }
            end = token.end();
        }
        return sql.substring(end).isBlank();
    }

    private static boolean endsAsOne(TokenReader reader) {
        while (!reader.word("FROM")) {
            reader.skip();
        }
        if (reader.rest().isEmpty() || !reader.rest().get(0).isName()) {
            return false;
        }
        reader.qualified();
        boolean alias = reader.word("AS");
        List<Token> rest = reader.rest();
        if (!rest.isEmpty() && rest.get(0).isName() && (alias || !isBehind(rest.get(0)))) {
            reader.skip();
        }
        return reader.rest().isEmpty() || isBehind(reader.rest().get(0));
    }

    private static boolean isBehind(Token token) {
        return token.kind() == TokenKind.WORD && BEHIND.contains(Names.fold(token.text()));
    }
}
