package io.kmsenc.cli;

import java.io.Console;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that lead to a database. */
final class DatabaseOptions {

    private static final String PREFIX = "jdbc:kmsenc:";

    @Option(names = "--url", paramLabel = "URL", description = "jdbc:kmsenc:…: the application's URL")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "NAME", description = "with --url: the user of the database")
    private @Nullable String user;

    @Option(names = "--password", description = "with --url: ask for the password, without echo")
    private boolean askPassword;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description = "with --url: the environment variable that holds the password")
    private @Nullable String passwordVariable;

    @Option(
            names = "--driver",
            paramLabel = "JAR",
            description = "with --url: the database's JDBC driver, and jars that it needs; may be repeated",
            arity = "1")
    private List<Path> drivers = new ArrayList<>();

    /** Whether a database is named. */
    boolean isNamed() {
        return url != null;
    }

    /** @throws CommandException if there is anything that a database would have to be named for */
    void refuseDetails() {
        if (user != null || askPassword || passwordVariable != null || !drivers.isEmpty()) {
            throw new CommandException(
                    "--user, --password, --password-env and --driver: need --url; give it, or leave them out");
        }
    }

    /**
     * The URL; the drivers that were named can be found from now on.
     *
     * @throws CommandException if it is missing or not one of kmsenc, or a driver can't be read
     */
    String url() {
        if (url == null) {
            throw new CommandException("--url: missing; give the application's");
        }
        if (!url.startsWith(PREFIX)) {
            throw new CommandException(
                    "--url: doesn't begin with " + PREFIX + "; write it behind jdbc: as the application does");
        }
        if (!drivers.isEmpty()) {
            Thread.currentThread().setContextClassLoader(driverLoader());
        }
        return url;
    }

    private ClassLoader driverLoader() {
        List<URL> jars = new ArrayList<>();
        for (Path jar : drivers) {
            if (!Files.isRegularFile(jar)) {
                throw new CommandException("--driver: " + jar + ": is no file; give the path of a jar");
            }
            try {
                jars.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new CommandException("--driver: " + jar + ": can't be read; give the path of a jar");
            }
        }
        return new URLClassLoader(jars.toArray(URL[]::new), DatabaseOptions.class.getClassLoader());
    }

    /** The properties of a connection. */
    Properties properties(@Nullable String config) {
        Properties properties = new Properties();
        if (config != null) {
            properties.setProperty("kmsenc.config", config);
        }
        if (user != null) {
            properties.setProperty("user", user);
        }
        String password = password();
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    // From Java 22 on there is a console without a terminal too; it reads the standard input, and echoes nothing
    // either.
    @SuppressWarnings("SystemConsoleNull")
    private @Nullable String password() {
        if (passwordVariable != null) {
            String value = System.getenv(passwordVariable);
            if (askPassword || value == null) {
                throw new CommandException("--password-env: "
                        + (askPassword ? "is given with --password; keep one of them" : "isn't set; set it"));
            }
            return value;
        }
        if (!askPassword) {
            return null;
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("password: ");
        if (typed == null) {
            throw new CommandException("--password: there is no terminal to ask at; use --password-env");
        }
        return new String(typed);
    }
}
