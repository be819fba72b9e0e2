package io.kmsenc.cli;

import io.kmsenc.migration.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Decrypts what is ciphertext. */
@Command(
        name = "decrypt",
        header = "Puts plaintexts back in place of ciphertexts, while applications use them: the way back out.",
        description = {
            "",
            "The columns must be declared with plaintext=allow in every application. What these write meanwhile is ciphertext and counted as left: at last end them, run it once more, and start them with the plain URL. The keys are left, for backups.",
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
final class ColumnsDecryptCommand implements Callable<Integer> {

    @Mixin
    private MigrationCommandOptions options = new MigrationCommandOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return options.run(spec, Operation.DECRYPT);
    }
}
