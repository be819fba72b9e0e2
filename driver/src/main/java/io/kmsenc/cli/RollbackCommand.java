package io.kmsenc.cli;

import io.kmsenc.KmsEncOperations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes values back under the secret key. */
@Command(
        name = "rollback",
        header =
                "Encrypts every randomized value directly under secret_key again, so that no KMS and no data key is needed.",
        description = {
            "",
            "Every application must run with envelope_encryption = off and a secretKey provider as encryption_provider by then, or new values get data keys again; the configuration of this command must say so as well. Deterministic columns keep their data keys: bring those under secret_key by re-encrypt-data-keys. Data keys that nobody needs any more become inactive; data-keys retire deletes them after a proof that no value names them, and some days.",
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
final class RollbackCommand implements Callable<Integer> {

    @Mixin
    private MigrationCommandOptions options = new MigrationCommandOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return options.run(
                spec, KmsEncOperations::rollBack, (operations, chosen, listener) -> operations.foreseeRollback(chosen));
    }
}
