package io.kmsenc.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes new data keys due. */
@Command(
        name = "rotate",
        header = "Makes every process take a new data key for randomized columns.",
        description = {
            "",
            "The active keys of randomized columns become inactive: they go on decrypting, and the next value is encrypted under"
                    + " a new one, in each process after its data_keys_cache_cleanup_interval at the latest. Deterministic"
                    + " columns keep their keys, as equal values must stay equal.",
            ""
        },
        footer = {"", "Exit codes: 0 if it was done, 2 if an option or the database can't be used."},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class DataKeysRotateCommand implements Callable<Integer> {

    @Mixin
    private OperationOptions options = new OperationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return options.run(operations -> {
            int rotated = operations.rotateDataKeys();
            spec.commandLine()
                    .getOut()
                    .println(
                            options.json()
                                    ? Json.of(Map.of("rotated", rotated))
                                    : rotated + (rotated == 1 ? " data key" : " data keys")
                                            + " only decrypt from now on");
            return ExitCodes.FINE;
        });
    }
}
