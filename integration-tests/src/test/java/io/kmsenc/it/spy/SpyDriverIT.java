package io.kmsenc.it.spy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.sentinel.Sentinel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import javax.sql.rowset.serial.SerialBlob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpyDriverIT {

    private FreshDatabase database;
    private Connection connection;
    private final String sentinel = Sentinel.random().text();

    @BeforeEach
    void connect() throws SQLException {
        database = TestDatabase.H2_MEMORY.fresh(SpyDriverIT.class);
        connection = database.connect(database.spyUrl());
        run("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(200), b BLOB, c CLOB, n DECIMAL(30, 4))");
        SpyDriver.clear();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void seesNothingThatWasNotSent() throws SQLException {
        run("INSERT INTO t (id) VALUES (1)");
        assertThat(SpyDriver.contains(sentinel)).isFalse();
        assertThat(SpyDriver.received()).isNotEmpty();
    }

    @Test
    void seesLiteralsAndBatchedText() throws SQLException {
        run("INSERT INTO t (id, v) VALUES (1, '" + sentinel + "')");
        assertThat(SpyDriver.find(sentinel)).containsExactly("Statement.execute: UTF-8");
        SpyDriver.clear();
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t (id, v) VALUES (2, '" + sentinel + "')");
        }
        assertThat(SpyDriver.contains(sentinel)).isTrue();
    }

    @Test
    void seesParametersOfEveryKind() throws SQLException {
        byte[] bytes = sentinel.getBytes(StandardCharsets.UTF_8);
        assertSeen("v", (insert, i) -> insert.setString(i, sentinel));
        assertSeen("v", (insert, i) -> insert.setObject(i, sentinel));
        assertSeen("v", (insert, i) -> insert.setNString(i, sentinel));
        assertSeen("b", (insert, i) -> insert.setBytes(i, bytes));
        assertSeen("b", (insert, i) -> insert.setBlob(i, new SerialBlob(bytes)));
        assertSeen("b", (insert, i) -> insert.setBinaryStream(i, new ByteArrayInputStream(bytes)));
        assertSeen("c", (insert, i) -> insert.setCharacterStream(i, new StringReader(sentinel)));
        assertSeen("c", (insert, i) -> insert.setAsciiStream(i, new ByteArrayInputStream(bytes)));
        assertSeen("c", (insert, i) -> insert.setClob(i, new StringReader(sentinel), sentinel.length()));
    }

    @Test
    void seesOtherEncodings() throws SQLException {
        byte[] bytes = sentinel.getBytes(StandardCharsets.UTF_8);
        assertSeen("b", (insert, i) -> insert.setBytes(i, sentinel.getBytes(StandardCharsets.UTF_16LE)));
        assertSeen("v", (insert, i) -> insert.setString(i, HexFormat.of().formatHex(bytes)));
        assertSeen("v", (insert, i) -> insert.setString(i, Base64.getEncoder().encodeToString(bytes)));
    }

    @Test
    void seesNumbers() throws SQLException {
        assertThat(insertAndReport(
                        "n",
                        "4711081512345678.9",
                        (insert, i) -> insert.setBigDecimal(i, new BigDecimal("4711081512345678.9"))))
                .isTrue();
        assertThat(insertAndReport("n", "471108151234567", (insert, i) -> insert.setLong(i, 471108151234567L)))
                .isTrue();
    }

    @Test
    void seesUpdatedRows() throws SQLException {
        run("INSERT INTO t (id) VALUES (1)");
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet rows = statement.executeQuery("SELECT id, v FROM t")) {
            rows.next();
            rows.updateString("v", sentinel);
            rows.updateRow();
            assertThat(rows.getStatement()).isSameAs(statement);
            assertThat(statement.getConnection()).isSameAs(connection);
        }
        assertThat(SpyDriver.contains(sentinel)).isTrue();
    }

    @Test
    void seesWhatIsWrittenToLargeObjects() throws SQLException, IOException {
        Blob blob = connection.createBlob();
        try (OutputStream out = blob.setBinaryStream(1)) {
            out.write(sentinel.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(SpyDriver.contains(sentinel)).isTrue();
        SpyDriver.clear();
        Clob clob = connection.createClob();
        try (Writer writer = clob.setCharacterStream(1)) {
            writer.write(sentinel);
        }
        assertThat(SpyDriver.contains(sentinel)).isTrue();
        SpyDriver.clear();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id, b, c) VALUES (7, ?, ?)")) {
            insert.setBlob(1, blob);
            insert.setClob(2, clob);
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT b FROM t WHERE id = 7");
                InputStream stored = next(row).getBinaryStream(1)) {
            assertThat(stored.readAllBytes()).isEqualTo(sentinel.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void seesUrlAndProperties() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", sentinel);
        try (Connection other = DriverManager.getConnection("jdbc:spy:h2:mem:other", properties)) {
            assertThat(other.getMetaData().getDatabaseProductName()).isEqualTo("H2");
        }
        assertThat(SpyDriver.find(sentinel)).containsExactly("Driver.connect: UTF-8");
    }

    @Test
    void showsWhoGoesPastIt() throws SQLException {
        connection.unwrap(Connection.class);
        assertThat(SpyDriver.received()).isEmpty();
        connection.unwrap(org.h2.jdbc.JdbcConnection.class);
        assertThat(SpyDriver.received()).extracting(SpyDriver.Received::method).containsExactly("unwrap past the spy");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void givesTheDelegatesOwnExceptionsAndProductName(TestDatabase kind) throws SQLException {
        try (FreshDatabase each = kind.fresh(SpyDriverIT.class);
                Connection raw = each.connect();
                Connection spied = each.connect(each.spyUrl())) {
            Throwable expected = catchThrowable(
                    () -> raw.prepareStatement("SELECT * FROM missing").executeQuery());
            assertThatThrownBy(() ->
                            spied.prepareStatement("SELECT * FROM missing").executeQuery())
                    .isExactlyInstanceOf(expected.getClass())
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo(((SQLException) expected).getSQLState()));
            assertThat(spied.getMetaData().getDatabaseProductName())
                    .isEqualTo(raw.getMetaData().getDatabaseProductName());
        }
    }

    private interface Setter {
        void set(PreparedStatement insert, int index) throws SQLException;
    }

    private void assertSeen(String column, Setter setter) throws SQLException {
        assertThat(insertAndReport(column, sentinel, setter)).isTrue();
    }

    private boolean insertAndReport(String column, String text, Setter setter) throws SQLException {
        SpyDriver.clear();
        String sql = "MERGE INTO t (id, " + column + ") KEY (id) VALUES (1, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            setter.set(insert, 1);
            insert.executeUpdate();
        }
        return SpyDriver.contains(text);
    }

    private static ResultSet next(ResultSet row) throws SQLException {
        assertThat(row.next()).isTrue();
        return row;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
