package io.kmsenc.cli;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.ColumnAlteration;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.StorageTypes;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints of what type and size the configured columns have to be. */
@Command(
        name = "types",
        header = "Prints the type and size that each configured column needs for its ciphertexts, as SQL.",
        description = {
            "",
            "For each column of [columns] a comment with its rule and the length of its longest ciphertext, and, where its"
                    + " type is declared, a statement that adds it to its table. Of a column that is there already, take the"
                    + " type; on MariaDB, MODIFY wants NOT NULL and the comment of the column again. No database is asked.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if everything was printed, 2 if an option or the configuration can't be used.",
            "Sent through the driver, the statements are passed on as they are."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class TypesCommand implements Callable<Integer> {

    @Option(names = "--dialect", required = true, paramLabel = "NAME", description = "h2, postgresql, mariadb or mysql")
    private String dialect = "";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "the configuration; by default it is found as the driver finds it. Only its [columns] is read")
    private @Nullable String config;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Dialect named = AnswerOptions.named(dialect);
        SchemaAnswers.policy(config).rules().forEach(rule -> print(rule, named, out));
        return ExitCodes.FINE;
    }

    private static void print(ColumnRule rule, Dialect dialect, PrintWriter out) {
        out.println("-- " + rule.name().dotted().replaceAll("\\p{Cntrl}", " ") + ": " + ColumnLines.mode(rule) + " "
                + rule.declared() + ", " + ColumnLines.size(rule));
        if (StorageTypes.isDeclared(rule)) {
            out.println(ColumnAlteration.add(dialect, rule) + ";");
        }
    }
}
