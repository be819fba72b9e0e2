package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setter and getter on secret text columns, on H2 beside a plaintext twin of the table. */
class TextColumnTest {

    private static final String SECRET = "Grüße, \uD83D\uDD11 4711";

    @TempDir
    static Path folder;

    private static H2Database database;
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        database = new H2Database(folder, "customers.ssn = randomized", "customers.email = deterministic");
        for (String table : new String[] {"customers", "twin"}) {
            database.ddl("CREATE TABLE " + table
                    + " (id INT PRIMARY KEY, ssn VARCHAR(4000), email VARCHAR(4000), note VARCHAR)");
        }
        connection = database.encrypted();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.ddl("TRUNCATE TABLE customers");
        database.ddl("TRUNCATE TABLE twin");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    interface Setter {
        void set(PreparedStatement statement, int index) throws SQLException;
    }

    static Stream<Arguments> textSetters() {
        return Stream.of(
                setter("setString", (s, i) -> s.setString(i, SECRET)),
                setter("setNString", (s, i) -> s.setNString(i, SECRET)),
                setter("setObject", (s, i) -> s.setObject(i, SECRET)),
                setter("setObject VARCHAR", (s, i) -> s.setObject(i, SECRET, Types.VARCHAR)),
                setter("setObject CLOB scale", (s, i) -> s.setObject(i, SECRET, Types.CLOB, 0)),
                setter("setObject JDBCType", (s, i) -> s.setObject(i, SECRET, JDBCType.VARCHAR)),
                setter("setObject JDBCType scale", (s, i) -> s.setObject(i, SECRET, JDBCType.NVARCHAR, 0)),
                setter("setCharacterStream", (s, i) -> s.setCharacterStream(i, new StringReader(SECRET))),
                setter(
                        "setCharacterStream int",
                        (s, i) -> s.setCharacterStream(i, new StringReader(SECRET + "rest"), SECRET.length())),
                setter(
                        "setCharacterStream long",
                        (s, i) -> s.setCharacterStream(i, new StringReader(SECRET), (long) SECRET.length())),
                setter("setNCharacterStream", (s, i) -> s.setNCharacterStream(i, new StringReader(SECRET))),
                setter(
                        "setNCharacterStream long",
                        (s, i) -> s.setNCharacterStream(i, new StringReader(SECRET), SECRET.length())),
                setter("setClob reader", (s, i) -> s.setClob(i, new StringReader(SECRET))),
                setter("setClob reader long", (s, i) -> s.setClob(i, new StringReader(SECRET), SECRET.length())),
                setter("setNClob reader", (s, i) -> s.setNClob(i, new StringReader(SECRET))),
                setter("setNClob reader long", (s, i) -> s.setNClob(i, new StringReader(SECRET), SECRET.length())),
                setter("setClob", (s, i) -> s.setClob(i, clob(s))),
                setter("setNClob", (s, i) -> s.setNClob(i, clob(s))),
                setter("setObject clob", (s, i) -> s.setObject(i, clob(s))));
    }

    private static Arguments setter(String name, Setter setter) {
        return Arguments.of(name, setter);
    }

    private static NClob clob(PreparedStatement statement) throws SQLException {
        NClob clob = statement.getConnection().createNClob();
        clob.setString(1, SECRET);
        return clob;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("textSetters")
    void everyTextSetterStoresACiphertextThatReadsBack(String name, Setter setter) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO customers (id, ssn, email, note) VALUES (1, ?, ?, ?)")) {
            setter.set(insert, 1);
            setter.set(insert, 2);
            setter.set(insert, 3);
            insert.executeUpdate();
        }

        assertThat(database.stored("SELECT ssn FROM customers")).startsWith("kmsenc1.");
        assertThat(database.stored("SELECT email FROM customers")).startsWith("kmsenc1.");
        assertThat(database.stored("SELECT note FROM customers")).isEqualTo(SECRET);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT ssn, email, note FROM customers WHERE email = ?")) {
            setter.set(select, 1);
            try (ResultSet result = select.executeQuery()) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(1)).isEqualTo(SECRET);
                assertThat(result.getString("EMAIL")).isEqualTo(SECRET);
                assertThat(result.getString("note")).isEqualTo(SECRET);
                assertThat(result.next()).isFalse();
            }
        }
    }

    static Stream<Arguments> convertedSetters() {
        return Stream.of(
                setter("setBoolean", (s, i) -> s.setBoolean(i, true)),
                setter("setDouble", (s, i) -> s.setDouble(i, 1.5)),
                setter("setFloat", (s, i) -> s.setFloat(i, 1.5f)),
                setter("setBytes", (s, i) -> s.setBytes(i, SECRET.getBytes(StandardCharsets.UTF_8))),
                setter("setDate", (s, i) -> s.setDate(i, Date.valueOf("2020-01-02"))),
                setter("setTime", (s, i) -> s.setTime(i, Time.valueOf("01:02:03"))),
                setter("setTimestamp", (s, i) -> s.setTimestamp(i, Timestamp.valueOf("2020-01-02 03:04:05"))),
                setter("setByte", (s, i) -> s.setByte(i, (byte) -7)),
                setter("setShort", (s, i) -> s.setShort(i, (short) 300)),
                setter("setInt", (s, i) -> s.setInt(i, 123_456_789)),
                setter("setLong", (s, i) -> s.setLong(i, Long.MIN_VALUE)),
                setter("setBigDecimal", (s, i) -> s.setBigDecimal(i, new BigDecimal("12.340"))),
                setter("setObject Integer", (s, i) -> s.setObject(i, 42)),
                setter("setObject Long", (s, i) -> s.setObject(i, 42L)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("convertedSetters")
    void whatIsNoStringIsStoredAsTheTextThatTheTwinStores(String name, Setter setter) throws SQLException {
        for (String table : new String[] {"customers", "twin"}) {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + table + " (id, ssn) VALUES (1, ?)")) {
                setter.set(insert, 1);
                insert.executeUpdate();
            }
        }

        assertThat(database.stored("SELECT ssn FROM customers")).startsWith("kmsenc1.");
        assertThat(read("SELECT ssn FROM customers", r -> r.getString(1)))
                .isEqualTo(database.stored("SELECT ssn FROM twin"));
    }

    static Stream<Arguments> refusedSetters() {
        return Stream.of(
                setter("setBinaryStream", (s, i) -> s.setBinaryStream(i, new ByteArrayInputStream(new byte[3]))),
                setter("setBlob", (s, i) -> s.setBlob(i, new ByteArrayInputStream(new byte[3]))),
                setter(
                        "setArray",
                        (s, i) -> s.setArray(i, s.getConnection().createArrayOf("VARCHAR", new Object[] {SECRET}))),
                setter("setObject INTEGER", (s, i) -> s.setObject(i, SECRET, Types.INTEGER)),
                setter("setObject Object", (s, i) -> s.setObject(i, new java.util.BitSet())),
                setter("setCharacterStream too short", (s, i) -> s.setCharacterStream(i, new StringReader("abc"), 4)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedSetters")
    void whatCannotBeEncryptedIsRefusedByNameOfTheColumn(String name, Setter setter) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customers (id, ssn) VALUES (1, ?)")) {
            assertThatThrownBy(() -> setter.set(insert, 1))
                    .isInstanceOf(SQLDataException.class)
                    .hasMessageStartingWith("column \"customers\".\"ssn\": ")
                    .hasMessageNotContaining("4711");
        }
    }

    @Test
    void nullStaysNull() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO customers (id, ssn, email) VALUES (?, ?, ?)")) {
            insert.setInt(1, 1);
            insert.setNull(2, Types.VARCHAR);
            insert.setString(3, null);
            insert.addBatch();
            insert.setInt(1, 2);
            insert.setObject(2, null);
            insert.setNull(3, Types.OTHER, "OTHER");
            insert.addBatch();
            assertThat(insert.executeBatch()).containsExactly(1, 1);
        }
        assertThat(database.stored("SELECT COUNT(*) FROM customers WHERE ssn IS NULL AND email IS NULL"))
                .isEqualTo("2");
        assertThat(read("SELECT ssn FROM customers", r -> {
                    assertThat(r.getInt(1)).isZero();
                    assertThat(r.wasNull()).isTrue();
                    assertThat(r.getObject(1)).isNull();
                    assertThat(r.getObject(1, String.class)).isNull();
                    assertThat(r.getCharacterStream(1)).isNull();
                    assertThat(r.getClob(1)).isNull();
                    assertThat(r.getBoolean(1)).isFalse();
                    return r.getString(1);
                }))
                .isNull();
    }

    @Test
    void theEmptyStringIsAValue() throws SQLException {
        execute("INSERT INTO customers (id, ssn) VALUES (1, '')");
        assertThat(database.stored("SELECT ssn FROM customers")).startsWith("kmsenc1.");
        assertThat(read("SELECT ssn FROM customers", r -> r.getString(1))).isEqualTo("");
    }

    interface Getter {
        Object get(ResultSet result) throws SQLException;
    }

    static Stream<Arguments> getters() {
        return Stream.of(
                getter("getString", SECRET, r -> r.getString(1)),
                getter("getNString", SECRET, r -> r.getNString(1)),
                getter("getObject", SECRET, r -> r.getObject(1)),
                getter("getObject String", SECRET, r -> r.getObject(1, String.class)),
                getter("getBytes", SECRET, r -> r.getBytes(1)),
                getter("getCharacterStream", SECRET, r -> text(r.getCharacterStream(1))),
                getter("getNCharacterStream", SECRET, r -> text(r.getNCharacterStream(1))),
                getter("getClob", SECRET, r -> text(r.getClob(1))),
                getter("getNClob", SECRET, r -> text(r.getNClob(1))),
                getter("getAsciiStream", "plain", r -> bytes(r.getAsciiStream(1))),
                getter("getByte", "-7", r -> r.getByte(1)),
                getter("getShort", "300", r -> r.getShort(1)),
                getter("getInt", "123456789", r -> r.getInt(1)),
                getter("getLong", "9223372036854775807", r -> r.getLong(1)),
                getter("getFloat", "1.25", r -> r.getFloat(1)),
                getter("getDouble", "0.1", r -> r.getDouble(1)),
                getter("getBigDecimal", "12345678901234567890.120", r -> r.getBigDecimal(1)),
                getter("getObject Integer", "17", r -> r.getObject(1, Integer.class)),
                getter("getObject Long", "17", r -> r.getObject(1, Long.class)),
                getter("getObject BigDecimal", "1.50", r -> r.getObject(1, BigDecimal.class)),
                getter("getObject Boolean", "true", r -> r.getObject(1, Boolean.class)),
                getter("getBoolean", "true", r -> r.getBoolean(1)),
                getter("getBoolean 0", "0", r -> r.getBoolean(1)),
                getter("getDate", "2020-02-29", r -> r.getDate(1)),
                getter("getTime", "23:59:58", r -> r.getTime(1)),
                getter("getTimestamp", "2020-02-29 23:59:58.123456789", r -> r.getTimestamp(1)));
    }

    private static Arguments getter(String name, String value, Getter getter) {
        return Arguments.of(name, value, getter);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("getters")
    void everyGetterAnswersAsOnTheTwin(String name, String value, Getter getter) throws SQLException {
        execute("INSERT INTO customers (id, ssn) VALUES (1, '" + value + "')");
        execute("INSERT INTO twin (id, ssn) VALUES (1, '" + value + "')");
        Object expected = read("SELECT ssn FROM twin", getter);
        assertThat(read("SELECT ssn FROM customers", getter))
                .isEqualTo(expected)
                .isNotNull();
        assertThat(database.stored("SELECT ssn FROM customers")).startsWith("kmsenc1.");
    }

    static Stream<Arguments> failingGetters() {
        return Stream.of(
                getter("getInt of words", "words", r -> r.getInt(1)),
                getter("getInt too large", "99999999999", r -> r.getInt(1)),
                getter("getLong of a fraction", "x1.5", r -> r.getLong(1)),
                getter("getInt of a power", "1e3", r -> r.getInt(1)),
                getter("getDate of no day", "2024-02-30", r -> r.getDate(1)),
                getter("getTime of no time", "24:00:00", r -> r.getTime(1)),
                getter("getBoolean of words", "words", r -> r.getBoolean(1)),
                getter("getDate of words", "words", r -> r.getDate(1)),
                getter("getArray", "words", r -> r.getArray(1)),
                getter("getRef", "words", r -> r.getRef(1)),
                getter("getObject UUID", "words", r -> r.getObject(1, java.util.UUID.class)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failingGetters")
    void whatCannotBeReadFailsWithoutTheValue(String name, String value, Getter getter) throws SQLException {
        execute("INSERT INTO customers (id, ssn) VALUES (1, '" + value + "')");
        assertThatThrownBy(() -> read("SELECT ssn FROM customers", getter))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("\"customers\".\"ssn\"")
                .hasMessageNotContaining(value);
    }

    @Test
    void literalsAreReplacedInPlaceAndTheRestIsLeftAlone() throws SQLException {
        String sql = "INSERT /* keep 'this' */ INTO customers (id, note, ssn)\n VALUES (1, 'it''s', 'se''cret') -- end";
        execute(sql);
        assertThat(database.stored("SELECT note FROM customers")).isEqualTo("it's");
        assertThat(database.stored("SELECT ssn FROM customers")).startsWith("kmsenc1.");
        assertThat(read("SELECT ssn FROM customers", r -> r.getString(1))).isEqualTo("se'cret");
        execute("UPDATE customers SET email = 'a@b.c' WHERE id = 1");
        assertThat(read("SELECT note FROM customers WHERE email = 'a@b.c'", r -> r.getString(1)))
                .isEqualTo("it's");
    }

    @Test
    void statementBatchesArePlannedOneByOne() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO customers (id, ssn) VALUES (1, 'first')");
            statement.addBatch("INSERT INTO customers (id, note) VALUES (2, 'plain')");
            statement.addBatch("UPDATE customers SET ssn = 'second' WHERE id = 2");
            assertThat(statement.executeLargeBatch()).containsExactly(1, 1, 1);
            assertThatThrownBy(() -> statement.addBatch("UPDATE customers SET ssn = UPPER('x')"))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("KE001");
        }
        assertThat(database.stored("SELECT COUNT(*) FROM customers WHERE ssn LIKE 'kmsenc1.%'"))
                .isEqualTo("2");
        assertThat(read("SELECT ssn FROM customers WHERE id = 2", r -> r.getString(1)))
                .isEqualTo("second");
    }

    @Test
    void generatedKeysOfSecretColumnsAreDecrypted() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO customers (id, ssn) VALUES (?, ?)", new String[] {"ID", "SSN"})) {
            insert.setInt(1, 5);
            insert.setString(2, SECRET);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getInt("ID")).isEqualTo(5);
                assertThat(keys.getString("SSN")).isEqualTo(SECRET);
            }
        }
    }

    @Test
    void updatableRowsStoreCiphertexts() throws SQLException {
        execute("INSERT INTO customers (id, ssn, note) VALUES (1, 'secret', 'old')");
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet result = statement.executeQuery("SELECT id, ssn, note FROM customers")) {
            result.next();
            result.updateInt("ssn", 4711);
            result.updateRow();
            assertThat(database.stored("SELECT ssn FROM customers")).startsWith("kmsenc1.");
            assertThat(read("SELECT ssn FROM customers", r -> r.getString(1))).isEqualTo("4711");
            result.updateString("ssn", "another");
            result.updateString("note", "new");
            result.updateRow();
        }
        assertThat(database.stored("SELECT ssn FROM customers")).startsWith("kmsenc1.");
        assertThat(database.stored("SELECT note FROM customers")).isEqualTo("new");
        assertThat(read("SELECT ssn FROM customers", r -> r.getString(1))).isEqualTo("another");
    }

    @Test
    void aCiphertextOfUnknownOriginIsNeverHandedOut() throws SQLException {
        execute("INSERT INTO customers (id, ssn) VALUES (1, 'secret')");
        database.ddl("INSERT INTO twin (id, ssn, note) SELECT id, ssn, ssn FROM customers");
        for (Getter getter : Arrays.<Getter>asList(
                r -> r.getString("ssn"),
                r -> r.getObject("ssn"),
                r -> r.getBytes("ssn"),
                r -> r.getObject(1, String.class),
                r -> r.getCharacterStream(1),
                r -> r.getBinaryStream(1),
                r -> r.getClob(1))) {
            assertThatThrownBy(() -> read("SELECT ssn FROM twin", getter))
                    .isInstanceOf(SQLDataException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("KE004");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Object read(String query, Getter getter) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return getter.get(result);
        }
    }

    private static String text(Clob clob) throws SQLException {
        return text(clob.getCharacterStream());
    }

    private static String text(java.io.Reader reader) {
        try {
            java.io.StringWriter writer = new java.io.StringWriter();
            reader.transferTo(writer);
            return writer.toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String bytes(java.io.InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
