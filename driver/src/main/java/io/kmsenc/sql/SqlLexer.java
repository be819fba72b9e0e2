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
    private final Comments comments;
    private final QuotedText quotes;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int parameters;

    private SqlLexer(String sql, Syntax syntax) {
        this.sql = sql;
        this.syntax = syntax;
        this.dialect = syntax.dialect();
        this.characters = new Characters(dialect);
        this.comments = new Comments(sql, dialect);
        this.quotes = new QuotedText(sql, syntax);
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
        } else if (comments.startsAt(at)) {
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
            case '\'' -> add(at, quotes.string(at, ""));
            case '"' -> add(at, syntax.quotedNames() ? quotes.name(at, false) : quotes.string(at, ""));
            case '`' -> quotedWhere(dialect != Dialect.POSTGRESQL);
            case '$' -> dollar();
            case '?' -> questionMark();
            case '{' -> brace();
            default -> symbol();
        }
    }

    private void quotedWhere(boolean known) {
        if (known) {
            add(at, quotes.name(at, false));
        } else {
            symbol();
        }
    }

    private void symbol() {
        add(TokenKind.SYMBOL, at, at + 1, null);
    }

    // Some servers execute the comment and others don't: where it ends, and all that follows, may be read in two ways.
    private void comment() {
        int end = comments.end(at);
        if (comments.isExecuted(at)) {
            add(TokenKind.OPAQUE, at, sql.length(), null);
        } else if (end == Comments.ENDLESS) {
            add(TokenKind.BROKEN, at, sql.length(), null);
        } else {
            at = end;
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
            if (dialect != Dialect.POSTGRESQL) {
                add(TokenKind.BINARY, start, at, hexNumber(sql.substring(start, at)));
                return;
            }
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

    // A string of bytes to MariaDB, and a number or one to H2, as its mode has it.
    private byte @Nullable [] hexNumber(String text) {
        return dialect == Dialect.MARIADB ? StringLiterals.hexNumber(text) : null;
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
            add(start, quotes.string(at + 1, String.valueOf(c)));
        } else if (c == 'U' && second == '&' && dialect != Dialect.MARIADB && (peek(2) == '\'' || peek(2) == '"')) {
            boolean string = peek(2) == '\'';
            add(start, string ? quotes.string(at + 2, "U") : quotes.name(at + 2, true));
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

    private void add(int start, QuotedText.Read read) {
        add(read.kind(), start, read.end(), read.value());
        if (endsUnicodeEscapes()) {
            Token escape = tokens.remove(tokens.size() - 1);
            tokens.remove(tokens.size() - 1);
            tokens.add(unicode(tokens.remove(tokens.size() - 1), escape));
        }
    }

    /** Whether {@code U&… UESCAPE '…'} has just been read. */
    private boolean endsUnicodeEscapes() {
        int last = tokens.size() - 1;
        return last >= 2
                && tokens.get(last).kind() == TokenKind.STRING
                && tokens.get(last - 1).isWord("UESCAPE")
                && isUnicode(tokens.get(last - 2));
    }

    private boolean isUnicode(Token token) {
        String text = token.text();
        return dialect != Dialect.MARIADB
                && token.kind() != TokenKind.BROKEN
                && text.length() > 2
                && text.regionMatches(true, 0, "U&", 0, 2);
    }

    /** One token for a text with Unicode escapes and its UESCAPE. */
    private Token unicode(Token escaped, Token escape) {
        String value = escape.value() instanceof String character && character.length() == 1
                ? new QuotedText(escaped.text(), syntax).unicode(character.charAt(0))
                : null;
        boolean name = escaped.text().charAt(2) == '"';
        TokenKind kind = !name ? TokenKind.STRING : value == null ? TokenKind.OPAQUE : TokenKind.QUOTED;
        String text = sql.substring(escaped.start(), escape.end());
        return new Token(kind, escaped.start(), escape.end(), text, value);
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
        add(at, quotes.dollar(at, sql.substring(at, tagEnd + 1)));
    }

    // A name in MariaDB; elsewhere a parameter that has a number, or in H2 none: it may be one that a ? means as well.
    private void dollarWord() {
        int start = at++;
        if (dialect == Dialect.MARIADB) {
            while (at < sql.length() && characters.isNamePart(sql.charAt(at))) {
                at++;
            }
            add(TokenKind.WORD, start, at, null);
        } else if (dialect == Dialect.H2 || Characters.isDigit(peek(0))) {
            while (at < sql.length() && Characters.isDigit(sql.charAt(at))) {
                at++;
            }
            add(TokenKind.OPAQUE, start, at, null);
        } else {
            add(TokenKind.SYMBOL, start, at, null);
        }
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
