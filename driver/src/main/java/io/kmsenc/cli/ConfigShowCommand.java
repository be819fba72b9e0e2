package io.kmsenc.cli;

import io.kmsenc.KmsEncDiagnosis;
import io.kmsenc.config.ConfigurationException;
import io.kmsenc.config.ShownConfiguration;
import io.kmsenc.config.ShownConfiguration.ShownSetting;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the settings that are in force. */
@Command(
        name = "show",
        header = "Prints every setting that is in force: of the file, of the environment, and by default.",
        description = {
            "",
            "Behind each value stands where it comes from. A reference such as $__env{NAME} is printed as it is written, never what"
                    + " it stands for; in place of what may be a secret stands ********. No database and no KMS is asked. The"
                    + " environment is that of this command, which need not be the application's.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if the configuration can be used; 2 if it can't, with every problem on a line of its own."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class ConfigShowCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the configuration; by default it is found as the driver finds it")
    private @Nullable String config;

    @Mixin
    private DriverOptions jars = new DriverOptions();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        jars.load();
        ShownConfiguration shown = read();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.of(facts(shown)));
        } else {
            print(shown, out);
        }
        return ExitCodes.FINE;
    }

    private ShownConfiguration read() {
        try {
            return KmsEncDiagnosis.configuration(config);
        } catch (ConfigurationException e) {
            throw new CommandException(e.getMessage() == null ? "the configuration can't be used" : e.getMessage());
        }
    }

    private static void print(ShownConfiguration shown, PrintWriter out) {
        out.println("# " + shown.location());
        String section = "";
        for (ShownSetting setting : shown.settings()) {
            if (!setting.section().equals(section)) {
                section = setting.section();
                out.println();
                out.println("[" + section + "]");
            }
            out.println(setting.key() + " = " + setting.value() + "  # " + setting.origin());
        }
    }

    private static Map<String, Object> facts(ShownConfiguration shown) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("configuration", shown.location());
        facts.put(
                "settings",
                shown.settings().stream().map(ConfigShowCommand::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(ShownSetting setting) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("section", setting.section());
        facts.put("key", setting.key());
        facts.put("value", setting.value());
        facts.put("origin", setting.origin());
        return facts;
    }
}
