package io.kmsenc.sql;

import java.util.Locale;

/** How names are compared: more names are held equal than any dialect does, so that none slips through. */
final class Names {

    private Names() {}

    /**
     * The form in which two names that a database might hold equal are the same. Upper case first, because some letters,
     * such as the long s, meet an ASCII letter there only.
     */
    static String fold(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80) {
                return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            }
        }
        return name.toLowerCase(Locale.ROOT);
    }

    /** An unquoted name as the dialect keeps it. */
    static String unquoted(Dialect dialect, String name) {
        return switch (dialect) {
            case H2 -> name.toUpperCase(Locale.ROOT);
            case POSTGRESQL -> asciiToLowerCase(name);
            case MARIADB -> name;
        };
    }

    /** A name in a statement as the dialect keeps it. */
    static String kept(Dialect dialect, Token name) {
        return name.kind() == TokenKind.QUOTED ? name.name() : unquoted(dialect, name.text());
    }

    // Where a character takes several bytes, PostgreSQL folds none but these.
    private static String asciiToLowerCase(String name) {
        return isAscii(name)
                ? name.toLowerCase(Locale.ROOT)
                : name.chars()
                        .map(c -> c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 0x80);
    }
}
