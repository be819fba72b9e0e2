package io.kmsenc.cli;

import io.kmsenc.cli.Findings.Finding;
import io.kmsenc.sql.Explanation;
import io.kmsenc.sql.Explanation.Item;
import io.kmsenc.sql.Explanation.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings for a program: one JSON object, whose names stay as they are. */
final class JsonReport {

    private JsonReport() {}

    /** @param verbose whether statements that are sent are listed as well */
    static String of(Findings findings, boolean verbose) {
        List<Object> statements = new ArrayList<>();
        for (Finding finding : findings.all()) {
            if (verbose || finding.verdict() == Verdict.REFUSED) {
                statements.add(statement(finding));
            }
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("files", findings.files());
        summary.put("statements", findings.statements());
        summary.put("different", findings.all().size());
        for (Verdict verdict : Verdict.values()) {
            summary.put(verdict.name().toLowerCase(Locale.ROOT), findings.count(verdict));
        }
        summary.put("codes", findings.codes());
        summary.put("skippedLines", findings.skipped());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("statements", statements);
        report.put("unfinished", findings.unfinished());
        report.put("summary", summary);
        return Json.of(report);
    }

    private static Map<String, Object> statement(Finding finding) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("file", finding.file());
        statement.put("line", finding.line());
        statement.put("times", finding.times());
        statement.put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
        if (finding.verdict() == Verdict.REFUSED) {
            for (Item item : List.of(Item.CODE, Item.PLACE, Item.PROBLEM, Item.REMEDY)) {
                statement.put(item.name().toLowerCase(Locale.ROOT), finding.detail(item));
            }
        }
        statement.put("lines", lines(finding.explanation()));
        return statement;
    }

    /** Each line as an object with the names of its cells, those without content left out. */
    static List<Object> lines(Explanation explanation) {
        List<Object> lines = new ArrayList<>();
        for (Explanation.Line line : explanation.lines()) {
            Map<String, Object> cells = new LinkedHashMap<>();
            List<@Nullable String> values = line.cells();
            for (int i = 0; i < values.size(); i++) {
                String name = Explanation.COLUMNS.get(i);
                Object value = name.equals("position") ? line.position() : values.get(i);
                if (value != null) {
                    cells.put(name, value);
                }
            }
            lines.add(cells);
        }
        return lines;
    }
}
