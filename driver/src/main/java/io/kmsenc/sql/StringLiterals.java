package io.kmsenc.sql;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the text between the quotes of a literal stands for. Null means that it can't be told for certain, and the literal
 * must not be taken for a secret value then. Rules: PostgreSQL manual 4.1.2, MariaDB "String Literals", H2 "Grammar".
 */
final class StringLiterals {

    private StringLiterals() {}

    /** A string in which only the quote itself is doubled. */
    static String doubled(String body, char quote) {
        String one = String.valueOf(quote);
        return body.replace(one + one, one);
    }

    /** MariaDB with backslash escapes. */
    static String mariadb(String body, char quote) {
        StringBuilder out = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '\\' && i + 1 < body.length()) {
                mariadbEscape(body.charAt(++i), out);
            } else {
                out.append(c);
                if (c == quote) {
                    i++;
                }
            }
        }
        return out.toString();
    }

    private static void mariadbEscape(char c, StringBuilder out) {
        switch (c) {
            case '0' -> out.append('\0');
            case 'b' -> out.append('\b');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'Z' -> out.append('\u001A');
            case '%', '_' -> out.append('\\').append(c);
            default -> out.append(c);
        }
    }

    /**
     * PostgreSQL {@code E'…'}, or any string where backslashes mean something. Byte escapes beyond ASCII depend on the
     * server's encoding and are left alone.
     */
    static @Nullable String escaped(String body) {
        StringBuilder out = new StringBuilder(body.length());
        int i = 0;
        while (i < body.length()) {
            char c = body.charAt(i++);
            if (c == '\'') {
                i++;
                out.append(c);
            } else if (c != '\\') {
                out.append(c);
            } else {
                i = escape(body, i, out);
                if (i < 0) {
                    return null;
                }
            }
        }
        return out.toString();
    }

    private static int escape(String body, int at, StringBuilder out) {
        if (at >= body.length()) {
            return -1;
        }
        char c = body.charAt(at);
        switch (c) {
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            // a letter in older servers
            case 'v' -> {
                return -1;
            }
            case 'u' -> {
                return codePoint(body, at + 1, 4, out);
            }
            case 'U' -> {
                return codePoint(body, at + 1, 8, out);
            }
            case 'x' -> {
                return ascii(body, at + 1, 2, 16, out);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return ascii(body, at, 3, 8, out);
            }
            default -> out.append(c);
        }
        return at + 1;
    }

    private static int ascii(String body, int at, int most, int radix, StringBuilder out) {
        int end = at;
        int code = 0;
        while (end < body.length() && end < at + most && Characters.isHex(body.charAt(end), radix)) {
            code = code * radix + Character.digit(body.charAt(end++), radix);
        }
        if (end == at) {
            out.append(body.charAt(at - 1));
            return end;
        }
        if (code == 0 || code >= 0x80) {
            return -1;
        }
        out.append((char) code);
        return end;
    }

    /** Whether a quote stands behind a backslash in a text where backslashes mean something. */
    static boolean hasEscapedQuote(String body) {
        for (int i = 0; i + 1 < body.length(); i++) {
            if (body.charAt(i) == '\\' && body.charAt(++i) == '\'') {
                return true;
            }
        }
        return false;
    }

    /** The text itself, unless it has half a surrogate pair, which no encoding has room for. */
    static @Nullable String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                return null;
            }
        }
        return text;
    }

    /** {@code U&'…'} under an escape character. */
    static @Nullable String unicode(String body, char escape) {
        if (Characters.isHex(escape, 16) || "+'\"".indexOf(escape) >= 0 || escape <= ' ') {
            return null;
        }
        StringBuilder out = new StringBuilder(body.length());
        int i = 0;
        while (i < body.length()) {
            char c = body.charAt(i++);
            if (c != escape) {
                out.append(c);
            } else if (i < body.length() && body.charAt(i) == escape) {
                out.append(c);
                i++;
            } else {
                boolean six = body.startsWith("+", i);
                i = codePoint(body, six ? i + 1 : i, six ? 6 : 4, out);
                if (i < 0) {
                    return null;
                }
            }
        }
        return wellFormed(out.toString());
    }

    private static int codePoint(String body, int at, int digits, StringBuilder out) {
        int end = at + digits;
        if (end > body.length() || !body.substring(at, end).chars().allMatch(HexFormat::isHexDigit)) {
            return -1;
        }
        long code = HexFormat.fromHexDigitsToLong(body, at, end);
        if (code == 0 || code > Character.MAX_CODE_POINT) {
            return -1;
        }
        out.appendCodePoint((int) code);
        return end;
    }

    /** {@code X'…'}. */
    static byte @Nullable [] hex(String body) {
        if (body.length() % 2 != 0 || !body.chars().allMatch(HexFormat::isHexDigit)) {
            return null;
        }
        return HexFormat.of().parseHex(body);
    }

    /** {@code 0x…}, which is a string of bytes to MariaDB; null for {@code 0b…}. */
    static byte @Nullable [] hexNumber(String number) {
        String digits = number.substring(2);
        return number.charAt(1) == 'x' ? hex(digits.length() % 2 == 0 ? digits : "0" + digits) : null;
    }
}
