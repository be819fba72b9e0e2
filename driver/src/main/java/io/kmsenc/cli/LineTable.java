package io.kmsenc.cli;

import io.kmsenc.sql.Explanation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Prints the lines of an explanation in columns; those that are empty throughout are left out. */
final class LineTable {

    private final List<List<@Nullable String>> rows = new ArrayList<>();
    private final List<Integer> shown;

    LineTable(Explanation explanation) {
        rows.add(List.copyOf(Explanation.COLUMNS));
        explanation.lines().forEach(line -> rows.add(line.cells()));
        shown = IntStream.range(0, Explanation.COLUMNS.size())
                .filter(column -> rows.stream().skip(1).anyMatch(row -> row.get(column) != null))
                .boxed()
                .toList();
    }

    void print(PrintWriter out, String indent) {
        for (List<@Nullable String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column : shown) {
                String cell = Objects.requireNonNullElse(row.get(column), "");
                line.append(cell).append(" ".repeat(width(column) - cell.length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream()
                .map(row -> Objects.requireNonNullElse(row.get(column), ""))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
