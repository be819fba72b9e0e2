package io.kmsenc.cli;

import io.kmsenc.migration.ColumnStatus;
import io.kmsenc.migration.ColumnStatus.KeyCount;
import io.kmsenc.migration.ColumnStatus.Standing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what secret columns hold. */
@Command(
        name = "status",
        header = "Counts, for each secret column, plaintexts and the values under each data key.",
        description = {
            "",
            "The database counts by itself, in one statement for each column; no value is fetched. With --verify every value is fetched"
                    + " and decrypted, and the rows are told whose values can't be. An orphan is a value under a data key that"
                    + " isn't in the key table.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if every value is a ciphertext and none an orphan, 1 if it was refused, 2 if an option or the database",
            "can't be used, 3 if some values are plaintext, malformed, orphans or undecryptable."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class ColumnsStatusCommand implements Callable<Integer> {

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "[schema.]table.column: this one alone; may be repeated",
            arity = "1")
    private List<String> columns = new ArrayList<>();

    @Option(names = "--verify", description = "decrypt every value")
    private boolean verify;

    @Mixin
    private OperationOptions options = new OperationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return options.run(operations -> {
            List<ColumnStatus> statuses = operations.columnStatuses(columns, verify);
            PrintWriter out = spec.commandLine().getOut();
            if (options.json()) {
                out.println(Json.of(Map.of(
                        "columns",
                        statuses.stream().map(ColumnsStatusCommand::facts).toList())));
            } else {
                statuses.forEach(status -> lines(status).forEach(out::println));
            }
            return statuses.stream().allMatch(ColumnStatus::isCovered) ? ExitCodes.FINE : ExitCodes.PARTIAL;
        });
    }

    private static List<String> lines(ColumnStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add(status.column() + " (" + status.declared() + "): " + status.rows() + " rows, " + status.nulls()
                + " without a value, " + status.plaintext() + " plaintext, " + status.malformed() + " malformed, "
                + status.values(Standing.ORPHAN) + " orphans"
                + (status.verified() ? ", " + status.undecryptable().size() + " undecryptable" : ""));
        for (KeyCount key : status.keys()) {
            lines.add("  " + key.values() + " values under " + key.name() + "  "
                    + word(key.standing())
                    + key.record()
                            .map(record -> "  " + record.label() + "  " + record.provider())
                            .orElse(""));
        }
        status.undecryptable().forEach(row -> lines.add("  row " + row.key() + ": " + row.reason()));
        return lines;
    }

    static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    static Map<String, Object> facts(ColumnStatus status) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("column", status.column());
        facts.put("declared", status.declared());
        facts.put("rows", status.rows());
        facts.put("nulls", status.nulls());
        facts.put("plaintext", status.plaintext());
        facts.put("malformed", status.malformed());
        facts.put("orphans", status.values(Standing.ORPHAN));
        facts.put("verified", status.verified());
        facts.put(
                "undecryptable",
                status.undecryptable().stream()
                        .map(row -> Map.of("row", row.key(), "reason", row.reason()))
                        .toList());
        facts.put(
                "keys", status.keys().stream().map(ColumnsStatusCommand::facts).toList());
        facts.put("covered", status.isCovered());
        return facts;
    }

    private static Map<String, Object> facts(KeyCount key) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", key.name());
        facts.put("standing", word(key.standing()));
        facts.put("label", key.record().map(record -> record.label()).orElse(null));
        facts.put("provider", key.record().map(record -> record.provider()).orElse(null));
        facts.put("values", key.values());
        return facts;
    }
}
