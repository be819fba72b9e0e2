package io.kmsenc.sql;

/** Where the comments of a text end. As safe for threads as the text. */
record Comments(String sql, Dialect dialect, Characters characters) {

    /** A comment without an end. */
    static final int ENDLESS = Integer.MAX_VALUE;

    Comments(String sql, Dialect dialect) {
        this(sql, dialect, new Characters(dialect));
    }

    boolean startsAt(int at) {
        char second = charAt(at + 1);
        return switch (charAt(at)) {
            case '-' -> second == '-' && (dialect != Dialect.MARIADB || isSpaceOrEnd(at + 2));
            case '/' -> second == '*' || (second == '/' && dialect == Dialect.H2);
            case '#' -> dialect == Dialect.MARIADB;
            default -> false;
        };
    }

    /** Whether some servers execute the comment that starts here. */
    boolean isExecuted(int at) {
        return dialect == Dialect.MARIADB
                && sql.startsWith("/*", at)
                && (charAt(at + 2) == '!' || (charAt(at + 2) == 'M' && charAt(at + 3) == '!'));
    }

    /** The index after a comment that starts here, or {@link #ENDLESS}. */
    int end(int at) {
        if (sql.startsWith("/*", at)) {
            return blockEnd(at + 2);
        }
        int end = at;
        while (end < sql.length() && !characters.endsLine(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int blockEnd(int from) {
        int depth = 1;
        int at = from;
        while (at + 1 < sql.length()) {
            if (sql.startsWith("*/", at)) {
                at += 2;
                if (--depth == 0) {
                    return at;
                }
            } else if (dialect != Dialect.MARIADB && sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
        return ENDLESS;
    }

    // MariaDB wants a space or a control character behind the two hyphens.
    private boolean isSpaceOrEnd(int index) {
        char c = charAt(index);
        return c <= ' ' || c == 0x7f;
    }

    private char charAt(int index) {
        return index < sql.length() ? sql.charAt(index) : '\0';
    }
}
