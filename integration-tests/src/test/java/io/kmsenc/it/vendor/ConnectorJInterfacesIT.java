package io.kmsenc.it.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcPreparedStatement;
import com.mysql.cj.jdbc.JdbcStatement;
import com.mysql.cj.jdbc.result.ResultSetInternalMethods;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application does with the interfaces of Connector/J, and with drivers that have classes alone. */
class ConnectorJInterfacesIT {

    private static final Path INI = Ini.withSecretKey()
            .columns("customers.ssn = randomized", "customers.email = deterministic compare=exact")
            .write();

    private static FreshDatabase database;
    private static Connection connection;

    @BeforeAll
    static void makeTables() throws SQLException {
        database = TestDatabase.MYSQL.fresh(ConnectorJInterfacesIT.class);
        connection = new Application(database, INI).connect();
        Sql.run(
                connection,
                "CREATE TABLE customers (id BIGINT PRIMARY KEY, ssn VARCHAR(1000), email VARCHAR(1000), n BIGINT)",
                "INSERT INTO customers VALUES (1, '078-05-1120', 'ada@example.org', 5)");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    private static JdbcConnection mysql() throws SQLException {
        return connection.unwrap(JdbcConnection.class);
    }

    @Test
    void streamsRowsAndDecryptsThem() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.unwrap(JdbcStatement.class).enableStreamingResults();
            try (ResultSet result = statement.executeQuery("SELECT ssn FROM customers")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(1)).isEqualTo("078-05-1120");
                assertThat(result.next()).isFalse();
            }
        }
    }

    @Test
    void answersWhatItKnowsOfItself() throws SQLException {
        assertThat(mysql()).isSameAs(connection);
        assertThat(mysql().getHost()).isEqualTo("localhost");
        assertThat(mysql().getId()).isPositive();
        mysql().ping();
        assertThat(mysql().enquoteLiteral("it's \\")).isEqualTo("'it''s \\\\'");
        assertThat(mysql().enquoteNCharLiteral("x")).isEqualTo("N'x'");
    }

    @Test
    void encryptsOrRefusesWhatItsOwnSettersBind() throws SQLException {
        try (PreparedStatement prepared =
                connection.prepareStatement("INSERT INTO customers (id, ssn, n) VALUES (?, ?, ?)")) {
            JdbcPreparedStatement own = prepared.unwrap(JdbcPreparedStatement.class);
            assertThat(own).isSameAs(prepared);
            assertThat(own.getPreparedSql()).isEqualTo("INSERT INTO customers (id, ssn, n) VALUES (?, ?, ?)");
            own.setBigInteger(1, BigInteger.TWO);
            assertRefused("KE002", () -> own.setBigInteger(2, BigInteger.TEN));
            assertRefused("KE002", () -> own.setBytes(2, new byte[] {1}, true));
            own.setString(2, "219-09-9999");
            own.setBigInteger(3, BigInteger.ONE);
            own.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT n, ssn FROM customers WHERE id = 2")) {
            result.next();
            ResultSetInternalMethods own = result.unwrap(ResultSetInternalMethods.class);
            assertThat(own.getBigInteger(1)).isEqualTo(BigInteger.ONE);
            assertThat(own.getString(2)).isEqualTo("219-09-9999");
            assertRefused("KE002", () -> own.getBigInteger(2));
        }
    }

    @Test
    void rejectsWhatLeadsPastTheEncryption() throws SQLException {
        assertRefused("KE003", () -> mysql().clientPrepareStatement("SELECT 1"));
        assertRefused("KE003", () -> mysql().serverPrepareStatement("SELECT 1"));
        assertRefused("KE003", () -> mysql().getMetaDataSafeStatement());
        assertRefused("KE003", () -> mysql().changeUser("root", "x"));
        assertRefused("KE003", () -> mysql().resetServerState());
        assertUnsupported(() -> mysql().getSession());
        assertUnsupported(() -> mysql().getActiveMySQLConnection());
        assertUnsupported(() -> mysql().getProperties());
        assertUnsupported(() -> mysql().setStatementComment("*/ SELECT ssn FROM customers UNION /*"));
        try (PreparedStatement prepared = connection.prepareStatement("SELECT n FROM customers WHERE email = ?");
                ResultSet result = connection.createStatement().executeQuery("SELECT 1")) {
            JdbcPreparedStatement own = prepared.unwrap(JdbcPreparedStatement.class);
            assertUnsupported(own::getQueryBindings);
            assertUnsupported(own::getQuery);
            assertUnsupported(own::getSession);
            assertUnsupported(() -> own.addBatch(new Object()));
            assertRefused("KE003", own::getParameterBindings);
            ResultSetInternalMethods rows = result.unwrap(ResultSetInternalMethods.class);
            assertUnsupported(rows::getConnection);
            assertUnsupported(rows::getOwningQuery);
            assertUnsupported(rows::getRows);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "MARIADB", "MYSQL", "POSTGRESQL"})
    void unwrapsToNothingOfTheDelegate(TestDatabase kind) throws SQLException {
        try (FreshDatabase fresh = kind.fresh(ConnectorJInterfacesIT.class);
                Connection wrapped = new Application(fresh, INI).connect();
                Connection raw = fresh.connect();
                Statement rawStatement = raw.createStatement();
                Statement statement = wrapped.createStatement()) {
            for (Class<?> type : new Class<?>[] {raw.getClass(), rawStatement.getClass()}) {
                assertThat(wrapped.isWrapperFor(type)).isFalse();
                assertThat(statement.isWrapperFor(type)).isFalse();
                assertRefused("KE003", () -> wrapped.unwrap(type));
                assertRefused("KE003", () -> statement.unwrap(type));
            }
            for (Class<?> type : new Class<?>[] {Connection.class, AutoCloseable.class, Object.class}) {
                Object unwrapped = wrapped.unwrap(type);
                assertThat(unwrapped).isSameAs(wrapped);
            }
        }
    }

    private static void assertUnsupported(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasCauseInstanceOf(SQLException.class);
    }

    private static void assertRefused(String state, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(state);
    }
}
