package io.kmsenc.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.KmsEncConnectionPoolDataSource;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.spy.SpyDriver;
import java.nio.file.Path;
import java.sql.ClientInfoStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that names a scope writes under data keys of that scope, which can be erased for themselves. */
class ScopesIT {

    private static final String SCOPE = "kmsenc.scope";

    private static Path ini(String emailOptions) {
        return Ini.withSecretKey()
                .columns("customers.ssn = randomized", "customers.email = deterministic compare=exact" + emailOptions)
                .write();
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(ScopesIT.class);
        String text = Application.text(kind.dialect());
        try (Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text
                            + ", email VARCHAR(200), UNIQUE (email))");
        }
        return database;
    }

    private static void insert(Connection connection, int id, String ssn, String email) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers VALUES (?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, ssn);
            insert.setString(3, email);
            insert.executeUpdate();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void erasesOneScopeAndNoOther(TestDatabase kind) throws SQLException {
        Path ini = ini(" within=scope");
        try (FreshDatabase database = database(kind);
                Connection owner = database.connect();
                Connection connection = new Application(database, ini).connect()) {
            insert(connection, 1, "ssn of 1", "a@example.org");
            connection.setClientInfo(SCOPE, "tenant-42");
            insert(connection, 2, "ssn of 2", "a@example.org");
            connection.setClientInfo(SCOPE, "tenant-43");
            insert(connection, 3, "ssn of 3", "a@example.org");
            assertThat(Sql.column(owner, "SELECT scope FROM kmsenc_data_keys ORDER BY scope, label"))
                    .containsExactly("root", "root", "tenant-42", "tenant-42", "tenant-43", "tenant-43");

            // Values of all scopes are read under any; equal are those of the same scope alone.
            assertThat(Sql.column(connection, "SELECT ssn FROM customers ORDER BY id"))
                    .containsExactly("ssn of 1", "ssn of 2", "ssn of 3");
            assertThat(Sql.column(connection, "SELECT id FROM customers WHERE email = 'a@example.org'"))
                    .containsExactly("3");
            assertThatThrownBy(() -> insert(connection, 4, "ssn of 4", "a@example.org"))
                    .isInstanceOf(SQLException.class);
            connection.setClientInfo(SCOPE, "tenant-42");
            assertThat(Sql.column(connection, "SELECT id FROM customers WHERE email = 'a@example.org'"))
                    .containsExactly("2");

            Sql.run(owner, "DELETE FROM kmsenc_data_keys WHERE scope = 'tenant-42'");
            try (Connection later = new Application(database, ini(" within=scope")).connect()) {
                assertThat(Sql.rows(later, "SELECT ssn, email FROM customers WHERE id <> 2 ORDER BY id"))
                        .containsExactly(List.of("ssn of 1", "a@example.org"), List.of("ssn of 3", "a@example.org"));
                for (String column : List.of("ssn", "email")) {
                    assertThatThrownBy(() -> Sql.column(later, "SELECT " + column + " FROM customers WHERE id = 2"))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("kmsenc_data_keys");
                }
            }
        }
    }

    @Test
    void refusesDeterministicValuesThatErasingTheScopeWouldLeaveReadable() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY);
                Connection owner = database.connect();
                Connection connection = new Application(database, ini("")).connect()) {
            connection.setClientInfo(SCOPE, "tenant-42");
            assertThatThrownBy(() -> insert(connection, 1, "ssn of 1", "a@example.org"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("\"customers\".\"email\"")
                    .hasMessageContaining("within=scope")
                    .hasMessageNotContainingAny("example.org", "ssn of 1");
            assertThatThrownBy(() -> Sql.column(connection, "SELECT id FROM customers WHERE email = 'a@example.org'"))
                    .isInstanceOf(SQLException.class);
            assertThat(Sql.column(owner, "SELECT id FROM customers")).isEmpty();
            Sql.run(connection, "INSERT INTO customers (id, ssn) VALUES (1, 'ssn of 1')");
            connection.setClientInfo(SCOPE, null);
            Sql.run(connection, "UPDATE customers SET email = 'a@example.org' WHERE id = 1");
            assertThat(Sql.rows(connection, "SELECT ssn, email FROM customers"))
                    .containsExactly(List.of("ssn of 1", "a@example.org"));
        }
    }

    @Test
    void aStatementThatIsPreparedFollowsTheScope() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY);
                Connection owner = database.connect();
                Connection connection = new Application(database, ini(" within=scope")).connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO customers (id, ssn) VALUES (?, ?)")) {
            for (int tenant = 1; tenant <= 3; tenant++) {
                connection.setClientInfo(SCOPE, "tenant-" + tenant);
                insert.setInt(1, tenant);
                insert.setString(2, "the same");
                insert.executeUpdate();
            }
            assertThat(Sql.column(owner, "SELECT scope FROM kmsenc_data_keys ORDER BY scope"))
                    .containsExactly("tenant-1", "tenant-2", "tenant-3");
            assertThat(Sql.column(owner, "SELECT SUBSTRING(ssn, 1, 32) FROM customers"))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void theDelegateIsToldNothingOfIt(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind);
                Connection connection = new Application(database, ini("")).connectSpied()) {
            Properties before = connection.getClientInfo();
            SpyDriver.clear();
            connection.setClientInfo("KMSENC.Scope", "tenant-42");
            assertThat(SpyDriver.received()).isEmpty();
            assertThat(connection.getClientInfo(SCOPE)).isEqualTo("tenant-42");
            assertThat(connection.getClientInfo()).containsEntry(SCOPE, "tenant-42");
            connection.setClientInfo(SCOPE, "");
            assertThat(connection.getClientInfo(SCOPE)).isNull();
            assertThat(connection.getClientInfo()).isEqualTo(before);
        }
    }

    @Test
    void setsAndClearsItAmongOtherProperties() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL);
                Connection connection = new Application(database, ini("")).connect()) {
            Properties both = new Properties();
            both.setProperty("ApplicationName", "shop");
            both.setProperty(SCOPE, "tenant-42");
            connection.setClientInfo(both);
            assertThat(connection.getClientInfo(SCOPE)).isEqualTo("tenant-42");
            assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("shop");
            Properties other = new Properties();
            other.setProperty("ApplicationName", "till");
            connection.setClientInfo(other);
            assertThat(connection.getClientInfo(SCOPE)).isNull();
            both.setProperty(SCOPE, "no scope");
            assertThatThrownBy(() -> connection.setClientInfo(both)).isInstanceOf(SQLClientInfoException.class);
            assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("till");
        }
    }

    @Test
    void refusesItOnAConnectionThatIsClosed() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY)) {
            Connection connection = new Application(database, ini("")).connect();
            connection.close();
            assertThatThrownBy(() -> connection.setClientInfo(SCOPE, "tenant-42"))
                    .isInstanceOf(SQLClientInfoException.class);
        }
    }

    @Test
    void refusesWhatIsNoNameOfAScope() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY);
                Connection connection = new Application(database, ini("")).connect()) {
            connection.setClientInfo(SCOPE, "tenant-42");
            for (String wrong : List.of(" ", "a b", "a/b", "a@b", "ä", "x".repeat(65), "a\n")) {
                assertThatThrownBy(() -> connection.setClientInfo(SCOPE, wrong))
                        .isInstanceOfSatisfying(
                                SQLClientInfoException.class,
                                e -> assertThat(e.getFailedProperties())
                                        .isEqualTo(Map.of(SCOPE, ClientInfoStatus.REASON_VALUE_INVALID)));
                assertThat(connection.getClientInfo(SCOPE)).isEqualTo("tenant-42");
            }
        }
    }

    @Test
    void ourOwnPoolsConnectionsForgetIt() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.H2_MEMORY)) {
            KmsEncConnectionPoolDataSource source = new KmsEncConnectionPoolDataSource();
            source.setUrl(database.kmsencUrl());
            source.setUser(database.user());
            source.setPassword(database.password());
            source.setConfig(ini("").toString());
            PooledConnection pooled = source.getPooledConnection();
            try (Connection first = pooled.getConnection()) {
                first.setClientInfo(SCOPE, "tenant-42");
                assertThat(first.getClientInfo(SCOPE)).isEqualTo("tenant-42");
            }
            try (Connection second = pooled.getConnection()) {
                assertThat(second.getClientInfo(SCOPE)).isNull();
            }
            pooled.close();
        }
    }
}
