package io.kmsenc.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands about secret columns. */
@Command(
        name = "columns",
        header =
                "Encrypts and decrypts what secret columns hold, tells what they hold, and lets the database refuse plaintext.",
        description = {
            "",
            "The columns are those of the configuration that exist in the database; --column chooses among them.",
            ""
        },
        subcommands = {
            ColumnsStatusCommand.class,
            ColumnsEncryptCommand.class,
            ColumnsDecryptCommand.class,
            ColumnsAddCheckCommand.class,
            ColumnsDropCheckCommand.class
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class ColumnsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCodes.FINE;
    }
}
