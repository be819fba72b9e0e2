package io.kmsenc.cli;

import io.kmsenc.migration.MigrationReport;
import io.kmsenc.migration.Operation;
import io.kmsenc.migration.TableReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a migration did, in lines for people and in facts for programs: keys of rows, and no values. */
final class MigrationText {

    private MigrationText() {}

    static List<String> lines(MigrationReport report) {
        List<String> lines = new ArrayList<>();
        for (TableReport table : report.tables()) {
            table.failures()
                    .forEach(failure -> lines.add("failed  " + table.table() + " row " + failure.key() + " column "
                            + failure.column() + ": " + failure.reason()));
            if (table.failed() > table.failures().size()) {
                lines.add("failed  " + table.table() + ": "
                        + (table.failed() - table.failures().size()) + " more");
            }
            table.left().forEach((column, values) -> lines.add(column(report, column, values)));
            if (!report.foreseen()) {
                lines.add(table.table() + ": " + table.rows() + " rows, " + table.changed() + " values changed, "
                        + table.failed() + " rows failed" + (table.walked() ? "" : ", stopped in the middle"));
            }
        }
        lines.add(report.operation().word() + ": " + summary(report));
        return lines;
    }

    private static String column(MigrationReport report, String column, long values) {
        return (report.foreseen() ? "to do   " : values == 0 ? "done    " : "left    ")
                + column
                + (values == 0 ? "" : ": " + values + " values " + kind(report.operation()));
    }

    private static String kind(Operation operation) {
        return switch (operation) {
            case RE_ENCRYPT -> "are plaintext, or not under the current data key and providers";
            case ENCRYPT -> "are plaintext";
            case DECRYPT -> "are ciphertext";
        };
    }

    private static String summary(MigrationReport report) {
        long left = report.tables().stream().mapToLong(TableReport::leftValues).sum();
        if (report.foreseen()) {
            return left + " values to change; nothing was changed";
        }
        if (report.isDone()) {
            return "done";
        }
        return report.tables().stream().allMatch(TableReport::walked)
                ? "every row was looked at, and " + left
                        + " values are left; see to what failed, or to who writes them, and" + " repeat"
                : "stopped in the middle; see to what failed, and run it again to go on";
    }

    static Map<String, Object> facts(MigrationReport report) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("operation", report.operation().word());
        facts.put("dry_run", report.foreseen());
        facts.put("done", report.isDone());
        facts.put("tables", report.tables().stream().map(MigrationText::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(TableReport table) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("table", table.table());
        facts.put("columns", table.columns());
        facts.put("rows", table.rows());
        facts.put("changed_values", table.changed());
        facts.put("failed_rows", table.failed());
        facts.put(
                "failures",
                table.failures().stream()
                        .map(failure ->
                                Map.of("row", failure.key(), "column", failure.column(), "reason", failure.reason()))
                        .toList());
        facts.put("left_values", table.left());
        facts.put("walked", table.walked());
        facts.put("done", table.isDone());
        return facts;
    }
}
