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

    /** PostgreSQL {@code E'…'}. Byte escapes beyond ASCII depend on the server's encoding and are left alone. */
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
            case 'u' -> {
                return codePoint(body, at + 1, 4, out);
            }
            case 'U' -> {
                return codePoint(body, at + 1, 8, out);
            }
            case 'x', '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return -1;
            }
            default -> out.append(c);
        }
        return at + 1;
    }

    /** {@code U&'…'} with the standard escape character. */
    static @Nullable String unicode(String body) {
        StringBuilder out = new StringBuilder(body.length());
        int i = 0;
        while (i < body.length()) {
            char c = body.charAt(i++);
            if (c != '\\') {
                out.append(c);
            } else if (body.startsWith("\\", i)) {
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
        return out.toString();
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

    /** What PostgreSQL reads from a string as bytea, in its hex format alone (manual 8.4.1). */
    static byte @Nullable [] bytea(String body) {
        return body.startsWith("\\x") ? hex(body.substring(2)) : null;
    }
}
