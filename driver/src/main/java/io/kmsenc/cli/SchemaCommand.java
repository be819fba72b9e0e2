package io.kmsenc.cli;

import io.kmsenc.KmsEncDiagnosis;
import io.kmsenc.diagnosis.ColumnStorage;
import io.kmsenc.diagnosis.StorageReport;
import io.kmsenc.keys.KeyTableScript;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import java.io.PrintWriter;
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

/** Prints what a database must have: the key table, and columns that hold ciphertexts. */
@Command(
        name = "schema",
        header = "Prints the DDL that a database needs: of the key table, and of columns that hold ciphertexts.",
        description = {
            "",
            "With --dialect, for any database: the key table, and for each column of [columns] an ALTER TABLE that adds it. With --url,"
                    + " for one that is there: what is missing, too small or of a wrong type, each with the statement that mends it,"
                    + " and what is well as a comment. What is printed is a script for the database itself; nothing is run.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if everything was printed, and with --url nothing is to be mended; 1 if something is; 2 if an option,"
                    + " the configuration or the database can't be used."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
final class SchemaCommand implements Callable<Integer> {

    @Option(names = "--dialect", paramLabel = "NAME", description = "without --url: h2, postgresql, mariadb or mysql")
    private @Nullable String dialect;

    @Mixin
    private OperationOptions options = new OperationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (dialect != null) {
            return anyDatabase(AnswerOptions.named(dialect));
        }
        StorageReport report = options.look(KmsEncDiagnosis::storage);
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(Json.of(facts(report)));
        } else {
            print(report, out);
        }
        return report.ok() ? ExitCodes.FINE : ExitCodes.REFUSED;
    }

    private int anyDatabase(Dialect named) {
        options.refuseDatabase("--dialect");
        List<ColumnRule> rules = SchemaAnswers.policy(options.config()).rules();
        String keyTable = KeyTableScript.of(named.name());
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("key_table", Map.of("ddl", keyTable));
            facts.put(
                    "columns",
                    rules.stream().map(rule -> ColumnLines.facts(rule, named)).toList());
            out.println(Json.of(facts));
        } else {
            out.println("-- the data keys; the driver makes the table on first use where the database user may");
            out.println(keyTable);
            rules.forEach(rule -> ColumnLines.print(rule, named, out));
        }
        return ExitCodes.FINE;
    }

    private static void print(StorageReport report, PrintWriter out) {
        if (report.keyTable()) {
            out.println("-- table kmsenc_data_keys: ok");
        } else {
            out.println("-- table kmsenc_data_keys: missing; made on first use where the database user may, or by:");
            out.println(report.keyTableDdl());
        }
        for (ColumnStorage column : report.columns()) {
            out.println("-- "
                    + comment(column.place() + ": " + column.rule().declared() + " in " + column.state()
                            + column.problem().map(problem -> " " + problem).orElse(", ok")));
            column.ddl().ifPresent(ddl -> out.println(ddl + ";"));
        }
    }

    // a name with a line break in it would end the comment
    private static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static Map<String, Object> facts(StorageReport report) {
        Map<String, Object> keyTable = new LinkedHashMap<>();
        keyTable.put("exists", report.keyTable());
        keyTable.put("ddl", report.keyTableDdl());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("ok", report.ok());
        facts.put("key_table", keyTable);
        facts.put("columns", report.columns().stream().map(SchemaCommand::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(ColumnStorage column) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("column", column.rule().name().dotted());
        facts.put("place", column.place());
        facts.put("declared", column.rule().declared());
        facts.put("state", column.state());
        facts.put("ok", column.ok());
        facts.put("problem", column.problem().orElse(null));
        facts.put("ddl", column.ddl().orElse(null));
        return facts;
    }
}
