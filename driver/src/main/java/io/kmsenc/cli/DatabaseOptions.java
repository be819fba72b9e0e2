package io.kmsenc.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that lead to a database. */
final class DatabaseOptions {

    private static final String PREFIX = "jdbc:kmsenc:";

    @Option(names = "--url", paramLabel = "URL", description = "jdbc:kmsenc:…: the application's URL")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "NAME", description = "with --url: the user of the database")
    private @Nullable String user;

    @Option(
            names = "--password",
            description =
                    "with --url: ask for the password, without echo; at a terminal it is asked for wherever --user is given alone")
    private boolean askPassword;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description = "with --url: the environment variable that holds the password")
    private @Nullable String passwordVariable;

    @Mixin
    private DriverOptions drivers = new DriverOptions();

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
        drivers.load();
        return url;
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

    private @Nullable String password() {
        if (passwordVariable != null) {
            String value = System.getenv(passwordVariable);
            if (askPassword || value == null) {
                throw new CommandException("--password-env: "
                        + (askPassword ? "is given with --password; keep one of them" : "isn't set; set it"));
            }
            return value;
        }
        Optional<Prompt> terminal = Prompt.ofTerminal();
        return askPassword ? asked(terminal) : missing(user, url, terminal);
    }

    private static String asked(Optional<Prompt> terminal) {
        char[] typed = terminal.map(prompt -> prompt.ask("password: ")).orElse(null);
        if (typed == null) {
            throw new CommandException("--password: there is no terminal to ask at; use --password-env");
        }
        return new String(typed);
    }

    /** The password of a user for whom none was given, if there is somebody to ask; nothing typed means that he has none. */
    static @Nullable String missing(@Nullable String user, @Nullable String url, Optional<Prompt> terminal) {
        boolean inUrl = url != null && url.toLowerCase(Locale.ROOT).contains("password=");
        if (user == null || inUrl) {
            return null;
        }
        char[] typed = terminal.map(prompt -> prompt.ask("password (none: press Enter): "))
                .orElse(null);
        return typed == null || typed.length == 0 ? null : new String(typed);
    }
}
