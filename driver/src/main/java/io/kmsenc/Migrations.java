package io.kmsenc;

import io.kmsenc.column.ColumnCipher;
import io.kmsenc.column.EnvelopeColumnCipher;
import io.kmsenc.column.StoredForm;
import io.kmsenc.config.Configuration;
import io.kmsenc.keys.DataKeyRecords;
import io.kmsenc.keys.KeyConnections;
import io.kmsenc.keys.StoredDataKeys;
import io.kmsenc.migration.ColumnStatus;
import io.kmsenc.migration.MigrationListener;
import io.kmsenc.migration.MigrationOptions;
import io.kmsenc.migration.MigrationReport;
import io.kmsenc.migration.Operation;
import io.kmsenc.migration.ValueMigration;
import io.kmsenc.migration.ValueMigration.Encrypting;
import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Runs migrations of values under one configuration, with data keys of its own. For one thread. */
final class Migrations implements AutoCloseable {

    private static final ColumnRule PROBE = new ColumnRule(
            new ColumnName(Optional.empty(), "kmsenc", "probe"),
            ColumnMode.RANDOMIZED,
            LogicalType.TEXT,
            "column:kmsenc.probe",
            false);

    private final StoredDataKeys dataKeys;
    private final ValueMigration migration;

    Migrations(Destination destination, KeyConnections connections, Dialect dialect) {
        Configuration configuration = destination.configuration();
        this.dataKeys = new StoredDataKeys(
                connections,
                ConfiguredProviders.open(configuration, destination.factories()),
                configuration.encryptionProviders(),
                configuration.dataKeys(),
                Clock.systemUTC());
        ColumnCipher cipher = new EnvelopeColumnCipher(dataKeys);
        this.migration = new ValueMigration(
                connections::open,
                dialect,
                configuration.columns(),
                cipher,
                new DataKeyRecords(connections, Clock.systemUTC()),
                new Encrypting(configuration.encryptionProviders(), directKey(configuration, cipher)));
    }

    // A ciphertext tells under which key it is.
    private static Optional<String> directKey(Configuration configuration, ColumnCipher cipher) {
        if (configuration.dataKeys().envelope()) {
            return Optional.empty();
        }
        String start = cipher.encryptText(PROBE, "").substring(0, StoredForm.TEXT_KEY_LENGTH);
        return Optional.ofNullable(StoredForm.keyName(start.getBytes(StandardCharsets.US_ASCII)));
    }

    MigrationReport foresee(Operation operation, MigrationOptions options) throws SQLException {
        return migration.foresee(operation, options);
    }

    MigrationReport run(Operation operation, MigrationOptions options, MigrationListener listener) throws SQLException {
        return migration.run(operation, options, listener);
    }

    List<ColumnStatus> statuses(List<String> columns, boolean verify) throws SQLException {
        return migration.statuses(columns, verify, dataKeys::derives);
    }

    /** Destroys the data keys in memory and closes the providers. */
    @Override
    public void close() {
        dataKeys.close();
    }
}
