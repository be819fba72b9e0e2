package io.kmsenc.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code kmsenc}: prints its help, or runs one of the commands below it. */
@Command(
        name = "kmsenc",
        header =
                "Asks what the kmsenc JDBC driver would do, looks whether all is well, and looks after secret columns and data keys.",
        description = "",
        footer = {
            "",
            "Exit codes: 0 if everything is done and nothing refused, 1 if something is refused or found, 2 if an option, a file or a database",
            "can't be used, 3 if something is left to do, 4 if a long command stopped in the middle and can be run again to go on.",
            "No value of a statement is ever printed: literals are shown as placeholders.",
            "",
            "Examples, in which kmsenc is the launcher script, or java -jar and the path of the all jar:",
            "  kmsenc doctor --driver postgresql.jar --url jdbc:kmsenc:postgresql://db/app --user app",
            "  kmsenc lint --dialect postgresql --schema schema.sql queries.sql",
            "  kmsenc lint --dialect mariadb --schema schema.sql --format lines general.log",
            "  kmsenc types --dialect mariadb --config kmsenc.ini",
            "  kmsenc explain --driver postgresql.jar --url jdbc:kmsenc:postgresql://db/app \\",
            "      --user app --password 'SELECT ssn FROM customers WHERE email = ?'",
            "  kmsenc secrets-migration re-encrypt --driver postgresql.jar --url jdbc:kmsenc:postgresql://db/app \\",
            "      --user app --password-env PGPASSWORD --workers 4",
            "  kmsenc report --html coverage.html --driver postgresql.jar --url jdbc:kmsenc:postgresql://db/app \\",
            "      --user app --password",
            "  kmsenc data-keys erase --driver postgresql.jar --url jdbc:kmsenc:postgresql://db/app \\",
            "      --user app --password --scope tenant-42"
        },
        subcommands = {
            LintCommand.class,
            ExplainCommand.class,
            TypesCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            SchemaCommand.class,
            ColumnsCommand.class,
            SecretsMigrationCommand.class,
            DataKeysCommand.class,
            ReportCommand.class,
            CompletionCommand.class
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false)
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream in;

    Main(InputStream in) {
        this.in = in;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        System.exit(run(System.in, out, err, args));
    }

    /** Runs a command in this process, and gives its exit code. */
    public static int run(InputStream in, PrintWriter out, PrintWriter err, String... args) {
        int code = new CommandLine(new Main(in))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Main::wrongParameter)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
                .execute(args);
        out.flush();
        err.flush();
        return code;
    }

    InputStream in() {
        return in;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    // The library's message may quote a parameter, and a parameter may be a password or a statement.
    private static int wrongParameter(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String message = e.getMessage() == null ? "" : e.getMessage();
        String known = message.startsWith("Missing required") ? lower(message) : problem(e);
        command.getErr()
                .println(
                        "kmsenc: " + known + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.UNUSABLE;
    }

    private static String problem(ParameterException e) {
        if (e.getArgSpec() instanceof OptionSpec option) {
            Object[] known = option.type().isEnum() ? option.type().getEnumConstants() : new Object[0];
            return "option " + option.longestName()
                    + (known.length == 0 ? " is not used like this" : " has none of its values " + List.of(known));
        }
        if (!e.getCommandLine().getSubcommands().isEmpty()) {
            return "no such command; there are "
                    + String.join(", ", e.getCommandLine().getSubcommands().keySet());
        }
        return e instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getUnmatched().isEmpty()
                ? "unknown " + shown(unmatched.getUnmatched().get(0))
                : "the options can't be understood";
    }

    private static String shown(String argument) {
        String name = argument.replaceFirst("=.*", "");
        return name.matches("-{1,2}[a-z-]{1,30}") ? "option " + name : "argument, which is not shown";
    }

    private static String lower(String message) {
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static int failed(Exception e, CommandLine command) throws Exception {
        if (e instanceof CommandException problem && problem.getMessage() != null) {
            problem.getMessage().lines().forEach(line -> command.getErr().println("kmsenc: " + line));
            return problem.code();
        }
        throw e;
    }
}
