package io.kmsenc.it.twin;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement, to be run both ways.
 *
 * @param parameters bound with {@code setObject}, null with {@code setNull}
 * @param prepared by PreparedStatement; without, by Statement, and there are no parameters
 * @param ordered whether the answer's rows come in an order that the statement asks for, without ties
 * @param before statements that are run first in the same way; they must succeed
 */
public record Call(
        String sql, List<@Nullable Object> parameters, boolean prepared, boolean ordered, List<String> before) {

    private static final Set<String> ROWS =
            Set.of("select", "insert", "update", "delete", "with", "merge", "replace", "values", "table", "(");

    private static final Set<String> QUERIES = Set.of("select", "values", "table", "(");

    private static final Set<String> TRANSACTIONAL =
            Set.of("create", "alter", "drop", "truncate", "grant", "revoke", "comment", "analyze");

    public static Call of(String sql, @Nullable Object... parameters) {
        return new Call(sql, java.util.Arrays.asList(parameters), true, false, List.of());
    }

    public static Call text(String sql) {
        return new Call(sql, List.of(), false, false, List.of());
    }

    /** Whether it reads and writes rows and nothing else, so that a rollback takes back all of it. */
    public boolean isOfRows() {
        return before.isEmpty() && ROWS.contains(firstWord(sql));
    }

    /** Whether it reads rows and nothing else: what is known to change nothing. */
    public boolean isQuery() {
        return QUERIES.contains(firstWord(sql));
    }

    /** Whether it defines something, which some databases take back by a rollback too. */
    boolean isDefinition() {
        return TRANSACTIONAL.contains(firstWord(sql));
    }

    private static String firstWord(String sql) {
        String text = sql.replaceFirst("^(\\s|/\\*.*?\\*/)+", "");
        String word = text.replaceFirst("(?s)[^A-Za-z(].*", "");
        return word.startsWith("(") ? "(" : word.replaceFirst("\\(.*", "").toLowerCase(Locale.ROOT);
    }
}
