package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pool may expect of a pooled connection, and what its users may not. */
class PooledConnectionTest {

    @TempDir
    static Path folder;

    private H2Database database;
    private PooledConnection pooled;
    private final List<String> events = new ArrayList<>();
    private final List<Object> eventStatements = new ArrayList<>();

    @BeforeEach
    void open() throws SQLException {
        database = new H2Database(folder, "customers.ssn = randomized");
        database.ddl("CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(1000))");
        KmsEncConnectionPoolDataSource source = new KmsEncConnectionPoolDataSource();
        source.setUrl("jdbc:kmsenc:" + database.rawUrl().substring("jdbc:".length()));
        source.setConfig(database.ini().toString());
        pooled = source.getPooledConnection();
        pooled.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                assertThat(event.getSource()).isSameAs(pooled);
                events.add("closed");
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                assertThat(event.getSource()).isSameAs(pooled);
                events.add("error " + event.getSQLException().getSQLState());
            }
        });
        pooled.addStatementEventListener(new StatementEventListener() {
            @Override
            public void statementClosed(StatementEvent event) {
                eventStatements.add(event.getStatement());
                events.add("statement closed");
            }

            @Override
            public void statementErrorOccurred(StatementEvent event) {
                eventStatements.add(event.getStatement());
                events.add("statement error " + event.getSQLException().getSQLState());
            }
        });
    }

    @AfterEach
    void close() throws SQLException {
        pooled.close();
        database.close();
    }

    @Test
    void secretsAreEncryptedThroughEveryTurn() throws SQLException {
        for (int id = 1; id <= 3; id++) {
            try (Connection connection = pooled.getConnection()) {
                insert(connection, id, "secret " + id);
                assertThat(query(connection, "SELECT ssn FROM customers WHERE id = " + id))
                        .isEqualTo("secret " + id);
            }
        }
        assertThat(database.stored("SELECT ssn FROM customers WHERE id = 1")).startsWith("kmsenc");
        assertThat(events.stream().filter("closed"::equals)).hasSize(3);
    }

    @Test
    void givingBackUndoesWhatWasLeftBehind() throws SQLException {
        Connection first = pooled.getConnection();
        first.setAutoCommit(false);
        insert(first, 1, "uncommitted");
        Statement left = first.createStatement();
        ResultSet leftResult = left.executeQuery("SELECT 1");
        first.close();
        assertThat(left.isClosed()).isTrue();
        assertThat(leftResult.isClosed()).isTrue();
        Connection second = pooled.getConnection();
        assertThat(second.getAutoCommit()).isTrue();
        assertThat((Object) second.getWarnings()).isNull();
        assertThat(query(second, "SELECT COUNT(*) FROM customers")).isEqualTo("0");
    }

    @Test
    void aNewConnectionClosesTheOneBeforeWithoutAnEvent() throws SQLException {
        Connection first = pooled.getConnection();
        first.setAutoCommit(false);
        insert(first, 1, "uncommitted");
        events.clear();
        Connection second = pooled.getConnection();
        assertThat(events).isEmpty();
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        assertThat(second).isNotEqualTo(first);
        first.close();
        assertThat(events).isEmpty();
        assertThat(query(second, "SELECT COUNT(*) FROM customers")).isEqualTo("0");
        assertThatThrownBy(first::createStatement)
                .hasMessage("the connection was closed when its pool lent the connection again; "
                        + "ask the pool for another one");
    }

    @Test
    void aSecondCloseDoesNothing() throws SQLException {
        Connection connection = pooled.getConnection();
        connection.close();
        connection.close();
        connection.abort(Runnable::run);
        assertThat(events).containsExactly("closed");
        assertThat(pooled.getConnection().isValid(1)).isTrue();
    }

    @Test
    void closingThePooledConnectionClosesAllOfItWithoutAnEvent() throws SQLException {
        Connection connection = pooled.getConnection();
        pooled.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(events).isEmpty();
        assertThatThrownBy(pooled::getConnection)
                .isInstanceOf(SQLException.class)
                .hasMessage("the pooled connection was closed; ask the data source for a new one");
        assertThat(events).containsExactly("error 08003");
    }

    @Test
    void everyMethodOfAClosedConnectionFailsWith08003() throws Exception {
        Connection connection = pooled.getConnection();
        connection.close();
        Set<String> answered = Set.of("close", "isClosed", "isValid", "abort", "unwrap", "isWrapperFor");
        int failed = 0;
        for (Method method : Connection.class.getMethods()) {
            if (!answered.contains(method.getName()) && !Modifier.isStatic(method.getModifiers())) {
                assertThatThrownBy(() -> invoke(connection, method))
                        .as(method.toString())
                        .isInstanceOf(SQLException.class)
                        .extracting(e -> ((SQLException) e).getSQLState())
                        .isEqualTo("08003");
                failed++;
            }
        }
        assertThat(failed).isGreaterThan(50);
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        assertThatThrownBy(() -> connection.setClientInfo("a", "b")).isInstanceOf(SQLClientInfoException.class);
        assertThat(events)
                .as("no method of a closed handle says that the connection is broken")
                .containsExactly("closed");
    }

    @Test
    void whatCameFromAConnectionEndsWithIt() throws SQLException {
        Connection connection = pooled.getConnection();
        PreparedStatement prepared = connection.prepareStatement("SELECT 1");
        ResultSet result = prepared.executeQuery();
        DatabaseMetaData metaData = connection.getMetaData();
        connection.close();
        pooled.getConnection();
        assertThatThrownBy(prepared::executeQuery).extracting("SQLState").isEqualTo("08003");
        assertThatThrownBy(result::next).isInstanceOf(SQLException.class);
        assertThatThrownBy(metaData::getConnection).extracting("SQLState").isEqualTo("08003");
        assertThat(prepared.isClosed()).isTrue();
        prepared.close();
        result.close();
    }

    @Test
    void everythingStaysBehindTheHandle() throws SQLException {
        Connection connection = pooled.getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("SELECT ssn FROM customers");
        CallableStatement call = connection.prepareCall("CALL 1");
        for (Statement each : List.of(statement, prepared, call)) {
            assertThat(each.getConnection()).isSameAs(connection);
        }
        assertThat(prepared.executeQuery().getStatement()).isSameAs(prepared);
        assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
        assertThat(connection.getMetaData().getTables(null, null, "%", null).getStatement())
                .isNull();
        assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
        assertThat(connection.isWrapperFor(Connection.class)).isTrue();
        assertThat(connection.isWrapperFor(org.h2.jdbc.JdbcConnection.class)).isFalse();
        assertThatThrownBy(() -> connection.unwrap(org.h2.jdbc.JdbcConnection.class))
                .extracting("SQLState")
                .isEqualTo("KE003");
        assertThatThrownBy(() -> prepared.unwrap(org.h2.jdbc.JdbcPreparedStatement.class))
                .extracting("SQLState")
                .isEqualTo("KE003");
        assertThat(Set.of(connection)).contains(statement.getConnection());
        assertThat(connection.toString()).startsWith("handle of kmsenc:");
    }

    @Test
    void onlyPreparedStatementsTellThatTheyAreClosed() throws SQLException {
        Connection connection = pooled.getConnection();
        connection.createStatement().close();
        assertThat(events).isEmpty();
        PreparedStatement closed = connection.prepareStatement("SELECT 1");
        closed.close();
        closed.close();
        PreparedStatement left = connection.prepareStatement("SELECT 2");
        connection.close();
        assertThat(events).containsExactly("statement closed", "statement closed", "closed");
        assertThat(eventStatements.get(0)).isSameAs(closed);
        assertThat(eventStatements.get(1)).isSameAs(left);
    }

    @Test
    void aRefusalIsNoErrorOfTheConnection() throws SQLException {
        Connection connection = pooled.getConnection();
        assertThatThrownBy(() -> query(connection, "SELECT id FROM customers WHERE ssn LIKE 'x%'"))
                .extracting("SQLState")
                .isEqualTo("KE001");
        assertThatThrownBy(() -> query(connection, "SELECT nothing FROM nowhere"))
                .isInstanceOf(SQLException.class);
        assertThat(events).isEmpty();
    }

    @Test
    void aBrokenConnectionIsToldOfTheConnectionAndThePreparedStatement() throws SQLException {
        Connection connection = pooled.getConnection();
        PreparedStatement prepared = connection.prepareStatement("SELECT ssn FROM customers");
        database.ddl("SHUTDOWN IMMEDIATELY");
        assertThatThrownBy(prepared::executeQuery).isInstanceOf(SQLException.class);
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).startsWith("statement error ");
        assertThat(events.get(1)).startsWith("error ");
        assertThat(eventStatements).containsExactly(prepared);
    }

    @Test
    void aConnectionThatBrokeUnseenIsToldOfWhenItIsGivenBack() throws SQLException {
        Connection connection = pooled.getConnection();
        database.ddl("SHUTDOWN IMMEDIATELY");
        connection.close();
        assertThat(events).containsExactly("error 08003", "closed");
        assertThatThrownBy(pooled::getConnection).extracting("SQLState").isEqualTo("08003");
    }

    @Test
    void anAbortedConnectionIsOfNoFurtherUse() throws SQLException {
        Connection connection = pooled.getConnection();
        connection.abort(Runnable::run);
        assertThat(connection.isClosed()).isTrue();
        assertThat(events).containsExactly("error 08003");
        assertThatThrownBy(pooled::getConnection).extracting("SQLState").isEqualTo("08003");
    }

    @Test
    void aListenerThatWasRemovedHearsNothing() throws SQLException {
        List<String> heard = new ArrayList<>();
        ConnectionEventListener listener = new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                heard.add("closed");
                pooled.removeConnectionEventListener(this);
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                heard.add("error");
            }
        };
        pooled.addConnectionEventListener(listener);
        pooled.getConnection().close();
        pooled.getConnection().close();
        assertThat(heard).containsExactly("closed");
    }

    @Test
    void aSearchPathThatAUserLeftIsKnownInTheNextTurn() throws SQLException {
        database.ddl("CREATE SCHEMA other");
        database.ddl("CREATE TABLE other.customers (id INT PRIMARY KEY, ssn VARCHAR(1000), extra INT)");
        try (Connection connection = pooled.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SCHEMA other");
        }
        try (Connection connection = pooled.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO customers VALUES (1, 'secret', 7)");
        }
        assertThat(database.stored("SELECT ssn FROM other.customers")).startsWith("kmsenc");
    }

    private static void invoke(Connection connection, Method method) throws Throwable {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = type == int.class ? (Object) 1 : type == boolean.class ? (Object) true : null;
        }
        try {
            method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void insert(Connection connection, int id, String ssn) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers VALUES (?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, ssn);
            insert.executeUpdate();
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
