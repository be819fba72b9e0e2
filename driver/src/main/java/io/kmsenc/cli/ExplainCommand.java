package io.kmsenc.cli;

import io.kmsenc.sql.Explanation;
import io.kmsenc.sql.Explanation.Verdict;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells what would become of one statement. */
@Command(
        name = "explain",
        header = "Tells what would become of one statement, as EXPLAIN ENCRYPTION does through the driver.",
        description = {
            "",
            "Shows the role of every parameter and literal, where each result column comes from and the text that would"
                    + " be sent, or why the statement is refused. Nothing of it is sent.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if it would be sent, 1 if it is refused, 2 if an option, a file or the database can't be used.",
            "Give a statement with a secret in it on the standard input: other users see the arguments of a command."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STATEMENT", description = "the statement; - reads it from the standard input")
    private String statement = "";

    @Mixin
    private AnswerOptions answering = new AnswerOptions();

    @Option(names = "--json", description = "print a JSON array with an object for each line")
    private boolean json;

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Answers answers = answering.open()) {
            String sql = statement.equals("-") ? TextFile.read(main == null ? System.in : main.in()) : statement;
            Explanation explanation = answers.explain(sql);
            if (json) {
                out.println(Json.of(JsonReport.lines(explanation)));
            } else {
                new LineTable(explanation).print(out, "");
            }
            return explanation.verdict() == Verdict.REFUSED ? ExitCodes.REFUSED : ExitCodes.FINE;
        }
    }
}
