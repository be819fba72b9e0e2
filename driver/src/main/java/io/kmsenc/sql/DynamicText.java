package io.kmsenc.sql;

import java.util.List;
import java.util.Set;

/**
 * Statements that run the text they are given. They may pass if the text is one literal, so that it can be read, names
 * nothing of interest, and runs no further text.
 */
final class DynamicText {

    private static final Set<String> RUNNING = Set.of("execute", "prepare", "runscript");

    private final Dialect dialect;
    private final Set<String> interest;

    /** @param interest folded names of secret tables and of what stands on them */
    DynamicText(Dialect dialect, Set<String> interest) {
        this.dialect = dialect;
        this.interest = interest;
    }

    /** @throws Refused if text that can't be read, or names something of interest, would be run now */
    void check(List<Token> tokens, StatementKind kind) {
        if (kind == StatementKind.DEFINITION) {
            return;
        }
        if (tokens.get(0).isWord("DO")) {
            tokens.stream().filter(token -> token.kind() == TokenKind.STRING).forEach(this::checkText);
        }
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isWord("EXECUTE") && tokens.get(i + 1).isWord("IMMEDIATE")) {
                checkOperand(tokens, i + 2);
            } else if (token.isWord("PREPARE")
                    && i + 2 < tokens.size()
                    && tokens.get(i + 2).isWord("FROM")) {
                checkOperand(tokens, i + 3);
            }
        }
    }

    private void checkOperand(List<Token> tokens, int index) {
        boolean literal = index < tokens.size() && tokens.get(index).kind() == TokenKind.STRING;
        boolean alone = index + 1 >= tokens.size()
                || tokens.get(index + 1).isSymbol(';')
                || tokens.get(index + 1).isWord("USING");
        if (!literal || !alone) {
            throw RefusalCode.OPAQUE_TEXT.at("statement", "runs text that isn't one literal");
        }
        checkText(tokens.get(index));
    }

    private void checkText(Token literal) {
        if (!(literal.value() instanceof String text)) {
            throw RefusalCode.OPAQUE_TEXT.at("statement", "runs text whose meaning isn't certain");
        }
        Mentions mentions = new Mentions(SqlLexer.tokens(text, dialect), true);
        if (mentions.any(interest) || mentions.any(RUNNING)) {
            throw RefusalCode.OPAQUE_TEXT.at("statement", "may run text that names a secret table");
        }
    }
}
