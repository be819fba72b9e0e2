package io.kmsenc.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The type at the beginning of what follows a column's name in its definition, up to the first word that is none of it. */
record TypeText(List<Token> tokens) {

    // "character", which begins a character set too, and "binary" may stand in front of a type's other words
    private static final Set<String> BEHIND = Set.of(
            ("not null default primary unique key check references constraint comment collate charset generated as"
                            + " auto_increment identity autoincrement first after before on invisible visible using"
                            + " storage compression compressed deferrable initially nulls selectivity stored virtual"
                            + " persistent options start increment")
                    .split(" "));

    /** @param definition what follows the name */
    static TypeText of(List<Token> definition) {
        int end = 0;
        int depth = 0;
        while (end < definition.size() && (depth > 0 || !isBehind(definition, end))) {
            depth += definition.get(end).isSymbol('(') ? 1 : definition.get(end).isSymbol(')') ? -1 : 0;
            end++;
        }
        return new TypeText(definition.subList(0, end));
    }

    private static boolean isBehind(List<Token> definition, int at) {
        Token token = definition.get(at);
        if (token.kind() != TokenKind.WORD || at == 0) {
            return false;
        }
        boolean set = token.isWord("CHARACTER")
                && at + 1 < definition.size()
                && definition.get(at + 1).isWord("SET");
        return set || token.isWord("BINARY") || BEHIND.contains(Names.fold(token.text()));
    }

    int start() {
        return tokens.get(0).start();
    }

    int end() {
        return tokens.get(tokens.size() - 1).end();
    }

    /** As messages show it: without any string, of which an enumeration would have its values. */
    String shown() {
        List<Token> shown = tokens.stream().anyMatch(TypeText::isValue) ? tokens.subList(0, 1) : tokens;
        return shown.stream()
                .map(token -> token.isName() || token.kind() == TokenKind.NUMBER ? " " + token.text() : token.text())
                .collect(Collectors.joining())
                .replace("( ", "(")
                .replace(", ", ",")
                .strip();
    }

    private static boolean isValue(Token token) {
        return !token.isName() && token.kind() != TokenKind.SYMBOL && token.kind() != TokenKind.NUMBER;
    }
}
