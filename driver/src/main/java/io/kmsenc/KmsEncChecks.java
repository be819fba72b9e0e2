package io.kmsenc;

import io.kmsenc.migration.ColumnCheck;
import io.kmsenc.migration.ColumnChecks;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;

/**
 * Constraints by which a database refuses anything but a ciphertext in a secret column, whoever writes. They are added and dropped on a
 * connection without encryption, whose user must be allowed to change the tables. Threads may share it.
 */
public final class KmsEncChecks {

    private KmsEncChecks() {}

    private interface Step {
        List<ColumnCheck> run(ColumnChecks checks) throws SQLException;
    }

    /**
     * Adds the constraint to each column that has none and whose values are all ciphertexts.
     *
     * @param url the application's, beginning {@code jdbc:kmsenc:}
     * @param properties of the connection, {@code kmsenc.config} among them
     * @param which of the columns of the configuration
     * @param run whether it is done; else it is only told
     * @throws SQLException if the configuration or the database can't be used
     */
    public static List<ColumnCheck> add(String url, Properties properties, Predicate<ColumnRule> which, boolean run)
            throws SQLException {
        return run(url, properties, checks -> checks.add(which, run));
    }

    /** Drops the constraints that {@link #add} has added; its parameters are the same. */
    public static List<ColumnCheck> drop(String url, Properties properties, Predicate<ColumnRule> which, boolean run)
            throws SQLException {
        return run(url, properties, checks -> checks.drop(which, run));
    }

    private static List<ColumnCheck> run(String url, Properties properties, Step step) throws SQLException {
        Destination destination = Destination.of(url, properties);
        try (Connection connection = destination.openDelegate()) {
            Dialect dialect = Databases.dialect(connection);
            Databases.limitLockWaits(connection, dialect);
            return step.run(new ColumnChecks(
                    connection, dialect, destination.configuration().columns()));
        }
    }
}
