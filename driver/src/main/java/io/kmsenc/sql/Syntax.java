package io.kmsenc.sql;

/**
 * How the server reads SQL text on one connection: its dialect, and those of its settings that decide where a string or
 * a name ends and what it stands for. Immutable.
 *
 * @param quotedNames whether {@code "…"} is a name; otherwise it is a string (MariaDB without ANSI_QUOTES)
 * @param backslashEscapes whether a backslash means something in a string without a prefix (MariaDB without
 *     NO_BACKSLASH_ESCAPES, PostgreSQL without standard_conforming_strings)
 * @param backslashQuotes whether a quote may stand behind a backslash, where a backslash means something (PostgreSQL's
 *     backslash_quote; everywhere else it may)
 */
public record Syntax(Dialect dialect, boolean quotedNames, boolean backslashEscapes, boolean backslashQuotes) {

    private static final Syntax H2 = new Syntax(Dialect.H2, true, false, true);
    private static final Syntax POSTGRESQL = new Syntax(Dialect.POSTGRESQL, true, false, true);
    private static final Syntax MARIADB = new Syntax(Dialect.MARIADB, false, true, true);

    /** How a server reads whose settings nobody changed. */
    public static Syntax usual(Dialect dialect) {
        return switch (dialect) {
            case H2 -> H2;
            case POSTGRESQL -> POSTGRESQL;
            case MARIADB -> MARIADB;
        };
    }

    /** PostgreSQL under these settings, of which the second tells whether a quote may stand behind a backslash. */
    public static Syntax postgresql(boolean standardConformingStrings, boolean backslashQuote) {
        return new Syntax(Dialect.POSTGRESQL, true, !standardConformingStrings, backslashQuote);
    }

    /** MariaDB under these modes. */
    public static Syntax mariadb(boolean ansiQuotes, boolean noBackslashEscapes) {
        return new Syntax(Dialect.MARIADB, ansiQuotes, !noBackslashEscapes, true);
    }

    /**
     * Whether a text is read alike under every syntax of its dialect, judged by its characters: false only means that it
     * may not be.
     */
    public static boolean readsAlike(String sql, Dialect dialect) {
        return switch (dialect) {
            case H2 -> true;
            case POSTGRESQL -> sql.indexOf('\\') < 0 && !sql.contains("U&'") && !sql.contains("u&'");
            case MARIADB -> sql.indexOf('\\') < 0 && sql.indexOf('"') < 0;
        };
    }
}
