package io.kmsenc.keys;

import io.kmsenc.config.DataKeySettings;
import io.kmsenc.provider.Provider;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An H2 database in memory for one test, which lives as long as the connection held here. */
final class KeyDatabase implements BeforeEachCallback, AfterEachCallback {

    static final Duration TTL = Duration.ofMinutes(15);
    static final Duration INTERVAL = Duration.ofMinutes(1);

    static final DataKeySettings SETTINGS = DataKeySettings.of(TTL, INTERVAL);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final ManualClock clock = new ManualClock();
    final AtomicInteger opened = new AtomicInteger();
    private final String url = "jdbc:h2:mem:keys" + NUMBER.incrementAndGet();
    private Connection connection;

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        connection = DriverManager.getConnection(url, "sa", "");
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        connection.close();
    }

    Connection open() throws SQLException {
        return open("sa");
    }

    Connection open(String user) throws SQLException {
        opened.incrementAndGet();
        return DriverManager.getConnection(url, user, "");
    }

    /** Data keys on this database; the first provider encrypts. */
    StoredDataKeys keys(Provider... providers) {
        return keys(this::open, providers);
    }

    /** Data keys of a process that has a clock of its own. */
    StoredDataKeys keys(ManualClock clock, Provider provider) {
        return new StoredDataKeys(
                this::open, Map.of(provider.name(), provider), List.of(provider.name()), SETTINGS, clock, clock);
    }

    StoredDataKeys keys(KeyConnections connections, Provider... providers) {
        Map<String, Provider> byName =
                Arrays.stream(providers).collect(Collectors.toMap(Provider::name, Function.identity()));
        return keys(connections, SETTINGS, List.of(providers[0].name()), byName);
    }

    /** Data keys under settings of the test's own. */
    StoredDataKeys keys(DataKeySettings settings, List<String> encrypting, Provider... providers) {
        Map<String, Provider> byName =
                Arrays.stream(providers).collect(Collectors.toMap(Provider::name, Function.identity()));
        return keys(this::open, settings, encrypting, byName);
    }

    private StoredDataKeys keys(
            KeyConnections connections,
            DataKeySettings settings,
            List<String> encrypting,
            Map<String, Provider> providers) {
        return new StoredDataKeys(connections, providers, encrypting, settings, clock, clock);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    String query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
