package io.kmsenc.cli;

import io.kmsenc.migration.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Encrypts every value under the current data key and providers. */
@Command(
        name = "re-encrypt",
        header = "Encrypts every secret value under the data keys and providers that encrypt now.",
        description = {
            "",
            "A value that is so already is skipped. Run it after data-keys rotate, or after encryption_provider was changed and every application has taken that up. Values of a scope get a key of their scope; deterministic columns keep their keys, whose providers re-encrypt-data-keys changes. Plaintexts are left to columns encrypt, and counted as left.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if every value is as it is to be, 1 if it was refused, 2 if an option or the database can't be used,",
            "3 if some values were left (the report tells which and why), 4 if it stopped in the middle: run it again to go on."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class ReencryptCommand implements Callable<Integer> {

    @Mixin
    private MigrationCommandOptions options = new MigrationCommandOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return options.run(spec, Operation.RE_ENCRYPT);
    }
}
