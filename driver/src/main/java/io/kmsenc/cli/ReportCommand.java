package io.kmsenc.cli;

import io.kmsenc.cli.CoverageText.Left;
import io.kmsenc.migration.Coverage;
import io.kmsenc.migration.Coverage.KeyUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a page about secret columns and data keys. */
@Command(
        name = "report",
        header = "Tells what is covered, what is left and by which command, as text or as a page.",
        description = {
            "",
            "Joins columns status and data-keys list, and looks at every secret column: which data keys are needed is known only when"
                    + " all are counted, so this is a command of its own and not an option of either. The database counts by itself."
                    + " The page is one file without script, font or image; it holds no value, no key and no row.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if every value is a ciphertext and none an orphan, 1 if it was refused, 2 if an option or the database",
            "can't be used, 3 if some values are plaintext, malformed, orphans or undecryptable. The page is written for 0 and 3."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {

    @Option(names = "--html", paramLabel = "FILE", description = "write a page; a file that exists is replaced")
    private @Nullable Path html;

    @Option(names = "--verify", description = "decrypt every value")
    private boolean verify;

    @Mixin
    private OperationOptions options = new OperationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        requireWritable(html);
        return options.run(operations -> {
            Coverage coverage = operations.coverage(verify);
            if (html != null) {
                write(html, HtmlReport.of(coverage, new Version().getVersion()[0]));
            }
            print(coverage, spec.commandLine().getOut());
            return coverage.isCovered() ? ExitCodes.FINE : ExitCodes.PARTIAL;
        });
    }

    // Counting may take long: what is wrong with the file is told before.
    private static void requireWritable(@Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new CommandException(
                    "--html: " + file + ": is a folder, or lies in none; name a file in one that exists");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new CommandException("--html: " + file + ": can't be written; name a file this user may write");
        }
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandException("--html: " + file + ": can't be written; name a file this user may write");
        }
    }

    private void print(Coverage coverage, PrintWriter out) {
        if (options.json()) {
            out.println(Json.of(facts(coverage)));
            return;
        }
        out.println(CoverageText.verdict(coverage));
        for (Left left : CoverageText.left(coverage)) {
            out.println("  " + left.said() + "; " + left.remedy()
                    + (left.command().isEmpty() ? "" : ": " + left.command()));
        }
    }

    private static Map<String, Object> facts(Coverage coverage) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("at", coverage.at());
        facts.put("database", coverage.database());
        facts.put("covered", coverage.isCovered());
        facts.put(
                "left",
                CoverageText.left(coverage).stream().map(ReportCommand::facts).toList());
        facts.put(
                "columns",
                coverage.columns().stream().map(ColumnsStatusCommand::facts).toList());
        facts.put("data_keys", facts(coverage.keys()));
        return facts;
    }

    private static Map<String, Object> facts(Left left) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("problem", left.said());
        facts.put("remedy", left.remedy());
        facts.put("command", left.command().isEmpty() ? null : left.command());
        return facts;
    }

    private static List<Map<String, Object>> facts(List<KeyUse> keys) {
        return keys.stream()
                .map(use -> {
                    Map<String, Object> facts = DataKeysListCommand.facts(use.key());
                    facts.put("values", use.values());
                    facts.put("outdated", use.outdated());
                    facts.put("retirable", use.retirable());
                    return facts;
                })
                .toList();
    }
}
