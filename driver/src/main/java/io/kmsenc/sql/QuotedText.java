package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands in quotes: where it ends, and what it stands for. As safe for threads as the text. */
final class QuotedText {

    /** What was read, up to an index; null as the value where it can't be told for certain. */
    record Read(TokenKind kind, int end, @Nullable Object value) {}

    private final String sql;
    private final Syntax syntax;
    private final Dialect dialect;
    private final Characters characters;

    QuotedText(String sql, Syntax syntax) {
        this.sql = sql;
        this.syntax = syntax;
        this.dialect = syntax.dialect();
        this.characters = new Characters(dialect);
    }

    /**
     * A string whose opening quote stands here.
     *
     * @param prefix one letter in upper case, U for {@code U&}, or empty
     */
    Read string(int open, String prefix) {
        char quote = sql.charAt(open);
        boolean plain = prefix.isEmpty() || prefix.equals("N");
        boolean escapes = (prefix.equals("E") && dialect == Dialect.POSTGRESQL) || (plain && syntax.backslashEscapes());
        List<String> parts = new ArrayList<>();
        int end = open;
        for (int from = open; from >= 0; from = dialect == Dialect.POSTGRESQL ? continued(end) : -1) {
            int close = closing(quote, from + 1, escapes);
            if (close < 0) {
                return broken();
            }
            parts.add(sql.substring(from + 1, close));
            end = close + 1;
        }
        if (isError(prefix, parts, escapes)) {
            return broken();
        }
        return switch (prefix) {
            case "B" -> new Read(TokenKind.BINARY, end, null);
            case "X" -> new Read(TokenKind.BINARY, end, bytes(parts.get(0)));
            case "U" -> new Read(TokenKind.STRING, end, StringLiterals.unicode(unicodeBody(parts, quote), '\\'));
            default -> new Read(TokenKind.STRING, end, value(parts, quote, escapes));
        };
    }

    /** A name whose opening quote stands here. */
    Read name(int open, boolean unicode) {
        char quote = sql.charAt(open);
        int close = closing(quote, open + 1, false);
        if (close < 0) {
            return broken();
        }
        String name = StringLiterals.doubled(sql.substring(open + 1, close), quote);
        // H2 folds a name in backticks like one without
        String kept = quote == '`' && dialect == Dialect.H2 ? Names.unquoted(dialect, name) : name;
        String decoded = unicode ? StringLiterals.unicode(name, '\\') : kept;
        return new Read(decoded == null ? TokenKind.OPAQUE : TokenKind.QUOTED, close + 1, decoded);
    }

    /** A string in dollar quotes of this tag, whose opening stands here. */
    Read dollar(int open, String tag) {
        int body = open + tag.length();
        int close = sql.indexOf(tag, body);
        return close < 0
                ? broken()
                : new Read(
                        TokenKind.STRING, close + tag.length(), StringLiterals.wellFormed(sql.substring(body, close)));
    }

    /** What a string or name in Unicode escapes, which stands alone in the text, stands for under an escape character. */
    @Nullable
    String unicode(char escape) {
        char quote = sql.charAt(2);
        List<String> parts = new ArrayList<>();
        for (int from = 2; from >= 0; ) {
            int close = closing(quote, from + 1, false);
            parts.add(sql.substring(from + 1, close));
            from = quote == '\'' && dialect == Dialect.POSTGRESQL ? continued(close + 1) : -1;
        }
        return StringLiterals.unicode(unicodeBody(parts, quote), escape);
    }

    private static String unicodeBody(List<String> parts, char quote) {
        return StringLiterals.doubled(String.join("", parts), quote);
    }

    /** Nothing is known of the text from here on. */
    private Read broken() {
        return new Read(TokenKind.BROKEN, sql.length(), null);
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

    // PostgreSQL gives up where it meets these, so that what follows is read by nobody.
    private boolean isError(String prefix, List<String> parts, boolean escapes) {
        return (prefix.equals("U") && syntax.backslashEscapes())
                || (escapes && !syntax.backslashQuotes() && parts.stream().anyMatch(StringLiterals::hasEscapedQuote));
    }

    /** Where PostgreSQL goes on with a string that ended here: at a quote on a later line; or -1. */
    private int continued(int from) {
        boolean line = false;
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\'') {
                return line ? i : -1;
            } else if (sql.startsWith("--", i)) {
                while (i < sql.length() && !characters.endsLine(sql.charAt(i))) {
                    i++;
                }
            } else if (characters.isSpace(c)) {
                line |= characters.endsLine(c);
                i++;
            } else {
                return -1;
            }
        }
        return -1;
    }

    private byte @Nullable [] bytes(String body) {
        return switch (dialect) {
            case H2 -> StringLiterals.hex(body.replace(" ", ""));
            // a bit string
            case POSTGRESQL -> null;
            case MARIADB -> StringLiterals.hex(body);
        };
    }

    // Part by part, for an escape ends with its part.
    private @Nullable String value(List<String> parts, char quote, boolean escapes) {
        StringBuilder value = new StringBuilder();
        for (String part : parts) {
            String decoded = value(part, quote, escapes);
            if (decoded == null) {
                return null;
            }
            value.append(decoded);
        }
        return StringLiterals.wellFormed(value.toString());
    }

    private @Nullable String value(String part, char quote, boolean escapes) {
        if (!escapes) {
            return StringLiterals.doubled(part, quote);
        }
        return dialect == Dialect.MARIADB ? StringLiterals.mariadb(part, quote) : StringLiterals.escaped(part);
    }
}
