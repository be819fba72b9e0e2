package io.kmsenc.cli;

import io.kmsenc.keys.DataKeyRecord;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the rows of the key table, without the keys. */
@Command(
        name = "list",
        header = "Prints the data keys of a database: names, labels, scopes and providers, never a key.",
        description = "",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class DataKeysListCommand implements Callable<Integer> {

    @Mixin
    private OperationOptions options = new OperationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return options.run(operations -> {
            List<DataKeyRecord> keys = operations.dataKeys();
            PrintWriter out = spec.commandLine().getOut();
            if (options.json()) {
                out.println(Json.of(Map.of(
                        "data_keys",
                        keys.stream().map(DataKeysListCommand::facts).toList())));
            } else {
                keys.forEach(key -> out.println(line(key)));
                out.println(keys.size() + (keys.size() == 1 ? " data key" : " data keys"));
            }
            return ExitCodes.FINE;
        });
    }

    static String line(DataKeyRecord key) {
        return key.name() + "  " + (key.active() ? "active  " : "inactive") + "  " + key.created() + "  " + key.label()
                + "  " + key.provider();
    }

    static Map<String, Object> facts(DataKeyRecord key) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", key.name());
        facts.put("active", key.active());
        facts.put("scope", key.scope());
        facts.put("label", key.label());
        facts.put("provider", key.provider());
        facts.put("created", key.created());
        facts.put("updated", key.updated());
        facts.put("kms_key", key.kmsKey());
        return facts;
    }
}
