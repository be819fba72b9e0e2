package io.kmsenc;

import io.kmsenc.config.Configuration;
import io.kmsenc.jdbc.SqlErrors;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.keys.DataKeyRecords;
import io.kmsenc.migration.ErasureReceipt;
import io.kmsenc.migration.KeyRetirement;
import io.kmsenc.migration.RetirementReport;
import io.kmsenc.migration.ScopeErasure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * What an operator does with the data keys and values of one database, from a command or a job. It connects as the application
 * does and encrypts and decrypts nothing by itself. Not for several threads at once.
 */
public final class KmsEncOperations implements AutoCloseable {

    private final Connection connection;
    private final Configuration configuration;
    private final DataKeyRecords records;

    private KmsEncOperations(Connection connection, Configuration configuration, DataKeyRecords records) {
        this.connection = connection;
        this.configuration = configuration;
        this.records = records;
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
        return new KmsEncOperations(
                destination.openDelegate(),
                destination.configuration(),
                new DataKeyRecords(destination::openDelegate, Clock.systemUTC()));
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
        return typed(() -> new KeyRetirement(
                        connection, Databases.dialect(connection), configuration.columns(), records, Clock.systemUTC())
                .run(age, delete));
    }

    private ScopeErasure erasure() throws SQLException {
        return new ScopeErasure(
                connection, Databases.dialect(connection), configuration.columns(), records, Clock.systemUTC());
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
