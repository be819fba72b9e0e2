package io.kmsenc.jdbc;

import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query whose result is an explanation: constants alone. The delegate runs it, so that its result set, metadata and
 * closing are what they are for any other query; an explanation holds no literal of the statement, so that none is sent.
 */
final class ExplanationQuery {

    private static final int POSITION = Explanation.COLUMNS.indexOf("position");

    private final Dialect dialect;

    private ExplanationQuery(Dialect dialect) {
        this.dialect = dialect;
    }

    static String of(Explanation explanation, Dialect dialect) {
        ExplanationQuery query = new ExplanationQuery(dialect);
        List<String> rows = explanation.lines().stream()
                .map(line -> query.row(line.cells()))
                .toList();
        return switch (dialect) {
            case H2, POSTGRESQL ->
                "SELECT * FROM (VALUES (" + String.join("), (", rows) + ")) AS explanation (" + query.names() + ")";
            // its VALUES names no column, and MySQL's is written otherwise
            case MARIADB -> "SELECT " + String.join(" UNION ALL SELECT ", query.labelled(rows, explanation));
        };
    }

    private String names() {
        return Explanation.COLUMNS.stream().map(dialect::quoted).collect(Collectors.joining(", "));
    }

    /** The first row of a union names its columns. */
    private List<String> labelled(List<String> rows, Explanation explanation) {
        List<@Nullable String> cells = explanation.lines().get(0).cells();
        List<String> first = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            first.add(cell(i, cells.get(i)) + " AS " + dialect.quoted(Explanation.COLUMNS.get(i)));
        }
        List<String> labelled = new ArrayList<>(rows);
        labelled.set(0, String.join(", ", first));
        return labelled;
    }

    private String row(List<@Nullable String> cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            row.add(cell(i, cells.get(i)));
        }
        return String.join(", ", row);
    }

    private String cell(int column, @Nullable String value) {
        if (column == POSITION) {
            return value == null ? "CAST(NULL AS " + number() + ")" : value;
        }
        return value == null ? "CAST(NULL AS " + text() + ")" : literal(value);
    }

    private String number() {
        return dialect == Dialect.MARIADB ? "SIGNED" : "INTEGER";
    }

    private String text() {
        return dialect == Dialect.MARIADB ? "CHAR" : "VARCHAR";
    }

    private String literal(String value) {
        String doubled = value.replace("'", "''");
        return "'" + (dialect == Dialect.MARIADB ? doubled.replace("\\", "\\\\") : doubled) + "'";
    }
}
