package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads tokens one after the other. */
final class TokenReader {

    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    /** Takes the next token if it is this word. */
    boolean word(String upper) {
        boolean is = !atEnd() && tokens.get(at).isWord(upper);
        at += is ? 1 : 0;
        return is;
    }

    boolean words(String... uppers) {
        int start = at;
        for (String upper : uppers) {
            if (!word(upper)) {
                at = start;
                return false;
            }
        }
        return true;
    }

    /** Takes the next token if it is one of these words, which are in lower case. */
    boolean oneOf(Set<String> words) {
        boolean is = !atEnd()
                && tokens.get(at).kind() == TokenKind.WORD
                && words.contains(Names.fold(tokens.get(at).text()));
        at += is ? 1 : 0;
        return is;
    }

    boolean symbol(char symbol) {
        boolean is = !atEnd() && tokens.get(at).isSymbol(symbol);
        at += is ? 1 : 0;
        return is;
    }

    boolean kind(TokenKind kind) {
        boolean is = !atEnd() && tokens.get(at).kind() == kind;
        at += is ? 1 : 0;
        return is;
    }

    /** Takes the next token if it is a name. */
    boolean named() {
        boolean is = !atEnd() && tokens.get(at).isName();
        at += is ? 1 : 0;
        return is;
    }

    /** Takes a name, without regard to quotes and case. */
    String name() {
        if (atEnd() || !tokens.get(at).isName()) {
            throw Definitions.refused("is written in a form that isn't known");
        }
        return Names.fold(tokens.get(at++).name());
    }

    /** Takes a name with what qualifies it, and returns its parts as {@link #name()} does. */
    List<String> qualified() {
        List<String> parts = new ArrayList<>(List.of(name()));
        while (symbol('.')) {
            parts.add(name());
        }
        return parts;
    }

    boolean nextIsSymbol(char symbol) {
        return !atEnd() && tokens.get(at).isSymbol(symbol);
    }

    /** Whether the next token is one of these words, which are in lower case. */
    boolean nextIsOneOf(Set<String> words) {
        return new TokenReader(rest()).oneOf(words);
    }

    /** All tokens, those that were taken included. */
    List<Token> all() {
        return tokens;
    }

    void skip() {
        at++;
    }

    /** Takes what stands in parentheses, which are to come next, split at its commas. */
    List<List<Token>> parenthesised() {
        if (!symbol('(')) {
            throw Definitions.refused("is written in a form that isn't known");
        }
        int start = at;
        int end = closing(tokens, start - 1);
        if (end < 0) {
            throw Definitions.refused("has a parenthesis without an end");
        }
        at = end + 1;
        return split(tokens.subList(start, end));
    }

    /** The place of the parenthesis that closes the one which stands there, or -1. */
    static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol('(') ? 1 : tokens.get(i).isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    List<Token> rest() {
        return tokens.subList(Math.min(at, tokens.size()), tokens.size());
    }

    /** The tokens before the first place outside parentheses where these words stand, which come next then, or all. */
    List<Token> before(String... words) {
        int start = at;
        int depth = 0;
        while (!atEnd()) {
            depth += nextIsSymbol('(') ? 1 : nextIsSymbol(')') ? -1 : 0;
            if (depth == 0 && new TokenReader(rest()).words(words)) {
                break;
            }
            at++;
        }
        return tokens.subList(start, at);
    }

    /** The statements of a text that are not empty. */
    static List<List<Token>> statements(List<Token> tokens) {
        List<List<Token>> statements = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).isSymbol(';')) {
                if (i > start) {
                    statements.add(tokens.subList(start, i));
                }
                start = i + 1;
            }
        }
        return statements;
    }

    /** Splits at the commas outside parentheses. */
    static List<List<Token>> split(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol('(') ? 1 : tokens.get(i).isSymbol(')') ? -1 : 0;
            if (depth == 0 && tokens.get(i).isSymbol(',')) {
                parts.add(tokens.subList(start, i));
                start = i + 1;
            }
        }
        parts.add(tokens.subList(start, tokens.size()));
        return parts;
    }
}
