package io.kmsenc.cli;

import io.kmsenc.KmsEncDiagnosis;
import io.kmsenc.keys.KeyVerdict;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Proves that every data key can be decrypted. */
@Command(
        name = "verify",
        header = "Decrypts every data key by each provider that its row names, and compares it with its name.",
        description = {
            "",
            "Each row costs one call to each of its providers, with this command's credentials. A provider that doesn't answer three"
                    + " times in a row isn't asked again. Nothing is changed, and no key is printed or kept.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if every provider gives the key of every row; 1 if one doesn't; 2 if an option or the database"
                    + " can't be used."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class DataKeysVerifyCommand implements Callable<Integer> {

    @Mixin
    private OperationOptions options = new OperationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<KeyVerdict> verdicts = options.look(KmsEncDiagnosis::verifyDataKeys);
        long failed = verdicts.stream().filter(verdict -> !verdict.ok()).count();
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(Json.of(facts(verdicts, failed)));
        } else {
            verdicts.forEach(verdict -> out.println(line(verdict)));
            out.println((verdicts.size() - failed) + " ok, " + failed + " failed");
        }
        return failed == 0 ? ExitCodes.FINE : ExitCodes.REFUSED;
    }

    private static String line(KeyVerdict verdict) {
        return (verdict.ok() ? "ok      " : "failed  ") + verdict.name() + "  " + verdict.label() + "  "
                + verdict.provider() + verdict.failure().map(why -> ": " + why).orElse("");
    }

    private static Map<String, Object> facts(List<KeyVerdict> verdicts, long failed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("ok", verdicts.size() - failed);
        facts.put("failed", failed);
        facts.put(
                "data_keys", verdicts.stream().map(DataKeysVerifyCommand::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(KeyVerdict verdict) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", verdict.name());
        facts.put("label", verdict.label());
        facts.put("provider", verdict.provider());
        facts.put("kms_key", verdict.kmsKey());
        facts.put("ok", verdict.ok());
        facts.put("failure", verdict.failure().orElse(null));
        return facts;
    }
}
