package io.kmsenc.cli;

import io.kmsenc.KmsEncOperations;
import io.kmsenc.walk.WalkException;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that works on a database. */
final class OperationOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the configuration; by default it is found as the driver finds it")
    private @Nullable String config;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    boolean json() {
        return json;
    }

    /** Where the configuration is, or null. */
    @Nullable
    String config() {
        return config;
    }

    /** @throws CommandException if there is anything that leads to a database, beside an option that does without one */
    void refuseDatabase(String option) {
        if (database.isNamed()) {
            throw new CommandException("--url: the database tells its dialect; leave out " + option);
        }
        database.refuseDetails();
    }

    /** What is done with the database. */
    interface Work {
        int run(KmsEncOperations operations) throws SQLException;
    }

    /**
     * Connects, and gives what the work gives.
     *
     * @throws CommandException if the database can't be used
     */
    int run(Work work) {
        try (KmsEncOperations operations = KmsEncOperations.open(database.url(), database.properties(config))) {
            return work.run(operations);
        } catch (WalkException e) {
            throw new CommandException(
                    String.valueOf(e.getMessage()), e.isRefused() ? ExitCodes.REFUSED : ExitCodes.STOPPED);
        } catch (SQLException e) {
            // The message of a driver without a password in it is the only thing that helps here.
            throw new CommandException("--url: " + e.getMessage() + " [" + e.getSQLState() + "]");
        }
    }

    /** What is looked at in a database. */
    interface Look<T> {
        T at(String url, Properties properties) throws SQLException;
    }

    /**
     * Gives what is found.
     *
     * @throws CommandException if the database can't be used
     */
    <T> T look(Look<T> look) {
        try {
            return look.at(database.url(), database.properties(config));
        } catch (SQLException e) {
            throw new CommandException("--url: " + e.getMessage() + " [" + e.getSQLState() + "]");
        }
    }
}
