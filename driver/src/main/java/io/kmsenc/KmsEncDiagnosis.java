package io.kmsenc;

import io.kmsenc.config.ConfigurationException;
import io.kmsenc.config.ConfigurationLoader;
import io.kmsenc.config.ShownConfiguration;
import io.kmsenc.config.Surroundings;
import io.kmsenc.diagnosis.ColumnStorage;
import io.kmsenc.diagnosis.Finding;
import io.kmsenc.diagnosis.StorageReport;
import io.kmsenc.jdbc.SqlErrors;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.keys.DataKeyVerification;
import io.kmsenc.keys.KeyTableScript;
import io.kmsenc.keys.KeyVerdict;
import io.kmsenc.provider.Provider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a configuration, a database and the providers of its data keys are as they have to be, for an operator. Changes
 * nothing. Threads may share it.
 */
public final class KmsEncDiagnosis {

    private KmsEncDiagnosis() {}

    /**
     * The settings that are in force, for people.
     *
     * @param config what the driver property {@code kmsenc.config} would say, or null
     * @throws ConfigurationException with every problem
     */
    public static ShownConfiguration configuration(@Nullable String config) {
        return new ConfigurationLoader(new HashMap<>(ProviderFactories.find()), Surroundings.ofProcess()).show(config);
    }

    /**
     * Decrypts every data key of a database by each provider that its row names.
     *
     * @param url the application's, beginning {@code jdbc:kmsenc:}
     * @param properties of the connection, {@code kmsenc.config} among them
     * @throws SQLException if the configuration or the database can't be used
     */
    public static List<KeyVerdict> verifyDataKeys(String url, Properties properties) throws SQLException {
        Destination destination = Destination.of(url, properties);
        Map<String, Provider> providers =
                ConfiguredProviders.open(destination.configuration(), destination.factories());
        try {
            return new DataKeyVerification(destination::openDelegate, providers).all();
        } catch (DataKeyException e) {
            throw SqlErrors.dataKey(e);
        } finally {
            providers.values().forEach(Provider::close);
        }
    }

    /**
     * Whether a database has what it needs: the key table, and columns that hold ciphertexts.
     *
     * @param url the application's, beginning {@code jdbc:kmsenc:}
     * @param properties of the connection, {@code kmsenc.config} among them
     * @throws SQLException if the configuration or the database can't be used
     */
    public static StorageReport storage(String url, Properties properties) throws SQLException {
        Destination destination = Destination.of(url, properties);
        try (Connection connection = destination.openDelegate()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return new StorageReport(
                    KeyTableScript.exists(connection),
                    KeyTableScript.of(product),
                    ColumnStorage.of(
                            connection,
                            Databases.dialect(connection),
                            destination.configuration().columns()));
        } catch (DataKeyException e) {
            throw SqlErrors.dataKey(e);
        }
    }

    /**
     * Looks at everything that an application's connection hangs on: the configuration, the database, what its providers may, the key
     * table, the columns with their indexes, and the clocks. A few calls of the KMS are made, and nothing is stored.
     *
     * @param url the application's, beginning {@code jdbc:kmsenc:}
     * @param properties of the connection, {@code kmsenc.config} among them
     */
    public static List<Finding> examine(String url, Properties properties) {
        return new Examination().run(url, properties);
    }
}
