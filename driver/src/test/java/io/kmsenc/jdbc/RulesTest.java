package io.kmsenc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.column.EnvelopeColumnCipher;
import io.kmsenc.config.DataKeySettings;
import io.kmsenc.keys.StoredDataKeys;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderFactory;
import io.kmsenc.provider.ProviderSettings;
import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.Equality;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.SqlStatementPlanner;
import io.kmsenc.sql.Syntax;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that are replaced on a connection that stays open. */
class RulesTest {

    private static final String URL = "jdbc:h2:mem:rules";

    private StoredDataKeys keys;
    private EncryptedDatabase database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        Connection delegate = DriverManager.getConnection(URL);
        try (Statement statement = delegate.createStatement()) {
            statement.execute("CREATE TABLE customers (ssn VARCHAR(1000), note VARCHAR(1000))");
        }
        Provider provider = ServiceLoader.load(ProviderFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.kind().equals("secretKey"))
                .findFirst()
                .orElseThrow()
                .create(new ProviderSettings("secretKey", "v1", "test", Map.of("secret_key", "only-for-this-test")));
        keys = new StoredDataKeys(
                RulesTest::delegate,
                Map.of("secretKey.v1", provider),
                List.of("secretKey.v1"),
                DataKeySettings.of(Duration.ofMinutes(1), Duration.ofMinutes(1)),
                Clock.systemUTC());
        ColumnPolicy policy = policy("ssn");
        database = new EncryptedDatabase(
                Dialect.H2,
                policy,
                new SqlStatementPlanner(policy, Dialect.H2),
                new EnvelopeColumnCipher(keys),
                RulesTest::delegate,
                Unwrapping.WRAPPER_ALONE,
                () -> {},
                () -> {});
        connection = wrap(delegate);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        keys.close();
    }

    private Connection wrap(Connection delegate) throws SQLException {
        return database.wrap(delegate, Syntax.usual(Dialect.H2), null, () -> {});
    }

    private static Connection delegate() throws SQLException {
        return DriverManager.getConnection(URL);
    }

    private static ColumnPolicy policy(String... columns) {
        return new ColumnPolicy(List.of(columns).stream()
                .map(column -> new ColumnRule(
                        new ColumnName(Optional.empty(), "customers", column),
                        ColumnMode.RANDOMIZED,
                        LogicalType.TEXT,
                        "column:customers." + column,
                        false))
                .toList());
    }

    private Rules rules(String... columns) throws SQLException {
        ColumnPolicy policy = policy(columns);
        return database.rules(policy, new SqlStatementPlanner(policy, Dialect.H2), Unwrapping.WRAPPER_ALONE);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void areForgottenWithTheLastStatementThatWasPreparedByThem() throws Exception {
        run(connection, "SET SCHEMA PUBLIC"); // from here on the connection asks for itself
        WeakReference<Rules> before = new WeakReference<>(database.rules());
        PreparedStatement prepared = connection.prepareStatement("INSERT INTO customers VALUES (?, ?)");
        database.replace(rules("ssn", "note"));
        run(connection, "INSERT INTO customers VALUES ('one', 'two')");
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        assertThat(before.get()).isNotNull();
        prepared.close();
        prepared = null;
        for (int i = 0; i < 100 && before.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(before.get()).isNull();
    }

    @Test
    void ofAStatementThatIsPreparedAreHeldAgainstASchemaThatOthersHaveChanged() throws Exception {
        try (PreparedStatement prepared = connection.prepareStatement("INSERT INTO customers VALUES (?, ?)");
                Connection other = wrap(delegate())) {
            database.replace(rules("ssn", "note"));
            run(other, "DROP TABLE customers");
            run(other, "CREATE TABLE customers (note VARCHAR(1000), ssn VARCHAR(1000))");
            assertThatThrownBy(() -> prepared.setString(1, "one"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("the schema has changed since this statement was prepared");
        }
    }

    @Test
    void thatTheColumnsAreTooSmallForAreNone() throws Exception {
        ColumnRule rule = policy("ssn").rules().get(0);
        ColumnPolicy policy = new ColumnPolicy(List.of(new ColumnRule(
                rule.name(), rule.mode(), DeclaredType.varchar(900), rule.identity(), false, Equality.UNDECLARED)));
        assertThatThrownBy(() ->
                        database.rules(policy, new SqlStatementPlanner(policy, Dialect.H2), Unwrapping.WRAPPER_ALONE))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("is too small");
    }
}
