package io.kmsenc.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands that change under what secrets are encrypted. */
@Command(
        name = "secrets-migration",
        header = "Changes under which keys and providers secrets are encrypted, while applications use them.",
        description = {
            "",
            "Each can be killed at any moment, and run again to go on. No value that an application writes meanwhile is ever overwritten.",
            ""
        },
        subcommands = {ReencryptCommand.class, RollbackCommand.class, ReencryptDataKeysCommand.class},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class SecretsMigrationCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCodes.FINE;
    }
}
