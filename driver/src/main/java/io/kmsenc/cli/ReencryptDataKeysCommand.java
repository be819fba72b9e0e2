package io.kmsenc.cli;

import io.kmsenc.keys.DataKeyReencryption.Outcome;
import io.kmsenc.keys.DataKeyReencryption.Result;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings data keys under the current providers. */
@Command(
        name = "re-encrypt-data-keys",
        header = "Brings the data keys under the providers of encryption_provider; values aren't touched.",
        description = {
            "",
            "Each new encrypted form is decrypted and compared before it replaces the old one. The old provider must still be in available_encryption_providers. Where both are AWS KMS in one Region, KMS re-encrypts, and no data key leaves it. Data keys keep their labels, which name the provider that made them.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if every data key is under these providers, 2 if an option or the database can't be used,",
            "3 if some aren't: the report tells which and why."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class ReencryptDataKeysCommand implements Callable<Integer> {

    @Option(
            names = "--all",
            description =
                    "also those that the same providers have encrypted: as when an alias stands for another KMS key by now")
    private boolean all;

    @Option(names = "--dry-run", description = "tell which, and change nothing")
    private boolean dryRun;

    @Mixin
    private OperationOptions options = new OperationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return options.run(operations -> {
            List<Result> results = operations.reencryptDataKeys(all, dryRun);
            PrintWriter out = spec.commandLine().getOut();
            if (options.json()) {
                out.println(Json.of(Map.of(
                        "dry_run",
                        dryRun,
                        "data_keys",
                        results.stream().map(ReencryptDataKeysCommand::facts).toList())));
            } else {
                results.forEach(each -> out.println(line(each)));
                out.println(count(results, Outcome.RE_ENCRYPTED) + " data keys "
                        + (dryRun ? "would be re-encrypted, " : "re-encrypted, ") + count(results, Outcome.CURRENT)
                        + " current, " + count(results, Outcome.FAILED) + " failed, "
                        + count(results, Outcome.CHANGED_MEANWHILE) + " changed by another meanwhile");
            }
            return count(results, Outcome.FAILED) + count(results, Outcome.CHANGED_MEANWHILE) == 0
                    ? ExitCodes.FINE
                    : ExitCodes.PARTIAL;
        });
    }

    private static long count(List<Result> results, Outcome outcome) {
        return results.stream().filter(each -> each.outcome() == outcome).count();
    }

    private static String word(Result result) {
        return result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String line(Result result) {
        return result.name() + "  " + word(result) + "  " + result.label() + "  was " + result.provider()
                + (result.problem().isEmpty() ? "" : "  " + result.problem());
    }

    private static Map<String, Object> facts(Result result) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", result.name());
        facts.put("label", result.label());
        facts.put("provider_before", result.provider());
        facts.put("outcome", word(result));
        facts.put("problem", result.problem());
        return facts;
    }
}
