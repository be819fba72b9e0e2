package io.kmsenc.cli;

import io.kmsenc.KmsEncChecks;
import io.kmsenc.migration.ColumnCheck;
import io.kmsenc.migration.ColumnCheck.Outcome;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds constraints that refuse plaintext. */
@Command(
        name = "add-check",
        header = "Adds a constraint by which the database refuses anything but a ciphertext in a secret column.",
        description = {
            "",
            "It holds for whoever writes, with the driver or past it. It knows the form of a ciphertext, of either mode, and no key; NULL"
                    + " fits. Without --yes the statements are printed. A column that has other values is left as it is, and their"
                    + " number is told: encrypt them first. The user must be allowed to change the tables.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if every column has its constraint, or could have; 1 if values contradict; 2 if an option or the"
                    + " database can't be used."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class ColumnsAddCheckCommand implements Callable<Integer> {

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
                options.look((url, properties) -> KmsEncChecks.add(url, properties, columns::chosen, yes));
        columns.requireFound();
        new CheckReport(spec.commandLine().getOut()).print(checks, options.json());
        boolean contradicted = checks.stream().anyMatch(check -> check.outcome() == Outcome.CONTRADICTED);
        return contradicted ? ExitCodes.REFUSED : ExitCodes.FINE;
    }
}
