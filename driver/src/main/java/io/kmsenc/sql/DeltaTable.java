package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A write inside a query, as H2 has it: {@code FINAL TABLE (INSERT …)}. The parser doesn't know it. It is told by its
 * tokens, because TABLE is a reserved word to H2; to the parser it is a table whose name is a mark, and what it writes is
 * a statement of its own.
 *
 * @param start place of the word OLD, NEW or FINAL among the tokens
 * @param from place of the first token of the write
 * @param end place of the parenthesis behind the write
 */
record DeltaTable(int start, int from, int end) {

    static List<DeltaTable> in(List<Token> tokens, Dialect dialect) {
        List<DeltaTable> found = new ArrayList<>();
        for (int i = 0; dialect == Dialect.H2 && i + 3 < tokens.size(); i++) {
            int end = begins(tokens, i) ? TokenReader.closing(tokens, i + 2) : -1;
            if (end > 0) {
                found.add(new DeltaTable(i, i + 3, end));
            }
        }
        return found;
    }

    private static boolean begins(List<Token> tokens, int at) {
        return isOneOf(tokens.get(at), "OLD", "NEW", "FINAL")
                && tokens.get(at + 1).isWord("TABLE")
                && tokens.get(at + 2).isSymbol('(')
                && isOneOf(tokens.get(at + 3), "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE");
    }

    private static boolean isOneOf(Token token, String... words) {
        for (String word : words) {
            if (token.isWord(word)) {
                return true;
            }
        }
        return false;
    }
}
