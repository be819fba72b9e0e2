package io.kmsenc.cli;

import io.kmsenc.KmsEncChecks;
import io.kmsenc.migration.ColumnCheck;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drops the constraints that refuse plaintext. */
@Command(
        name = "drop-check",
        header = "Drops the constraints that add-check has added.",
        description = {"", "Without --yes the statements are printed.", ""},
        footer = {"", "Exit codes: 0 if it was done, or told; 2 if an option or the database can't be used."},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class ColumnsDropCheckCommand implements Callable<Integer> {

    @Mixin
    private ColumnChoice columns = new ColumnChoice();

    @Option(names = "--yes", description = "do it")
    private boolean yes;

    @Mixin
    private OperationOptions options = new OperationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<ColumnCheck> checks =
                options.look((url, properties) -> KmsEncChecks.drop(url, properties, columns::chosen, yes));
        columns.requireFound();
        new CheckReport(spec.commandLine().getOut()).print(checks, options.json());
        return ExitCodes.FINE;
    }
}
