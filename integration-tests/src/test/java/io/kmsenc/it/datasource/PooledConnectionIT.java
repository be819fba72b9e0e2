package io.kmsenc.it.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.KmsEncConnectionPoolDataSource;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pool is told of a connection by real servers. */
class PooledConnectionIT {

    private static final Path INI =
            Ini.withSecretKey().columns("customers.ssn = randomized").write();

    private final List<String> events = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL"})
    void aSessionThatTheServerEndsIsOfNoFurtherUse(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind)) {
            PooledConnection pooled = pooled(database);
            Connection connection = pooled.getConnection();
            PreparingApplication.insert(connection, 1);
            boolean postgres = kind.dialect() == Dialect.POSTGRESQL;
            String session = Sql.column(connection, postgres ? "SELECT pg_backend_pid()" : "SELECT CONNECTION_ID()")
                    .get(0);
            try (Connection owner = database.connect()) {
                Sql.run(owner, postgres ? "SELECT pg_terminate_backend(" + session + ")" : "KILL " + session);
            }
            assertThat(events).isEmpty();
            assertThatThrownBy(() -> PreparingApplication.insert(connection, 2)).isInstanceOf(SQLException.class);
            assertThat(events).isNotEmpty().allMatch("error"::equals);
            pooled.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void mistakesAndRefusalsAreNoEventsAndLeaveNothingBehind(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind)) {
            PooledConnection pooled = pooled(database);
            try (Connection connection = pooled.getConnection()) {
                connection.setAutoCommit(false);
                PreparingApplication.insert(connection, 1);
                assertThatThrownBy(() -> PreparingApplication.insert(connection, 1))
                        .isInstanceOf(SQLException.class);
            }
            try (Connection connection = pooled.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
                assertThatThrownBy(() -> Sql.rows(connection, "SELECT id FROM customers WHERE ssn LIKE 'x%'"))
                        .extracting("SQLState")
                        .isEqualTo("KE001");
                assertThat(Sql.rows(connection, "SELECT id FROM customers")).isEmpty();
                PreparingApplication.insert(connection, 2);
                assertThat(Sql.column(connection, "SELECT ssn FROM customers")).containsExactly("ssn of 2");
            }
            assertThat(events).containsExactly("closed", "closed");
            pooled.close();
            try (Connection raw = database.connect()) {
                assertThat(Sql.column(raw, "SELECT ssn FROM customers").get(0)).startsWith("kmsenc");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whateverTheDelegateAnswersLeadsBackToTheHandle(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind)) {
            PooledConnection pooled = pooled(database);
            try (Connection connection = pooled.getConnection();
                    ResultSet types = connection.getMetaData().getTypeInfo();
                    PreparedStatement prepared = connection.prepareStatement("SELECT ssn FROM customers");
                    ResultSet rows = prepared.executeQuery()) {
                Statement own = types.getStatement();
                if (own != null) {
                    assertThat(own.getConnection()).isSameAs(connection);
                }
                assertThat(rows.getStatement()).isSameAs(prepared);
                assertThat(rows.getStatement().getConnection()).isSameAs(connection);
            }
            pooled.close();
        }
    }

    private PooledConnection pooled(FreshDatabase database) throws SQLException {
        KmsEncConnectionPoolDataSource source = new KmsEncConnectionPoolDataSource();
        source.setUrl(database.kmsencUrl());
        source.setConfig(INI.toString());
        PooledConnection pooled = source.getPooledConnection(database.user(), database.password());
        pooled.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                events.add("closed");
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                events.add("error");
            }
        });
        return pooled;
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(PooledConnectionIT.class);
        try (Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + Application.text(kind.dialect()) + ")"
                            + (kind.dialect() == Dialect.MARIADB ? " ENGINE = InnoDB" : ""));
        }
        return database;
    }
}
