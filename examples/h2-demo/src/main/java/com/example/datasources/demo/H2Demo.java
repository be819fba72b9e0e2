package com.example.datasources.demo;

import com.example.datasources.DataSourceEntry;
import com.example.datasources.ProvisioningException;
import com.example.datasources.ProvisioningFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: runs the demo and exits with 0 if its claims hold, 1 if not, 2 if its input can't be used. */
@Command(
        name = "h2-demo",
        header = "What changes when jdbc:h2: becomes jdbc:kmsenc:h2:, and what doesn't.",
        description = {
            "",
            "Stores a dozen data sources in two H2 databases, by the same code and with another URL. Shows what the"
                    + " application reads beside what a raw connection finds, and searches a backup of each for secrets.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 if every claim holds, 1 if not, 2 if an option or a file can't be used.",
            "Example: java -jar h2-demo.jar --console"
        },
        usageHelpWidth = 100,
        sortOptions = false)
public final class H2Demo implements Callable<Integer> {

    private static final String DEFAULT_FILE = "provisioning/datasources.yaml";
    private static final String ENCRYPTED_PREFIX = "jdbc:kmsenc:h2:";

    @Option(
            names = "--file",
            paramLabel = "<yaml>",
            description = "data sources in Grafana's provisioning format; by default a dozen invented ones")
    private @Nullable Path file;

    @Option(
            names = "--database",
            paramLabel = "<path>",
            description =
                    "keep the databases as <path>-plain.mv.db and <path>-encrypted.mv.db; by default they are deleted")
    private @Nullable Path database;

    @Option(
            names = "--console",
            description = "leave H2's web console running, for this machine only, until Enter or Ctrl-C")
    private boolean console;

    @Option(
            names = "--port",
            paramLabel = "<port>",
            defaultValue = "0",
            description = "the port of the console, with --console; by default a free one")
    private int port;

    @Option(names = "--help", usageHelp = true, description = "show this and exit")
    @SuppressWarnings("UnusedVariable") // picocli itself answers it
    private boolean help;

    private final String encryptedPrefix;
    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;

    private H2Demo(String encryptedPrefix, InputStream in, PrintStream out, PrintStream err) {
        this.encryptedPrefix = encryptedPrefix;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(
                commandLine(ENCRYPTED_PREFIX, System.in, System.out, System.err).execute(args));
    }

    /**
     * @param encryptedPrefix what the application's URL of the encrypted database begins with
     */
    static CommandLine commandLine(String encryptedPrefix, InputStream in, PrintStream out, PrintStream err) {
        return new CommandLine(new H2Demo(encryptedPrefix, in, out, err))
                .setOut(new PrintWriter(out, true, Charset.defaultCharset()))
                .setErr(new PrintWriter(err, true, Charset.defaultCharset()))
                .setParameterExceptionHandler((e, args) -> {
                    String problem = e.getMessage();
                    err.println("error: " + problem.substring(0, 1).toLowerCase(Locale.ROOT) + problem.substring(1)
                            + "; see --help");
                    return 2;
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (port < 0 || port > 65_535) {
                return error(2, "--port: is not a port; give one from 1 to 65535, or 0 for a free one");
            }
            if (port != 0 && !console) {
                return error(2, "--port: is the console's; add --console");
            }
            if (console) {
                WebConsole.bindToLocalhost();
            }
            List<DataSourceEntry> entries = entries();
            try (DemoDatabases databases = databases()) {
                return run(databases, entries);
            }
        } catch (ProvisioningException | IllegalArgumentException e) {
            return error(2, e.getMessage());
        } catch (SQLException | IOException e) {
            return error(1, e.getMessage());
        }
    }

    private int error(int exitCode, @Nullable String message) {
        err.println("error: " + message);
        return exitCode;
    }

    private List<DataSourceEntry> entries() throws ProvisioningException, IOException {
        if (file != null) {
            return ProvisioningFile.read(file);
        }
        try (InputStream resource = H2Demo.class.getResourceAsStream("/" + DEFAULT_FILE)) {
            if (resource == null) {
                throw new IOException("\"" + DEFAULT_FILE + "\": is not on the class path; build the demo again");
            }
            return ProvisioningFile.parse(DEFAULT_FILE, resource.readAllBytes());
        }
    }

    private DemoDatabases databases() throws IOException {
        return database == null
                ? DemoDatabases.temporary(encryptedPrefix)
                : DemoDatabases.at(database, encryptedPrefix);
    }

    private int run(DemoDatabases databases, List<DataSourceEntry> entries)
            throws SQLException, IOException, InterruptedException {
        Scenario scenario = new Scenario(entries);
        Evidence evidence = Evidence.gather(scenario, databases);
        List<String> failures = Claims.failures(evidence);
        String source = file == null ? DEFAULT_FILE : file.toString();
        Screen.render(source, databases, scenario, evidence, failures).forEach(out::println);
        if (!failures.isEmpty()) {
            return 1;
        }
        if (console) {
            serve(databases);
        }
        return 0;
    }

    private void serve(DemoDatabases databases) throws SQLException, IOException, InterruptedException {
        try (WebConsole webConsole = WebConsole.start(port, databases)) {
            webConsole.instructions().forEach(out::println);
            out.flush();
            awaitEnter();
        }
    }

    // Without a keyboard, as in the background, there is no Enter: then only a signal stops it.
    private void awaitEnter() throws IOException, InterruptedException {
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                new CountDownLatch(1).await();
            }
        }
    }
}
