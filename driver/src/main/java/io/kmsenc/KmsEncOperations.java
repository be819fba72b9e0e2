package io.kmsenc;

import io.kmsenc.config.Configuration;
import io.kmsenc.jdbc.SqlErrors;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.keys.DataKeyRecords;
import io.kmsenc.keys.DataKeyReencryption;
import io.kmsenc.migration.ColumnStatus;
import io.kmsenc.migration.Coverage;
import io.kmsenc.migration.CoverageCount;
import io.kmsenc.migration.ErasureReceipt;
import io.kmsenc.migration.KeyRest;
import io.kmsenc.migration.KeyRetirement;
import io.kmsenc.migration.MigrationListener;
import io.kmsenc.migration.MigrationOptions;
import io.kmsenc.migration.MigrationReport;
import io.kmsenc.migration.Operation;
import io.kmsenc.migration.RetirementReport;
import io.kmsenc.migration.ScopeErasure;
import io.kmsenc.sql.Dialect;
import io.kmsenc.walk.WalkException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * What an operator does with the data keys and values of one database, from a command or a job. It connects as the application
 * does. Not for several threads at once.
 */
public final class KmsEncOperations implements AutoCloseable {

    private final Connection connection;
    private final Destination destination;
    private final Dialect dialect;
    private final Configuration configuration;
    private final DataKeyRecords records;

    private KmsEncOperations(Connection connection, Destination destination, Dialect dialect) {
        this.connection = connection;
        this.destination = destination;
        this.dialect = dialect;
        this.configuration = destination.configuration();
        this.records = new DataKeyRecords(this::openLimited, Clock.systemUTC());
    }

    /**
     * Connects.
     *
     * @param url the application's, beginning {@code jdbc:kmsenc:}
     * @param properties of the connection, {@code kmsenc.config} among them
     * @throws SQLException as the application's connection would fail
     */
    public static KmsEncOperations open(String url, Properties properties) throws SQLException {
        Destination destination = Destination.of(url, properties);
        Connection connection = destination.openDelegate();
        try {
            Dialect dialect = Databases.dialect(connection);
            Databases.refuseHiddenRows(connection, dialect);
            return new KmsEncOperations(connection, destination, dialect);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Connection openLimited() throws SQLException {
        Connection opened = destination.openDelegate();
        try {
            Databases.limitLockWaits(opened, dialect);
            Databases.refuseHiddenRows(opened, dialect);
            return opened;
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
    }

    /** The data keys of the database, in the order of their labels. */
    public List<DataKeyRecord> dataKeys() throws SQLException {
        return typed(records::all);
    }

    /**
     * Makes every process take another data key for randomized values, within its {@code data_keys_cache_cleanup_interval}.
     *
     * @return how many keys only decrypt from now on
     */
    public int rotateDataKeys() throws SQLException {
        return typed(records::rotate);
    }

    /**
     * What {@link #eraseScope} would make unreadable.
     *
     * @throws IllegalArgumentException for what is no name of a scope
     */
    public ErasureReceipt foreseeErasure(String scope) throws SQLException {
        return typed(() -> erasure().foresee(scope));
    }

    /**
     * Deletes the data keys of a scope, and with them every value that was encrypted under them. Can't be taken back, but by a
     * backup of the key table.
     *
     * @throws IllegalArgumentException for the root scope, which is everybody's, and for what is no name of a scope
     */
    public ErasureReceipt eraseScope(String scope) throws SQLException {
        return typed(() -> erasure().erase(scope));
    }

    /**
     * Which data keys of randomized columns nobody needs any more: no secret column of the configuration has a value under them. The
     * configuration must name those of all applications that share the key table. Backups aren't looked into.
     *
     * @param age of the youngest key that is looked at, two days or more
     * @param delete whether their rows are deleted
     */
    public RetirementReport retireDataKeys(Duration age, boolean delete) throws SQLException {
        return typed(() -> new KeyRetirement(connection, dialect, configuration.columns(), records, Clock.systemUTC())
                .run(age, delete));
    }

    /**
     * Counts what {@link #migrate} would do.
     *
     * @throws io.kmsenc.walk.WalkException if it is refused
     */
    public MigrationReport foreseeMigration(Operation operation, MigrationOptions options) throws SQLException {
        return typed(() -> {
            try (Migrations migrations = migrations()) {
                return migrations.foresee(operation, options);
            }
        });
    }

    /**
     * Changes how values are kept, while applications use them: {@link Operation} tells what becomes of them. If the process is killed, the
     * same call goes on where it was. Data keys under which no value is left by it are made inactive, so that they can be retired
     * some time later ({@link #retireDataKeys}).
     *
     * @throws io.kmsenc.walk.WalkException if it is refused, or can't go on
     */
    public MigrationReport migrate(Operation operation, MigrationOptions options, MigrationListener listener)
            throws SQLException {
        return typed(() -> {
            try (Migrations migrations = migrations()) {
                KeyRest rest = new KeyRest(this::openLimited, dialect, configuration.columns(), records);
                MigrationReport report = migrations.run(operation, options, listener);
                rest.after();
                return report;
            }
        });
    }

    /**
     * The same to values that are encrypted directly under a secret key: for a configuration that has turned envelope encryption
     * off.
     *
     * @throws io.kmsenc.walk.WalkException if it hasn't
     */
    public MigrationReport rollBack(MigrationOptions options, MigrationListener listener) throws SQLException {
        requireDirect();
        return migrate(Operation.RE_ENCRYPT, options, listener);
    }

    /** Counts what {@link #rollBack} would do. */
    public MigrationReport foreseeRollback(MigrationOptions options) throws SQLException {
        requireDirect();
        return foreseeMigration(Operation.RE_ENCRYPT, options);
    }

    private void requireDirect() {
        if (configuration.dataKeys().envelope()) {
            throw WalkException.refused(
                    "[security.encryption] envelope_encryption: is on, so that every new value has a data key"
                            + " again; set it to off, with a secretKey provider as encryption_provider, in every application first");
        }
    }

    /**
     * Brings data keys under the providers that encrypt now; values aren't touched.
     *
     * @param again whether also those which the same providers have encrypted
     * @param foresee whether it is only told what would be done
     */
    public List<DataKeyReencryption.Result> reencryptDataKeys(boolean again, boolean foresee) throws SQLException {
        return typed(() -> {
            try (DataKeyReencryption reencryption = new DataKeyReencryption(
                    this::openLimited,
                    ConfiguredProviders.open(configuration, destination.factories()),
                    configuration.encryptionProviders(),
                    Clock.systemUTC())) {
                return reencryption.run(again, foresee);
            }
        });
    }

    /**
     * What the secret columns hold, counted by the database.
     *
     * @param columns {@code [schema.]table.column}, in any letter case; none for all
     * @param verify whether every value is decrypted as well
     * @throws io.kmsenc.walk.WalkException if it is refused
     */
    public List<ColumnStatus> columnStatuses(List<String> columns, boolean verify) throws SQLException {
        return typed(() -> {
            try (Migrations migrations = migrations()) {
                return migrations.statuses(columns, verify);
            }
        });
    }

    /**
     * What all secret columns hold, and what the data keys are needed for.
     *
     * @param verify whether every value is decrypted as well
     * @throws io.kmsenc.walk.WalkException if it is refused, or a secret column can't be counted
     */
    public Coverage coverage(boolean verify) throws SQLException {
        return typed(() -> new CoverageCount(connection, dialect, configuration.columns(), records, Clock.systemUTC())
                .of(() -> columnStatuses(List.of(), verify)));
    }

    private Migrations migrations() {
        return new Migrations(destination, this::openLimited, dialect);
    }

    private ScopeErasure erasure() {
        return new ScopeErasure(connection, dialect, configuration.columns(), records, Clock.systemUTC());
    }

    private interface Step<T> {
        T run() throws SQLException;
    }

    private static <T> T typed(Step<T> step) throws SQLException {
        try {
            return step.run();
        } catch (DataKeyException e) {
            throw SqlErrors.dataKey(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
