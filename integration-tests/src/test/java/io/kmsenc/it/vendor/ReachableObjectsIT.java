package io.kmsenc.it.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that an application can get from its connection, however far it goes, is an object of the delegate's. */
class ReachableObjectsIT {

    private static final Path INI = Ini.withSecretKey()
            .columns("customers.ssn = randomized", "customers.photo = randomized binary")
            .write();

    /** What somebody would ask unwrap for. */
    private static final List<Class<?>> WANTED = List.of(
            Object.class,
            Connection.class,
            Statement.class,
            PreparedStatement.class,
            ResultSet.class,
            DatabaseMetaData.class,
            org.h2.jdbc.JdbcConnection.class,
            org.h2.jdbc.JdbcStatement.class,
            org.h2.jdbc.JdbcResultSet.class,
            org.h2.engine.CastDataProvider.class,
            org.postgresql.PGConnection.class,
            org.postgresql.core.BaseConnection.class,
            org.postgresql.jdbc.PgConnection.class,
            org.postgresql.jdbc.PgStatement.class,
            org.postgresql.jdbc.PgResultSet.class,
            org.mariadb.jdbc.Connection.class,
            org.mariadb.jdbc.Statement.class,
            org.mariadb.jdbc.client.result.Result.class,
            com.mysql.cj.jdbc.JdbcConnection.class,
            com.mysql.cj.jdbc.ConnectionImpl.class,
            com.mysql.cj.jdbc.JdbcStatement.class,
            com.mysql.cj.jdbc.StatementImpl.class,
            com.mysql.cj.jdbc.result.ResultSetInternalMethods.class,
            com.mysql.cj.jdbc.result.ResultSetImpl.class);

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void noneIsTheDelegates(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(ReachableObjectsIT.class);
                Connection connection = new Application(database, INI).connect()) {
            makeTables(connection, kind.dialect());
            Walk walk = new Walk(WANTED);
            walk.from(connection, "connection");
            walkFromStatements(walk, connection, kind.dialect());
            walk.from(connection.getMetaData().getTables(null, null, "%", null), "tables");
            assertThat(walk.raw()).isEmpty();
            assertThat(walk.reached())
                    .anyMatch(name -> name.startsWith("io.kmsenc.jdbc.EncryptedConnectionLeaf"))
                    .anyMatch(name -> name.startsWith("io.kmsenc.jdbc.EncryptedStatementLeaf"))
                    .anyMatch(name -> name.startsWith("io.kmsenc.jdbc.EncryptedPreparedStatementLeaf"))
                    .anyMatch(name -> name.startsWith("io.kmsenc.jdbc.EncryptedCallableStatementLeaf"))
                    .anyMatch(name -> name.startsWith("io.kmsenc.jdbc.EncryptedResultSetLeaf"))
                    .anyMatch(name -> name.startsWith("io.kmsenc.jdbc.EncryptedDatabaseMetaDataLeaf"));
            assertThat(walk.reached()).contains(valuesOf(kind));
        }
    }

    /** What shows that the walk went through rows. */
    private static String[] valuesOf(TestDatabase kind) {
        return switch (kind) {
            case POSTGRESQL ->
                new String[] {
                    "io.kmsenc.jdbc.GuardedArray", "io.kmsenc.jdbc.CopyGateLeaf", "org.postgresql.util.PGobject"
                };
            case MARIADB -> new String[] {"org.mariadb.jdbc.MariaDbBlob", "org.mariadb.jdbc.MariaDbClob"};
            case MYSQL -> new String[] {"com.mysql.cj.jdbc.Blob", "com.mysql.cj.jdbc.Clob"};
            default -> new String[] {"io.kmsenc.jdbc.GuardedArray", "org.h2.jdbc.JdbcBlob", "org.h2.jdbc.JdbcClob"};
        };
    }

    /** That the walk could find something: on the delegate's own connection it does at once. */
    @Test
    void theWalkFindsTheDelegate() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.fresh(ReachableObjectsIT.class);
                Connection connection = new Application(database, INI).connect();
                Connection raw = database.connect()) {
            assertThat(new Walk(WANTED)
                            .from(raw.createArrayOf("INT", new Object[] {1}), "array")
                            .raw())
                    .contains("array.getResultSet() is a org.h2.jdbc.JdbcResultSet");
            assertThat(new Walk(WANTED)
                            .from(connection.createArrayOf("INT", new Object[] {1}), "array")
                            .raw())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void objectsKnowWhoMadeThem(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(ReachableObjectsIT.class);
                Connection connection = new Application(database, INI).connect()) {
            makeTables(connection, kind.dialect());
            try (PreparedStatement prepared = connection.prepareStatement(
                            "INSERT INTO customers (ssn) VALUES (?)", Statement.RETURN_GENERATED_KEYS);
                    Statement statement = connection.createStatement()) {
                prepared.setString(1, "078-05-1120");
                prepared.executeUpdate();
                ResultSet keys = prepared.getGeneratedKeys();
                assertThat(prepared.getConnection()).isSameAs(connection);
                assertThat(keys.getStatement().getConnection()).isSameAs(connection);
                statement.execute("SELECT ssn FROM customers");
                ResultSet result = statement.getResultSet();
                assertThat(statement.getResultSet()).isSameAs(result);
                assertThat(result.getStatement()).isSameAs(statement);
                DatabaseMetaData metaData = connection.getMetaData();
                assertThat(metaData.getConnection()).isSameAs(connection);
                ResultSet tables = metaData.getTables(null, null, "%", null);
                assertThat(tables.getStatement()).isSameAs(tables.getStatement());
                if (tables.getStatement() != null) {
                    assertThat(tables.getStatement().getConnection()).isSameAs(connection);
                }
                assertSane(connection, statement, prepared, result, metaData, tables);
            }
        }
    }

    private static void assertSane(Object... wrappers) {
        for (Object each : wrappers) {
            assertThat(Stream.of(wrappers).filter(each::equals)).hasSize(1);
            assertThat(each.hashCode()).isEqualTo(System.identityHashCode(each));
            assertThat(each.toString())
                    .startsWith("kmsenc:")
                    .doesNotContain("078-05-1120", "kmsenc1.", "jdbc:", "password");
        }
    }

    private static void makeTables(Connection connection, Dialect dialect) throws SQLException {
        String key = switch (dialect) {
            case H2, POSTGRESQL -> "INT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY";
            case MARIADB -> "INT AUTO_INCREMENT PRIMARY KEY";
        };
        Sql.run(
                connection,
                "CREATE TABLE customers (id " + key + ", ssn " + Application.text(dialect) + ", photo "
                        + Application.binary(dialect) + ", note VARCHAR(100))",
                "CREATE TABLE plain (id INT, note VARCHAR(100))",
                "INSERT INTO plain VALUES (1, 'n')");
        if (dialect == Dialect.MARIADB) {
            Sql.run(connection, "CREATE PROCEDURE answers() SELECT 1 AS id");
        } else if (dialect == Dialect.POSTGRESQL) {
            Sql.run(
                    connection,
                    "CREATE FUNCTION cursor_of() RETURNS refcursor LANGUAGE plpgsql AS "
                            + "'DECLARE c refcursor; BEGIN OPEN c FOR SELECT * FROM plain; RETURN c; END'");
        }
    }

    private static String values(Dialect dialect) {
        return switch (dialect) {
            case H2 ->
                "SELECT 1 AS id, CAST('x' AS CLOB), CAST(X'01' AS BLOB), ARRAY['a', 'b'], ROW (1, 'a'), "
                        + "ARRAY[ROW (1, 'a')], UUID '00000000-0000-0000-0000-000000000001', "
                        + "INTERVAL '1' DAY, CAST('{}' AS JSON)";
            case POSTGRESQL ->
                "SELECT 1 AS id, 'x'::text, '\\x01'::bytea, ARRAY['a', 'b'], ROW (1, 'a'), '<a/>'::xml, "
                        + "cursor_of(), '{}'::json, lo_creat(-1)";
            case MARIADB -> "SELECT 1 AS id, REPEAT('x', 10), CAST('x' AS BINARY), NOW(), 1.5, '1', '2', '3', '4'";
        };
    }

    private static void walkFromStatements(Walk walk, Connection connection, Dialect dialect) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                PreparedStatement prepared = connection.prepareStatement(values(dialect));
                CallableStatement call =
                        connection.prepareCall(dialect == Dialect.MARIADB ? "{call answers()}" : values(dialect));
                PreparedStatement keys = connection.prepareStatement(
                        "INSERT INTO customers (ssn, note) VALUES ('s', 'n')", Statement.RETURN_GENERATED_KEYS)) {
            ResultSet result = statement.executeQuery(values(dialect));
            result.next();
            walk.from(result, "result").from(statement, "statement");
            // a call that failed may have ended the transaction
            connection.rollback();
            ResultSet rows = prepared.executeQuery();
            rows.next();
            walk.from(rows, "rows").from(prepared, "prepared");
            connection.rollback();
            call.execute();
            walk.from(call, "call");
            connection.rollback();
            keys.executeUpdate();
            walk.from(keys, "keys");
            connection.rollback();
            walk.from(connection.setSavepoint(), "savepoint");
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
