package io.kmsenc.cli;

import io.kmsenc.KmsEncOperations;
import io.kmsenc.migration.MigrationListener;
import io.kmsenc.migration.MigrationOptions;
import io.kmsenc.migration.MigrationReport;
import io.kmsenc.migration.Operation;
import io.kmsenc.migration.TableReport;
import io.kmsenc.walk.WalkOptions;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of a command that walks over the rows of tables, and how it is run. */
final class MigrationCommandOptions {

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "[schema.]table.column: this one alone; may be repeated",
            arity = "1")
    private List<String> columns = new ArrayList<>();

    @Option(names = "--dry-run", description = "tell how many values would be changed, and change nothing")
    private boolean dryRun;

    @Option(
            names = "--workers",
            paramLabel = "NUMBER",
            defaultValue = "2",
            description = "connections that change rows at once, by default ${DEFAULT-VALUE}")
    private int workers;

    @Option(
            names = "--batch-size",
            paramLabel = "ROWS",
            defaultValue = "500",
            description =
                    "rows that are read at once, by default ${DEFAULT-VALUE}; up to 100 of them are changed in a transaction")
    private int batchSize;

    @Option(
            names = "--rate",
            paramLabel = "ROWS",
            defaultValue = "0",
            description = "rows per second at most, all workers together; by default as fast as it goes")
    private int rate;

    @Option(
            names = "--no-yield",
            description = "don't slow down when the database becomes slower, as it does when an application needs it")
    private boolean unyielding;

    @Option(
            names = "--max-failures",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "stop a table behind so many rows that can't be changed, by default ${DEFAULT-VALUE}")
    private long maxFailures;

    @Option(names = "--offline", description = "nobody uses the columns meanwhile")
    private boolean offline;

    @Mixin
    private OperationOptions database = new OperationOptions();

    /** What is run. */
    interface Migration {
        MigrationReport run(KmsEncOperations operations, MigrationOptions options, MigrationListener listener)
                throws SQLException;
    }

    int run(CommandSpec spec, Operation operation) {
        return run(
                spec,
                (operations, options, listener) -> operations.migrate(operation, options, listener),
                (operations, options, listener) -> operations.foreseeMigration(operation, options));
    }

    /**
     * Runs it, or only foresees what it would do; shows how it goes on, and what was done.
     *
     * @throws CommandException if it is refused, or stops in the middle
     */
    int run(CommandSpec spec, Migration migration, Migration foresight) {
        MigrationOptions options = new MigrationOptions(columns, walk(), maxFailures, offline);
        PrintWriter out = spec.commandLine().getOut();
        return database.run(operations -> {
            MigrationReport report;
            if (dryRun) {
                report = foresight.run(operations, options, MigrationListener.NONE);
            } else {
                try (ProgressView view = ProgressView.of(spec.commandLine().getErr())) {
                    report = migration.run(operations, options, view);
                }
            }
            if (database.json()) {
                out.println(Json.of(MigrationText.facts(report)));
            } else {
                MigrationText.lines(report).forEach(out::println);
            }
            return code(report);
        });
    }

    private static int code(MigrationReport report) {
        if (report.foreseen() || report.isDone()) {
            return ExitCodes.FINE;
        }
        return report.tables().stream().allMatch(TableReport::walked) ? ExitCodes.PARTIAL : ExitCodes.STOPPED;
    }

    private WalkOptions walk() {
        if (workers < 1 || batchSize < 1 || rate < 0 || maxFailures < 0) {
            throw new CommandException(
                    "--workers, --batch-size, --rate, --max-failures: numbers from 1, or from 0; give others");
        }
        return new WalkOptions(workers, batchSize, WalkOptions.DEFAULT.partRows(), rate, !unyielding);
    }
}
