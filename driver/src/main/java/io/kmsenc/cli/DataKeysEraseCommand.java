package io.kmsenc.cli;

import io.kmsenc.keys.DataKeys;
import io.kmsenc.migration.ErasureReceipt;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Erases a scope. */
@Command(
        name = "erase",
        header = "Deletes the data keys of a scope, and so makes its values unreadable for good.",
        description = {
            "",
            "Without --yes it is only told what would become unreadable. Let nobody write for the scope meanwhile. Processes that"
                    + " have its keys in memory read its values until data_keys_cache_ttl and data_keys_cache_grace are over; a"
                    + " backup of the key table brings them back, so let those expire, too.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if it was done, or told; 1 if keys of the scope are left, because somebody wrote for it meanwhile;",
            "2 if an option or the database can't be used."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class DataKeysEraseCommand implements Callable<Integer> {

    @Option(names = "--scope", required = true, paramLabel = "NAME", description = "whose keys; not root")
    private String scope = "";

    @Option(names = "--yes", description = "do it")
    private boolean yes;

    @Mixin
    private OperationOptions options = new OperationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (scope.equals("root")) {
            throw new CommandException("--scope: root is the scope of whoever chose none; give another");
        }
        if (!DataKeys.isScope(scope)) {
            throw new CommandException("--scope: no name of a scope; use 1 to 64 of A-Z a-z 0-9 . _ -");
        }
        return options.run(operations -> {
            ErasureReceipt receipt = yes ? operations.eraseScope(scope) : operations.foreseeErasure(scope);
            PrintWriter out = spec.commandLine().getOut();
            if (options.json()) {
                out.println(Json.of(facts(receipt)));
            } else {
                print(receipt, out);
            }
            return receipt.done() && receipt.leftKeys() > 0 ? ExitCodes.REFUSED : ExitCodes.FINE;
        });
    }

    private static void print(ErasureReceipt receipt, PrintWriter out) {
        out.println(
                "scope " + receipt.scope() + ", " + receipt.at() + (receipt.done() ? "" : ", nothing is deleted yet"));
        receipt.keys().forEach(key -> out.println("data key " + DataKeysListCommand.line(key)));
        receipt.values().forEach(each -> out.println("column " + each.column() + ": " + each.values() + " values"));
        long values = receipt.values().stream()
                .mapToLong(ErasureReceipt.ColumnValues::values)
                .sum();
        out.println(values + " values " + (receipt.done() ? "are" : "would be") + " unreadable, "
                + receipt.keys().size() + " data keys " + (receipt.done() ? "are" : "would be") + " deleted");
        if (receipt.done() && receipt.leftKeys() > 0) {
            out.println(
                    receipt.leftKeys() + " data keys of the scope were made meanwhile; end its writers, and repeat");
        }
    }

    private static Map<String, Object> facts(ErasureReceipt receipt) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("scope", receipt.scope());
        facts.put("at", receipt.at());
        facts.put("erased", receipt.done());
        facts.put(
                "data_keys",
                receipt.keys().stream().map(DataKeysListCommand::facts).toList());
        facts.put(
                "values",
                receipt.values().stream()
                        .map(each -> Map.of("column", each.column(), "values", each.values()))
                        .toList());
        facts.put("left_data_keys", receipt.leftKeys());
        return facts;
    }
}
