package io.kmsenc.it.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;
import org.postgresql.util.PGobject;

/** What an application does with pgjdbc's own interfaces, while secret columns are configured. */
class PostgresqlInterfacesIT {

    private static final String[] COLUMNS = {"customers.ssn = randomized", "customers.photo = randomized binary"};
    private static final Path INI = Ini.withSecretKey().columns(COLUMNS).write();

    private static FreshDatabase database;
    private static Connection connection;

    @BeforeAll
    static void makeTables() throws SQLException {
        database = TestDatabase.POSTGRESQL.fresh(PostgresqlInterfacesIT.class);
        connection = new Application(database, INI).connect();
        Sql.run(
                connection,
                "CREATE TABLE customers (id INT PRIMARY KEY, ssn TEXT, photo BYTEA, note TEXT)",
                "INSERT INTO customers VALUES (1, '078-05-1120', '\\x010203', 'n')",
                "CREATE TABLE plain (id INT, note TEXT)",
                "CREATE VIEW everyone AS SELECT * FROM customers",
                // ciphertexts where nobody configured them
                "CREATE TABLE strays (stray TEXT, bytes BYTEA, doc JSON)");
        try (Connection raw = database.connect()) {
            Sql.run(raw, "INSERT INTO strays SELECT ssn, photo, to_json(ssn) FROM customers");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    private static PGConnection pg() throws SQLException {
        return connection.unwrap(PGConnection.class);
    }

    private static CopyManager copies() throws SQLException {
        return pg().getCopyAPI();
    }

    @Test
    void listensToNotifications() throws SQLException {
        Sql.run(connection, "LISTEN news", "NOTIFY news, 'it is out'");
        PGNotification[] notifications = pg().getNotifications(5_000);
        assertThat(notifications).hasSize(1);
        assertThat(notifications[0].getName()).isEqualTo("news");
        assertThat(notifications[0].getParameter()).isEqualTo("it is out");
        assertThat(pg().getNotifications()).isEmpty();
    }

    @Test
    void theWrapperIsThePgConnectionAndItsStatementsArePgStatements() throws SQLException {
        assertThat(pg()).isSameAs(connection);
        assertThat(connection.isWrapperFor(PGConnection.class)).isTrue();
        assertThat(pg().getBackendPID()).isPositive();
        assertThat(pg().getParameterStatus("server_version")).isNotEmpty();
        try (PreparedStatement prepared = connection.prepareStatement("SELECT ssn FROM customers WHERE id = ?")) {
            PGStatement statement = prepared.unwrap(PGStatement.class);
            assertThat(statement).isSameAs(prepared);
            statement.setPrepareThreshold(1);
            assertThat(statement.getPrepareThreshold()).isEqualTo(1);
            prepared.setInt(1, 1);
            try (ResultSet result = prepared.executeQuery()) {
                result.next();
                assertThat(result.getString(1)).isEqualTo("078-05-1120");
                assertThat(result.getStatement()).isSameAs(prepared);
                assertThat(result.getStatement().getConnection()).isSameAs(connection);
            }
        }
    }

    @Test
    void copiesPlainTablesBothWays() throws Exception {
        Sql.run(connection, "TRUNCATE plain");
        assertThat(copies().copyIn("COPY plain FROM STDIN", new StringReader("1\tone\n2\ttwo\n")))
                .isEqualTo(2);
        byte[] three = "3;three\n".getBytes(StandardCharsets.UTF_8);
        copies().copyIn(
                        "copy plain (id, note) from stdin with (format csv, delimiter ';');",
                        new ByteArrayInputStream(three));
        StringWriter text = new StringWriter();
        assertThat(copies().copyOut("COPY (SELECT note FROM plain ORDER BY id) TO STDOUT", text))
                .isEqualTo(3);
        assertThat(text).hasToString("one\ntwo\nthree\n");
        assertThat(copies().copyOut("COPY plain TO STDOUT (FORMAT binary)", new ByteArrayOutputStream()))
                .isEqualTo(3);
        assertThat(copies()).isSameAs(copies());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY customers TO STDOUT",
                "COPY customers (id, ssn) FROM STDIN",
                "copy public.\"customers\" to stdout with (format binary)",
                "COPY (SELECT ssn FROM customers) TO STDOUT",
                "COPY everyone TO STDOUT",
                "COPY (INSERT INTO customers VALUES (2, 'x', null, null) RETURNING id) TO STDOUT",
                "COPY plain FROM STDIN; COPY customers FROM STDIN",
                "/* COPY */ INSERT INTO customers (id, ssn) VALUES (3, 'y')",
                "COPY (SELECT query_to_xml('SELECT ssn FROM customers', true, true, '')) TO STDOUT",
                "COPY (SELECT schema_to_xml('public', true, true, '')) TO STDOUT"
            })
    void refusesToCopyWhatIsSecret(String sql) {
        assertRefused("KE001", () -> copies().copyIn(sql));
        assertRefused("KE001", () -> copies().copyOut(sql));
        assertRefused("KE001", () -> copies().copyIn(sql, new StringReader("")));
        assertRefused("KE001", () -> copies().copyIn(sql, new ByteArrayInputStream(new byte[0]), 100));
        assertRefused("KE001", () -> copies().copyOut(sql, new StringWriter()));
        assertRefused("KE001", () -> copies().copyOut(sql, new ByteArrayOutputStream()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO plain VALUES (9, 'not a copy')",
                "COPY plain TO STDOUT; SET search_path = other",
                "COPY plain TO STDOUT; DROP TABLE plain",
                "",
                "COPY"
            })
    void sendsNothingThatIsNotOneCopy(String sql) throws SQLException {
        assertRefused("KE001", () -> copies().copyIn(sql));
        assertRefused("KE001", () -> copies().copyOut(sql));
        assertThat(Sql.column(connection, "SELECT note FROM plain WHERE id = 9"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY strays (stray) TO STDOUT",
                "COPY strays (bytes) TO STDOUT",
                "COPY strays (bytes) TO STDOUT (FORMAT csv)",
                "COPY strays (bytes) TO STDOUT (FORMAT binary)",
                "COPY (SELECT 'a', bytes FROM strays) TO STDOUT (FORMAT binary)",
                "COPY (SELECT 'a', encode(bytes, 'escape') FROM strays) TO STDOUT"
            })
    void handsOutNoCiphertextFromACopy(String sql) throws SQLException {
        assertRefused("KE004", () -> copies().copyOut(sql, new ByteArrayOutputStream()));
        CopyOut rows = copies().copyOut(sql);
        assertRefused("KE004", () -> {
            while (rows.readFromCopy() != null) {}
        });
        assertThat(rows.isActive()).isFalse();
        assertThat(rows.toString()).startsWith("kmsenc:");
        assertThat(Sql.column(connection, "SELECT ssn FROM customers")).containsExactly("078-05-1120");
    }

    @Test
    void handsOutNoCiphertextInAnObjectOfTheDrivers() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT doc, array_agg(stray) OVER () FROM strays")) {
            result.next();
            assertThatThrownBy(() -> result.getObject(1)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> result.getObject(1, PGobject.class)).isInstanceOf(SQLException.class);
            Array array = result.getArray(2);
            assertRefused("KE004", array::getArray);
            assertThat(array.toString()).startsWith("kmsenc:");
        }
    }

    @Test
    void rejectsWhatLeadsPastTheEncryption() {
        assertRefused("KE003", () -> pg().getFastpathAPI());
        assertRefused("KE003", () -> copies().copyDual("START_REPLICATION SLOT x LOGICAL 0/0"));
        assertRefused("KE003", () -> base().execSQLQuery("SELECT ssn FROM customers"));
        assertRefused("KE003", () -> base().execSQLUpdate("UPDATE customers SET ssn = 'open'"));
        assertRefused("KE003", () -> base().createQuery("SELECT 1", false, false));
        assertThatThrownBy(() -> base().getQueryExecutor())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("BaseConnection.getQueryExecutor(): isn't known to stay inside the encryption of secret "
                        + "columns; use createStatement, or PGConnection.getCopyAPI for COPY")
                .cause()
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("KE003");
        assertThatThrownBy(() -> pg().getReplicationAPI())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageEndingWith("open a connection with the delegate's own URL for that");
        assertThatThrownBy(() -> new CopyManager(base())).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void rejectsWhatExecutesPastTheStatement() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            BaseStatement base = statement.unwrap(BaseStatement.class);
            assertRefused("KE003", () -> base.executeWithFlags("UPDATE customers SET ssn = 'open'", 0));
        }
    }

    @Test
    void keepsLargeObjectsAndDataTypesOfTheDriver() throws Exception {
        connection.setAutoCommit(false);
        try {
            LargeObjectManager objects = pg().getLargeObjectAPI();
            long oid = objects.createLO();
            try (LargeObject object = objects.open(oid)) {
                object.write(new byte[] {1, 2, 3});
            }
            try (LargeObject object = objects.open(oid)) {
                assertThat(object.read(3)).containsExactly(1, 2, 3);
            }
            objects.delete(oid);
        } finally {
            connection.setAutoCommit(true);
        }
        pg().addDataType("json", Document.class);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT CAST('{}' AS json), doc FROM strays")) {
            result.next();
            assertThat(result.getObject(1)).isInstanceOf(Document.class).hasToString("{}");
        }
    }

    @Test
    void writesLiteralsAndArraysWithoutTheDelegate() throws SQLException {
        assertThat(pg().escapeLiteral("it's")).isEqualTo("it''s");
        assertThat(pg().escapeIdentifier("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThatThrownBy(() -> pg().escapeLiteral("\0")).isInstanceOf(SQLException.class);
        Array numbers = pg().createArrayOf("int4", new int[] {3, 4});
        try (PreparedStatement prepared = connection.prepareStatement("SELECT ?::int4[]")) {
            prepared.setArray(1, numbers);
            try (ResultSet result = prepared.executeQuery()) {
                result.next();
                assertThat((Object[]) result.getArray(1).getArray()).containsExactly(3, 4);
                assertThat(result.getArray(1)).hasToString("{3,4}");
            }
        }
        assertThatThrownBy(() -> pg().createArrayOf("int4", "no array")).isInstanceOf(SQLException.class);
    }

    @Test
    void unwrapsToNothingOfTheDelegate() throws SQLException {
        assertThat(connection.isWrapperFor(PgConnection.class)).isFalse();
        assertRefused("KE003", () -> connection.unwrap(PgConnection.class));
    }

    @Test
    void unwrapsToTheDelegateWhereTheConfigurationAllowsIt() throws SQLException {
        Path ini = Ini.withSecretKey()
                .encryption("unwrap_to_delegate = allow")
                .columns(COLUMNS)
                .write();
        try (Connection allowed = new Application(database, ini).connect();
                Statement statement = allowed.createStatement()) {
            assertThat(allowed.unwrap(PGConnection.class)).isSameAs(allowed);
            assertThat(allowed.isWrapperFor(PgConnection.class)).isTrue();
            assertThat(new CopyManager(allowed.unwrap(PgConnection.class))).isNotNull();
            assertThat(statement.unwrap(org.postgresql.jdbc.PgStatement.class)).isNotNull();
            assertThat(allowed.isWrapperFor(org.h2.jdbc.JdbcConnection.class)).isFalse();
            assertThatThrownBy(() -> allowed.unwrap(org.h2.jdbc.JdbcConnection.class))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static BaseConnection base() throws SQLException {
        return connection.unwrap(BaseConnection.class);
    }

    private static void assertRefused(String state, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(state);
    }

    /** A data type of the application. */
    public static final class Document extends PGobject {
        private static final long serialVersionUID = 1;
    }
}
