package io.kmsenc.cli;

import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.Explanation.Verdict;
import io.kmsenc.sql.Statements;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells which statements of files would be refused. */
@Command(
        name = "lint",
        header = "Tells which statements of a file, or of a query log, would be refused.",
        description = {
            "",
            "Prints a line for each statement that the driver would refuse: file, line, place, problem, remedy and code"
                    + " (docs/SQL.md lists the codes). A statement that is repeated is shown where it was found first.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if none is refused, 1 if some are, 2 if an option, a file or the database can't be used, or a"
                    + " string in a statement has no end."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class LintCommand implements Callable<Integer> {

    /** How statements are written in a file. */
    enum Format {
        sql,
        lines,
        paragraphs;

        Statements statements(String text, Dialect dialect) {
            return switch (this) {
                case sql -> Statements.separated(text, dialect);
                case lines -> Statements.lines(text, dialect);
                case paragraphs -> Statements.paragraphs(text, dialect);
            };
        }
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files in UTF-8; - is the standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "sql",
            description =
                    "sql: statements are separated by semicolons, as the dialect reads them (the default). lines: one"
                            + " statement per line, also behind what the logs of PostgreSQL, MariaDB, Hibernate, MyBatis and jOOQ"
                            + " write before it; other lines are skipped. paragraphs: separated by blank lines")
    private Format format = Format.sql;

    @Mixin
    private AnswerOptions answering = new AnswerOptions();

    @Option(names = "--verbose", description = "show also what is sent, and the role of every parameter and literal")
    private boolean verbose;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Answers answers = answering.open()) {
            Findings findings = new Findings(answers);
            files.forEach(file -> read(file, answers.dialect(), findings));
            if (json) {
                out.println(JsonReport.of(findings, verbose));
            } else {
                new TextReport(out, verbose).print(findings);
            }
            if (!findings.unfinished().isEmpty()) {
                return ExitCodes.UNUSABLE;
            }
            return findings.count(Verdict.REFUSED) > 0 ? ExitCodes.REFUSED : ExitCodes.FINE;
        }
    }

    private void read(String file, Dialect dialect, Findings findings) {
        boolean input = file.equals("-");
        String text = input ? TextFile.read(main == null ? System.in : main.in()) : TextFile.read(Path.of(file));
        Statements statements = format.statements(text, dialect);
        if (statements.found().isEmpty()) {
            // silence would look like success
            throw new CommandException((input ? "standard input" : file) + ": holds no statement; check --format");
        }
        findings.add(input ? "<stdin>" : file, statements);
    }
}
