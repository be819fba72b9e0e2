package io.kmsenc.cli;

import io.kmsenc.migration.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Encrypts what is plaintext. */
@Command(
        name = "encrypt",
        header = "Encrypts the plaintexts of secret columns, while applications use them.",
        description = {
            "",
            "Declare the columns with plaintext=allow in the configuration of every application first, so that these read both forms and write ciphertext. When nothing is left, take plaintext=allow away. A column of another type than text or binary must have been altered to a text type that is wide enough (kmsenc types), and nobody can read it until it is encrypted.",
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
final class ColumnsEncryptCommand implements Callable<Integer> {

    @Mixin
    private MigrationCommandOptions options = new MigrationCommandOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return options.run(spec, Operation.ENCRYPT);
    }
}
