package io.kmsenc.cli;

import io.kmsenc.migration.KeyRetirement;
import io.kmsenc.migration.RetirementReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes data keys that nobody needs any more. */
@Command(
        name = "retire",
        header = "Deletes data keys of randomized columns under which no value is any more.",
        description = {
            "",
            "Every secret column of the configuration is counted by data keys. Without --yes it is only told which keys have no value."
                    + " If several applications share the key table, give a configuration with the columns of all; a value in a"
                    + " backup that is restored later needs the backup's own key table. Deterministic columns keep their keys.",
            ""
        },
        footer = {"", "Exit codes: 0 if it was done, or told; 2 if an option or the database can't be used."},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class DataKeysRetireCommand implements Callable<Integer> {

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = "leave keys that were made or changed since; 2 or more, by default ${DEFAULT-VALUE}")
    private int days;

    @Option(names = "--yes", description = "do it")
    private boolean yes;

    @Mixin
    private OperationOptions options = new OperationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Duration age = Duration.ofDays(days);
        if (age.compareTo(KeyRetirement.SHORTEST_AGE) < 0) {
            throw new CommandException("--older-than: younger keys may still encrypt; give 2 or more");
        }
        return options.run(operations -> {
            RetirementReport report = operations.retireDataKeys(age, yes);
            PrintWriter out = spec.commandLine().getOut();
            if (options.json()) {
                out.println(Json.of(facts(report)));
            } else {
                print(report, out);
            }
            return ExitCodes.FINE;
        });
    }

    private static void print(RetirementReport report, PrintWriter out) {
        report.used()
                .forEach(needed -> out.println(
                        "needed  " + DataKeysListCommand.line(needed.key()) + "  " + needed.values() + " values"));
        report.unused().forEach(key -> out.println("unused  " + DataKeysListCommand.line(key)));
        out.println(report.unused().size() + " data keys " + (report.done() ? "are" : "would be") + " deleted, "
                + report.used().size() + " are needed");
    }

    private static Map<String, Object> facts(RetirementReport report) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("at", report.at());
        facts.put("deleted", report.done());
        facts.put(
                "unused",
                report.unused().stream().map(DataKeysListCommand::facts).toList());
        facts.put(
                "needed",
                report.used().stream()
                        .map(needed -> {
                            Map<String, Object> key = DataKeysListCommand.facts(needed.key());
                            key.put("values", needed.values());
                            return key;
                        })
                        .toList());
        return facts;
    }
}
