package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnName;
import java.util.List;
import java.util.Set;

/**
 * What a statement may change of the names that other statements are planned by. Errs on the side of more: a wrong
 * guess costs a plan made anew.
 */
enum StatementEffect {
    /** Nothing: a query or a change of rows. */
    NONE,
    /** What names stand for on this connection: the search path, a variable, whatever a routine does. */
    SESSION,
    /** The schema, for all connections. */
    SCHEMA;

    private static final Set<String> ROWS = Set.of(
            "select",
            "insert",
            "update",
            "delete",
            "merge",
            "replace",
            "with",
            "values",
            "table",
            "explain",
            "show",
            "begin",
            "start",
            "commit",
            "savepoint",
            "release",
            "lock",
            "analyze",
            "truncate");
    private static final Set<String> SESSION_WORDS =
            Set.of("set", "use", "reset", "discard", "call", "do", "execute", "exec", "declare", "fetch", "close");

    /** Parts of the names of settings that decide what a name stands for; any other SET changes no plan. */
    private static final List<String> NAMING =
            List.of("path", "schema", "catalog", "role", "authorization", "mode", "database");

    /** The strongest effect among the statements of a text. */
    static StatementEffect of(String sql) {
        String folded = ColumnName.fold(sql);
        StatementEffect strongest = folded.contains("set_config") ? SESSION : NONE;
        int at = 0;
        while (at >= 0) {
            StatementEffect effect = ofWord(firstWord(folded, at), folded);
            strongest = effect.compareTo(strongest) > 0 ? effect : strongest;
            at = sql.indexOf(';', at);
            at = at < 0 ? at : at + 1;
        }
        return strongest;
    }

    private static StatementEffect ofWord(String word, String text) {
        boolean harmless = word.equals("set") && NAMING.stream().noneMatch(text::contains);
        if (word.isEmpty() || harmless || ROWS.contains(word)) {
            return NONE;
        }
        // ROLLBACK may undo a change of the schema; so may whatever isn't known here
        return SESSION_WORDS.contains(word) ? SESSION : SCHEMA;
    }

    private static String firstWord(String sql, int from) {
        int start = from;
        while (start < sql.length() && !Character.isLetter(sql.charAt(start))) {
            if (sql.startsWith("--", start) || sql.charAt(start) == '#') {
                start = end(sql.indexOf('\n', start), 1, sql);
            } else if (sql.startsWith("/*", start)) {
                start = end(sql.indexOf("*/", start + 2), 2, sql);
            } else {
                start++;
            }
        }
        int end = start;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return sql.substring(start, end);
    }

    private static int end(int found, int length, String sql) {
        return found < 0 ? sql.length() : found + length;
    }
}
