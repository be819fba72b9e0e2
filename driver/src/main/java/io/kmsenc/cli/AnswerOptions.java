package io.kmsenc.cli;

import io.kmsenc.sql.Dialect;
import java.io.Console;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who answers: a database, or files. */
final class AnswerOptions {

    private static final String PREFIX = "jdbc:kmsenc:";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the configuration; by default it is found as the driver finds it. Without --url only its"
                    + " [columns] is read, so that no key need be there")
    private @Nullable String config;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "jdbc:kmsenc:…: the tables are those of this database. Nothing of a statement is sent there")
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

    @Option(names = "--dialect", paramLabel = "NAME", description = "without --url: h2, postgresql, mariadb or mysql")
    private @Nullable String dialect;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "without --url: the tables are those of this file of CREATE TABLE statements, such as"
                    + " pg_dump --schema-only, mariadb-dump --no-data or H2's SCRIPT NODATA write")
    private @Nullable Path schema;

    @Option(
            names = "--default-schema",
            paramLabel = "NAME",
            description = "with --schema: the schema of names without one; by default public, in MariaDB the last USE")
    private @Nullable String defaultSchema;

    /** @throws CommandException if the options don't fit together, or what they name can't be used */
    Answers open() {
        if (url == null) {
            return fromFiles();
        }
        if (dialect != null || schema != null || defaultSchema != null) {
            throw new CommandException("--url: the database tells its dialect and its tables; leave out --dialect,"
                    + " --schema and --default-schema");
        }
        if (!url.startsWith(PREFIX)) {
            throw new CommandException(
                    "--url: doesn't begin with " + PREFIX + "; write it behind jdbc: as the" + " application does");
        }
        if (!drivers.isEmpty()) {
            Thread.currentThread().setContextClassLoader(driverLoader());
        }
        return DatabaseAnswers.of(url, properties());
    }

    private Answers fromFiles() {
        if (user != null || askPassword || passwordVariable != null || !drivers.isEmpty()) {
            throw new CommandException(
                    "--user, --password, --password-env and --driver: need --url; give it, or leave" + " them out");
        }
        if (dialect == null || schema == null) {
            throw new CommandException("--url: missing; give it, or --dialect and --schema");
        }
        return SchemaAnswers.of(named(dialect), config, schema, defaultSchema);
    }

    static Dialect named(String name) {
        return Dialect.ofProduct(name.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new CommandException(
                        "--dialect: is none that kmsenc knows; give h2, postgresql, mariadb or mysql"));
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
        return new URLClassLoader(jars.toArray(URL[]::new), AnswerOptions.class.getClassLoader());
    }

    private Properties properties() {
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
