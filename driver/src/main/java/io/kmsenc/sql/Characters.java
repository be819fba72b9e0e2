package io.kmsenc.sql;

/** Which characters a dialect takes for white space, parts of names and digits. */
record Characters(Dialect dialect) {

    boolean isSpace(char c) {
        return c <= ' '
                || (dialect == Dialect.H2 && c >= 0x80 && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
    }

    // MariaDB ends a line comment at a line feed only; the others at a carriage return as well.
    boolean endsLine(char c) {
        return c == '\n' || (c == '\r' && dialect != Dialect.MARIADB);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }

    static boolean isDigitPrefix(char c) {
        return "xXbBoO".indexOf(c) >= 0;
    }

    boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0x80 && !isSpace(c));
    }

    boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '$';
    }

    boolean isStringPrefix(char c) {
        return switch (c) {
            case 'N', 'X' -> true;
            // means nothing in H2
            case 'E' -> dialect != Dialect.MARIADB;
            case 'B' -> dialect != Dialect.H2;
            default -> false;
        };
    }

    // In MariaDB 1a and 1e are names, while 1e5, 0x1f and 0b1 are numbers.
    boolean startsMariaDbName(String sql, int at) {
        int i = at;
        while (i < sql.length() && isDigit(sql.charAt(i))) {
            i++;
        }
        if (i == at || i >= sql.length() || !isNamePart(sql.charAt(i))) {
            return false;
        }
        char c = sql.charAt(i);
        if (c == 'e' || c == 'E') {
            char following = i + 1 < sql.length() ? sql.charAt(i + 1) : ' ';
            return !isDigit(following) && following != '+' && following != '-';
        }
        return !(i == at + 1 && sql.charAt(at) == '0' && (c == 'x' || c == 'b'));
    }
}
