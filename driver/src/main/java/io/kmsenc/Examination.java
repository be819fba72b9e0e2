package io.kmsenc;

import io.kmsenc.config.ConfigurationException;
import io.kmsenc.diagnosis.ClockFindings;
import io.kmsenc.diagnosis.DatabaseFindings;
import io.kmsenc.diagnosis.Finding;
import io.kmsenc.diagnosis.ProviderFindings;
import io.kmsenc.diagnosis.SetupFindings;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.keys.DataKeyRecords;
import io.kmsenc.keys.DataKeyVerification;
import io.kmsenc.keys.KeyTableTrial;
import io.kmsenc.keys.KeyVerdict;
import io.kmsenc.keys.ProviderTrial;
import io.kmsenc.keys.ProviderTrials;
import io.kmsenc.provider.Provider;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything that an application's connection hangs on, from the configuration on; what can't be looked at because of what
 * was found before is left out. For one thread, one use.
 */
final class Examination {

    private final Clock clock = Clock.systemUTC();
    private final List<Finding> findings = new ArrayList<>();

    List<Finding> run(String url, Properties properties) {
        Destination destination = configured(url, properties);
        if (destination != null) {
            try (Connection connection = connected(destination)) {
                providers(destination, connection != null);
                if (connection != null) {
                    database(destination, connection);
                }
            } catch (SQLException e) {
                findings.add(SetupFindings.disconnected(e));
            }
        }
        return List.copyOf(findings);
    }

    private @Nullable Destination configured(String url, Properties properties) {
        try {
            Destination destination = Destination.of(url, properties);
            findings.add(SetupFindings.configured(destination.source().location()));
            return destination;
        } catch (SQLException e) {
            findings.addAll(
                    e.getCause() instanceof ConfigurationException problems
                            ? SetupFindings.of(problems)
                            : List.of(SetupFindings.unconfigured(e)));
            return null;
        }
    }

    private @Nullable Connection connected(Destination destination) {
        try {
            Connection connection = destination.openDelegate();
            findings.add(SetupFindings.connected(connection));
            return connection;
        } catch (SQLException e) {
            findings.add(SetupFindings.disconnected(e));
            return null;
        }
    }

    private void providers(Destination destination, boolean reachable) {
        Map<String, Provider> providers =
                ConfiguredProviders.open(destination.configuration(), destination.factories());
        try {
            List<ProviderTrial> trials = new ProviderTrials(
                            providers, destination.configuration().encryptionProviders(), clock)
                    .run(reachable ? destination::openDelegate : null);
            findings.addAll(ProviderFindings.of(trials));
            if (reachable) {
                List<KeyVerdict> newest = new DataKeyVerification(destination::openDelegate, providers).newest();
                findings.addAll(ProviderFindings.ofKeys(newest));
                findings.addAll(ProviderFindings.ofTargets(trials, newest));
            }
        } catch (DataKeyException e) {
            findings.add(SetupFindings.unreadable(e));
        } finally {
            providers.values().forEach(Provider::close);
        }
    }

    private void database(Destination destination, Connection connection) throws SQLException {
        Dialect dialect = Databases.dialect(connection);
        findings.addAll(DatabaseFindings.ofKeyTable(KeyTableTrial.of(destination::openDelegate)));
        findings.addAll(DatabaseFindings.ofColumns(
                connection, dialect, destination.configuration().columns()));
        findings.add(ClockFindings.ofDatabase(connection, dialect, clock));
        try {
            findings.add(ClockFindings.ofLabels(new DataKeyRecords(destination::openDelegate, clock).all(), clock));
        } catch (DataKeyException e) {
            findings.add(SetupFindings.unreadable(e));
        }
    }
}
