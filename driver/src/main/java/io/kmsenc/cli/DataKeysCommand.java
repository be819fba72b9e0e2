package io.kmsenc.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands about data keys. */
@Command(
        name = "data-keys",
        header =
                "Lists and verifies the data keys of a database, makes new ones due, retires unused ones, or erases a scope.",
        description = "",
        subcommands = {
            DataKeysListCommand.class,
            DataKeysVerifyCommand.class,
            DataKeysRotateCommand.class,
            DataKeysRetireCommand.class,
            DataKeysEraseCommand.class
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class DataKeysCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCodes.FINE;
    }
}
