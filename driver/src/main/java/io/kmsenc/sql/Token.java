package io.kmsenc.sql;

import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL text.
 *
 * @param start index of its first character, a prefix such as {@code N} included
 * @param end index after its last character
 * @param text the characters as they stand
 * @param value what it stands for, by kind
 */
record Token(
        TokenKind kind,
        int start,
        int end,
        String text,
        @Nullable Object value) {

    boolean isName() {
        return kind == TokenKind.WORD || kind == TokenKind.QUOTED;
    }

    boolean isLiteral() {
        return kind == TokenKind.STRING
                || kind == TokenKind.BINARY
                || kind == TokenKind.NUMBER
                || kind == TokenKind.TEMPORAL;
    }

    /** Whether it is a string as {@code N'…'}. */
    boolean isNational() {
        return Character.toUpperCase(text.charAt(0)) == 'N';
    }

    /** A number together with the sign right before it. */
    Token signed(Token sign) {
        return new Token(kind, sign.start, end, sign.text + text, value);
    }

    /** The name that a word or quoted name stands for, before any folding. */
    String name() {
        return kind == TokenKind.QUOTED && value != null ? (String) value : text;
    }

    boolean isWord(String upper) {
        return kind == TokenKind.WORD && text.equalsIgnoreCase(upper);
    }

    boolean isSymbol(char symbol) {
        return kind == TokenKind.SYMBOL && text.charAt(0) == symbol;
    }

    /** Names no value: it may be a secret. */
    @Override
    public String toString() {
        return kind + "[" + start + ", " + end + "]";
    }
}
