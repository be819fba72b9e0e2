package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the text of a cast or call that makes a JSON document of one operand. */
final class DocumentText {

    private final List<Token> tokens;

    DocumentText(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * The text around an operand.
     *
     * @param operand index of its token
     * @param literal the operand, if it is one
     * @throws Refused where it isn't certain that the operand stands in the cast or call alone
     */
    Unwrapped around(int operand, @Nullable SecretLiteral literal, ColumnRule rule) {
        if (isColons(operand + 1) && isType(operand + 3)) {
            return of(operand, operand + 3, literal);
        }
        if (isWord(operand - 2, "CAST") && isWord(operand + 1, "AS") && isType(operand + 2) && isClosed(operand, 3)) {
            return of(operand - 2, operand + 3, literal);
        }
        if (isWord(operand - 2, "JSON_EXTRACT")
                && isSymbol(operand + 1, ',')
                && isWholePath(operand + 2)
                && isClosed(operand, 3)) {
            return of(operand - 2, operand + 3, literal);
        }
        throw RefusalCode.SECRET_VALUE.at(
                "column " + rule.name(), "is given a document by more than one cast or call around a value");
    }

    private Unwrapped of(int first, int last, @Nullable SecretLiteral literal) {
        return new Unwrapped(tokens.get(first).start(), tokens.get(last).end(), literal);
    }

    private boolean isClosed(int operand, int behind) {
        return isSymbol(operand - 1, '(') && isSymbol(operand + behind, ')');
    }

    private boolean isColons(int index) {
        return isSymbol(index, ':') && isSymbol(index + 1, ':');
    }

    private boolean isType(int index) {
        return isWord(index, "JSON") || isWord(index, "JSONB");
    }

    private boolean isWholePath(int index) {
        return isToken(index)
                && tokens.get(index).kind() == TokenKind.STRING
                && "$".equals(tokens.get(index).value());
    }

    private boolean isWord(int index, String word) {
        return isToken(index) && tokens.get(index).isWord(word);
    }

    private boolean isSymbol(int index, char symbol) {
        return isToken(index) && tokens.get(index).isSymbol(symbol);
    }

    private boolean isToken(int index) {
        return index >= 0 && index < tokens.size();
    }
}
