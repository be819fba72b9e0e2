package io.kmsenc.it.generated;

import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.Call;
import io.kmsenc.it.twin.Column;
import io.kmsenc.it.twin.Table;
import io.kmsenc.it.twin.TwinSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data file of found cases: a line {@code == name} begins a case, then each line is {@code key: value}. Texts are
 * escaped as {@link ValueText} says; {@code #} begins a comment.
 */
final class FoundCases {

    private static final String RESOURCE = "found.cases";
    private static final String BETWEEN = " ; ";

    private FoundCases() {}

    static List<FoundCase> read() {
        List<FoundCase> cases = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("== ") && !lines.isEmpty()) {
                cases.add(parse(lines));
                lines.clear();
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        if (!lines.isEmpty()) {
            cases.add(parse(lines));
        }
        return cases;
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FoundCases.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- one case

    private static FoundCase parse(List<String> lines) {
        List<Table> tables = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("table: ")) {
                tables.add(new Table(value(line), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("column: ")) {
                tables.get(tables.size() - 1).columns().add(column(value(line)));
            } else if (line.startsWith("row: ")) {
                tables.get(tables.size() - 1).rows().add(ValueText.read(value(line)));
            }
        }
        List<@Nullable Object> parameters = new ArrayList<>();
        all(lines, "parameters").forEach(line -> parameters.addAll(ValueText.read(line)));
        boolean prepared = !all(lines, "prepared").isEmpty();
        boolean ordered = !all(lines, "ordered").isEmpty();
        Call call = new Call(ValueText.unescaped(all(lines, "sql").get(0)), parameters, prepared, ordered, List.of());
        List<String> definitions =
                all(lines, "definition").stream().map(ValueText::unescaped).toList();
        boolean typed = !all(lines, "typed").isEmpty();
        TwinSchema schema = new TwinSchema(List.of(), tables, definitions, List.of(), Sentinels.all(typed), typed);
        return new FoundCase(
                lines.get(0).substring(3),
                TestDatabase.valueOf(all(lines, "database").get(0)),
                schema,
                call);
    }

    private static String value(String line) {
        return line.substring(line.indexOf(": ") + 2);
    }

    private static List<String> all(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + ": "))
                .map(FoundCases::value)
                .toList();
    }

    private static Column column(String text) {
        String[] parts = text.split(BETWEEN, -1);
        return new Column(parts[0], parts[1], parts.length > 2 ? Optional.of(parts[2]) : Optional.empty());
    }

    /** A case as the file holds it. */
    static String written(FoundCase found) {
        List<String> lines = new ArrayList<>(List.of("== " + found.name(), "database: " + found.kind()));
        for (Table table : found.schema().tables()) {
            lines.add("table: " + table.name());
            table.columns()
                    .forEach(column -> lines.add("column: " + column.name() + BETWEEN + column.type()
                            + column.rule().map(rule -> BETWEEN + rule).orElse("")));
            table.rows().forEach(row -> lines.add("row: " + ValueText.written(row)));
        }
        if (found.schema().throughKmsenc()) {
            lines.add("typed: yes");
        }
        found.schema().definitions().forEach(each -> lines.add("definition: " + ValueText.escaped(each)));
        lines.add("sql: " + ValueText.escaped(found.call().sql()));
        if (!found.call().parameters().isEmpty()) {
            lines.add("parameters: " + ValueText.written(found.call().parameters()));
        }
        if (found.call().prepared()) {
            lines.add("prepared: yes");
        }
        if (found.call().ordered()) {
            lines.add("ordered: yes");
        }
        return String.join("\n", lines) + "\n";
    }
}
