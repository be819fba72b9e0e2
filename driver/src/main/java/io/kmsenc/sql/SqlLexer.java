package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Splits SQL text into tokens as the server's own lexer does under the connection's settings, in one pass and without
 * regular expressions.
 */
final class SqlLexer {

    private final String sql;
    private final Syntax syntax;
    private final Dialect dialect;
    private final Characters characters;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int parameters;

    private SqlLexer(String sql, Syntax syntax) {
        this.sql = sql;
        this.syntax = syntax;
        this.dialect = syntax.dialect();
        this.characters = new Characters(dialect);
    }

    /** All tokens of a text. A token without an end is {@link TokenKind#BROKEN} and the last. */
    static List<Token> tokens(String sql, Syntax syntax) {
        SqlLexer lexer = new SqlLexer(sql, syntax);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        char c = sql.charAt(at);
        if (characters.isSpace(c)) {
            at++;
        } else if (isComment(c)) {
            comment();
        } else if (Characters.isDigit(c) || (c == '.' && Characters.isDigit(peek(1)) && !afterName())) {
            number();
        } else if (characters.isNameStart(c)) {
            wordOrPrefixed();
        } else {
            mark(c);
        }
    }

    private void mark(char c) {
        switch (c) {
            case '\'' -> string(at, "");
            case '"' -> {
                if (syntax.quotedNames()) {
                    quoted(at, '"', false);
                } else {
                    string(at, "");
                }
            }
            case '`' -> quotedWhere(dialect != Dialect.POSTGRESQL);
            case '$' -> dollar();
            case '?' -> questionMark();
            case '{' -> brace();
            default -> symbol();
        }
    }

    private void quotedWhere(boolean known) {
        if (known) {
            quoted(at, '`', false);
        } else {
            symbol();
        }
    }

    private void symbol() {
        add(TokenKind.SYMBOL, at, at + 1, null);
    }

    // ---- comments

    private boolean isComment(char c) {
        char second = peek(1);
        return switch (c) {
            case '-' -> second == '-' && (dialect != Dialect.MARIADB || isSpaceOrEnd(at + 2));
            case '/' -> second == '*' || (second == '/' && dialect == Dialect.H2);
            case '#' -> dialect == Dialect.MARIADB;
            default -> false;
        };
    }

    private boolean isSpaceOrEnd(int index) {
        return index >= sql.length() || sql.charAt(index) <= ' ';
    }

    private void comment() {
        if (sql.charAt(at) == '/' && peek(1) == '*') {
            blockComment();
            return;
        }
        while (at < sql.length() && !characters.endsLine(sql.charAt(at))) {
            at++;
        }
    }

    private void blockComment() {
        int start = at;
        boolean executed = dialect == Dialect.MARIADB && (peek(2) == '!' || (peek(2) == 'M' && peek(3) == '!'));
        int depth = 1;
        at += 2;
        while (depth > 0) {
            if (at + 1 >= sql.length()) {
                add(TokenKind.BROKEN, start, sql.length(), null);
                return;
            }
            if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (dialect != Dialect.MARIADB && sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
        if (executed) {
            add(TokenKind.OPAQUE, start, at, null);
        }
    }

    // ---- words and numbers

    private void number() {
        int start = at;
        if (dialect == Dialect.MARIADB && characters.startsMariaDbName(sql, at)) {
            word();
            return;
        }
        if (sql.charAt(at) == '0' && Characters.isDigitPrefix(peek(1)) && Character.digit(peek(2), 16) >= 0) {
            at += 2;
            skipDigits(16);
        } else {
            skipDigits(10);
            if (at < sql.length() && sql.charAt(at) == '.' && peek(1) != '.') {
                at++;
                skipDigits(10);
            }
            exponent();
        }
        add(TokenKind.NUMBER, start, at, null);
    }

    private void exponent() {
        if (at < sql.length() && (sql.charAt(at) == 'e' || sql.charAt(at) == 'E')) {
            int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
            if (Characters.isDigit(peek(1 + sign))) {
                at += 1 + sign;
                skipDigits(10);
            }
        }
    }

    private void skipDigits(int radix) {
        while (at < sql.length() && (Characters.isHex(sql.charAt(at), radix) || sql.charAt(at) == '_')) {
            at++;
        }
    }

    private void wordOrPrefixed() {
        int start = at;
        char c = Character.toUpperCase(sql.charAt(at));
        char second = peek(1);
        if (second == '\'' && characters.isStringPrefix(c)) {
            at++;
            string(start, String.valueOf(c));
        } else if (c == 'U' && second == '&' && dialect != Dialect.MARIADB && (peek(2) == '\'' || peek(2) == '"')) {
            at += 2;
            if (sql.charAt(at) == '\'') {
                string(start, "U");
            } else {
                quoted(start, '"', true);
            }
        } else {
            word();
        }
    }

    private void word() {
        int start = at;
        while (at < sql.length() && characters.isNamePart(sql.charAt(at))) {
            at++;
        }
        add(TokenKind.WORD, start, at, null);
    }

    // ---- quotes

    /** The lexer stands on the opening quote; the token begins at {@code start}. */
    private void string(int start, String prefix) {
        char quote = sql.charAt(at);
        boolean backslash = prefix.equals("E") || (dialect == Dialect.MARIADB && !prefix.equals("X"));
        int body = at + 1;
        int close = closing(quote, body, backslash);
        if (close < 0) {
            add(TokenKind.BROKEN, start, sql.length(), null);
            return;
        }
        String inside = sql.substring(body, close);
        boolean bytes = prefix.equals("X") || prefix.equals("B");
        add(bytes ? TokenKind.BINARY : TokenKind.STRING, start, close + 1, decoded(inside, quote, prefix));
    }

    private @Nullable Object decoded(String body, char quote, String prefix) {
        return switch (prefix) {
            // a bit string in PostgreSQL, and for B everywhere
            case "X" -> dialect == Dialect.POSTGRESQL ? null : StringLiterals.hex(body);
            case "B" -> null;
            case "E" -> StringLiterals.escaped(body);
            case "U" -> StringLiterals.unicode(StringLiterals.doubled(body, quote));
            default ->
                dialect == Dialect.MARIADB ? StringLiterals.mariadb(body, quote) : StringLiterals.doubled(body, quote);
        };
    }

    private int closing(char quote, int from, boolean backslash) {
        for (int i = from; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && backslash) {
                i++;
            } else if (c == quote) {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }

    private void quoted(int start, char quote, boolean unicode) {
        int body = at + 1;
        int close = closing(quote, body, false);
        if (close < 0) {
            add(TokenKind.BROKEN, start, sql.length(), null);
            return;
        }
        String name = StringLiterals.doubled(sql.substring(body, close), quote);
        // H2 folds a name in backticks like one without
        String kept = quote == '`' && dialect == Dialect.H2 ? Names.unquoted(dialect, name) : name;
        String decoded = unicode ? StringLiterals.unicode(name) : kept;
        add(decoded == null ? TokenKind.OPAQUE : TokenKind.QUOTED, start, close + 1, decoded);
    }

    private void dollar() {
        int tagEnd = at + 1;
        if (dialect == Dialect.POSTGRESQL) {
            while (tagEnd < sql.length() && characters.isNamePart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
                tagEnd++;
            }
        }
        boolean opens = dialect != Dialect.MARIADB
                && tagEnd < sql.length()
                && sql.charAt(tagEnd) == '$'
                && !Characters.isDigit(peek(1));
        if (!opens) {
            dollarWord();
            return;
        }
        String tag = sql.substring(at, tagEnd + 1);
        int close = sql.indexOf(tag, tagEnd + 1);
        if (close < 0) {
            add(TokenKind.BROKEN, at, sql.length(), null);
        } else {
            add(TokenKind.STRING, at, close + tag.length(), sql.substring(tagEnd + 1, close));
        }
    }

    private void dollarWord() {
        int start = at++;
        while (at < sql.length() && characters.isNamePart(sql.charAt(at))) {
            at++;
        }
        add(TokenKind.WORD, start, at, null);
    }

    // ---- JDBC

    private void questionMark() {
        if (dialect == Dialect.POSTGRESQL && peek(1) == '?') {
            add(TokenKind.OPAQUE, at, at + 2, null);
        } else if (dialect == Dialect.H2 && Characters.isDigit(peek(1))) {
            int start = at++;
            skipDigits(10);
            add(TokenKind.OPAQUE, start, at, null);
        } else {
            add(TokenKind.PARAMETER, at, at + 1, ++parameters);
        }
    }

    private void brace() {
        int i = skipSpace(at + 1);
        int word = i;
        while (i < sql.length() && characters.isNamePart(sql.charAt(i))) {
            i++;
        }
        String name = sql.substring(word, i).toLowerCase(Locale.ROOT);
        int open = skipSpace(i);
        boolean temporal = name.equals("d") || name.equals("t") || name.equals("ts");
        if (temporal && open < sql.length() && sql.charAt(open) == '\'') {
            int close = sql.indexOf('\'', open + 1);
            int end = close < 0 ? sql.length() : skipSpace(close + 1);
            if (end < sql.length() && sql.charAt(end) == '}') {
                add(TokenKind.TEMPORAL, at, end + 1, null);
                return;
            }
        }
        symbol();
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < sql.length() && characters.isSpace(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    // ---- text

    private void add(TokenKind kind, int start, int end, @Nullable Object value) {
        tokens.add(new Token(kind, start, end, sql.substring(start, end), value));
        at = end;
    }

    private char peek(int offset) {
        return at + offset < sql.length() ? sql.charAt(at + offset) : '\0';
    }

    /** Whether the token before stands without space before this place, as in {@code t.1}. */
    private boolean afterName() {
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        return last != null && last.end() == at && (last.isName() || last.isSymbol('.'));
    }
}
