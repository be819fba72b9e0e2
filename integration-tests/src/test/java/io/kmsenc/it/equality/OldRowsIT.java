package io.kmsenc.it.equality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.spy.SpyDriver;
import io.kmsenc.sql.Dialect;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.rowset.serial.SerialClob;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A column of which some rows are encrypted and some are not yet answers as a plaintext twin of the table does. Each
 * value stands in a row of either kind.
 */
class OldRowsIT {

    private static final Path INI = Ini.withSecretKey()
            .columns(
                    "customers.login = deterministic plaintext=allow",
                    "customers.token = deterministic binary plaintext=allow")
            .write();

    private static final List<@Nullable String> VALUES =
            Arrays.asList("ada", "Ada", "ada ", "", "it's", "\\", "\u00e4 \u6f22 \uD83D\uDD11", "kmsenc1.", null);

    /** Conditions with two parameters, in the words of both tables. */
    private static final List<String> CONDITIONS = List.of(
            "login = ? AND id > 0 OR login = ?",
            "login=? OR ?=login",
            "login <> ? AND login != ?",
            "NOT login = ? AND (?) <> login",
            "login IN (?, 'bob', ?)",
            "login NOT IN (?, ?)",
            "login NOT IN (?, NULL) OR login = ?",
            "id < 100 AND (login = ((?)) OR note = ?)",
            "CASE WHEN login = ? THEN 1 WHEN login IN (?) THEN 2 ELSE 0 END <> 0",
            "(? IS NULL OR login = 'ada') AND note <> ?",
            "COALESCE(login, NULL) = ? AND note <> ?");

    private interface Body {
        void run(FreshDatabase database, Connection connection) throws SQLException;
    }

    private static void with(TestDatabase kind, Body body) throws SQLException {
        try (FreshDatabase database = kind.fresh(OldRowsIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connectSpied()) {
            String text = switch (kind.dialect()) {
                case H2 -> "VARCHAR(400)";
                case POSTGRESQL -> "TEXT";
                case MARIADB -> "VARCHAR(400) COLLATE utf8mb4_nopad_bin";
            };
            String columns = " (id INT PRIMARY KEY, login " + text + ", token " + Application.binary(kind.dialect())
                    + ", note " + text + ", born DATE)";
            Sql.run(raw, "CREATE TABLE customers" + columns, "CREATE TABLE twins" + columns);
            for (int i = 0; i < VALUES.size(); i++) {
                insert(raw, "customers", i, VALUES.get(i));
                insert(connection, "customers", i + 50, VALUES.get(i));
                insert(raw, "twins", i, VALUES.get(i));
                insert(raw, "twins", i + 50, VALUES.get(i));
            }
            body.run(database, connection);
        }
    }

    private static void insert(Connection connection, String table, int id, @Nullable String value)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, 'n', ?)")) {
            insert.setInt(1, id);
            insert.setString(2, value);
            insert.setBytes(3, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
            insert.setDate(4, Date.valueOf("2000-01-" + (id % 28 + 1)));
            insert.executeUpdate();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void findsWhatAPlaintextTwinFinds(TestDatabase kind) throws SQLException {
        with(kind, (database, connection) -> {
            int found = 0;
            for (String condition : CONDITIONS) {
                String query = "SELECT id FROM customers WHERE " + condition + " ORDER BY id";
                String twin = query.replace("customers", "twins");
                try (PreparedStatement select = connection.prepareStatement(query);
                        PreparedStatement other = connection.prepareStatement(twin)) {
                    for (String one : VALUES) {
                        for (String two : List.of("ada", "none")) {
                            List<Integer> ids = ids(select, one, two);
                            assertThat(ids)
                                    .as("%s with %s, %s", query, one, two)
                                    .isEqualTo(ids(other, one, two));
                            found += ids.size();
                        }
                    }
                }
            }
            assertThat(found).isGreaterThan(200);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void findsByLiteralsWhatAPlaintextTwinFinds(TestDatabase kind) throws SQLException {
        with(kind, (database, connection) -> {
            for (String condition : CONDITIONS) {
                for (String value : VALUES) {
                    if (value == null) {
                        continue; // = NULL is no comparison with a literal
                    }
                    String literal = connection.createStatement().enquoteLiteral(value);
                    String query = "SELECT id FROM customers WHERE " + condition.replace("?", literal) + " ORDER BY id";
                    assertThat(Sql.rows(connection, query))
                            .as(query)
                            .isEqualTo(Sql.rows(connection, query.replace("customers", "twins")));
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void changesAndRemovesWhatATwinWould(TestDatabase kind) throws SQLException {
        with(kind, (database, connection) -> {
            for (String statement : List.of(
                    "UPDATE customers SET note = ?, login = ? WHERE login = ? AND id < ?",
                    "DELETE FROM customers WHERE note <> ? AND note NOT IN (?) AND login IN (?, 'it''s') AND id < ?",
                    "UPDATE customers SET note = ?, login = ? WHERE ? <> login AND id < ?")) {
                assertThat(changed(connection, statement))
                        .as(statement)
                        .isEqualTo(changed(connection, statement.replace("customers", "twins")))
                        .isPositive();
                // without the plaintext that begins as a ciphertext does, which isn't read
                String all = "SELECT id, login, note FROM customers WHERE id NOT IN (7, 57) ORDER BY id";
                assertThat(Sql.rows(connection, all))
                        .as(statement)
                        .isEqualTo(Sql.rows(connection, all.replace("customers", "twins")));
            }
            try (Connection raw = database.connect()) {
                assertThat(Sql.column(raw, "SELECT login FROM customers WHERE note = 'changed'"))
                        .isNotEmpty()
                        .allMatch(stored -> stored != null && stored.startsWith("kmsenc1."));
            }
        });
    }

    private static int changed(Connection connection, String statement) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(statement)) {
            change.setObject(1, "changed");
            change.setString(2, "new");
            change.setString(3, "ada");
            change.setLong(4, 99);
            return change.executeUpdate();
        }
    }

    private interface Setter {
        void set(PreparedStatement statement, int index, String value) throws SQLException;
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void everySetterBindsBothFormsAndKeepsThePlacesOfTheOthers(TestDatabase kind) throws SQLException {
        List<Setter> setters = List.of(
                PreparedStatement::setString,
                PreparedStatement::setNString,
                PreparedStatement::setObject,
                (s, i, v) -> s.setObject(i, v, Types.VARCHAR),
                (s, i, v) -> s.setObject(i, v, JDBCType.VARCHAR),
                (s, i, v) -> s.setObject(i, new SerialClob(v.toCharArray())),
                (s, i, v) -> s.setClob(i, new SerialClob(v.toCharArray())),
                (s, i, v) -> s.setClob(i, new StringReader(v)),
                (s, i, v) -> s.setNClob(i, new StringReader(v), v.length()),
                (s, i, v) -> s.setCharacterStream(i, new StringReader(v)),
                (s, i, v) -> s.setCharacterStream(i, new StringReader(v + "tail"), v.length()),
                (s, i, v) -> s.setNCharacterStream(i, new StringReader(v)),
                (s, i, v) -> s.setAsciiStream(i, new ByteArrayInputStream(v.getBytes(StandardCharsets.US_ASCII))));
        with(kind, (database, connection) -> {
            String query =
                    "SELECT id FROM customers WHERE id >= ? AND login IN (?, ?) AND born = ? AND token = ? AND id < ?";
            try (PreparedStatement select = connection.prepareStatement(query)) {
                assertThat(select.getParameterMetaData().getParameterCount()).isEqualTo(6);
                if (kind.dialect() != Dialect.MARIADB) { // whose drivers know no types
                    assertThat(select.getParameterMetaData().getParameterType(6))
                            .isEqualTo(Types.INTEGER);
                }
                assertThatThrownBy(() -> select.getParameterMetaData().getParameterType(7))
                        .isInstanceOf(SQLException.class);
                for (Setter setter : setters) {
                    select.setByte(1, (byte) 0);
                    setter.set(select, 2, "ada");
                    select.setNull(3, Types.VARCHAR);
                    select.setDate(4, Date.valueOf("2000-01-01"));
                    select.setBinaryStream(5, new ByteArrayInputStream("ada".getBytes(StandardCharsets.UTF_8)));
                    select.setInt(6, 40);
                    assertThat(ids(select)).containsExactly(0);
                    select.setDate(4, Date.valueOf("2000-01-23"));
                    select.setBytes(5, "ada".getBytes(StandardCharsets.UTF_8));
                    select.setInt(6, 90);
                    assertThat(ids(select)).containsExactly(50);
                }
                assertThatThrownBy(() -> select.setInt(2, 5)).hasMessageContaining("use setString");
                assertThatThrownBy(() -> select.setBoolean(3, true)).hasMessageContaining("use setString");
                assertThatThrownBy(() -> select.setString(7, "ada")).hasMessageContaining("no parameter 7");
                assertThat(select.toString()).doesNotContain("ada");
                select.clearParameters();
                select.setInt(1, 0);
                select.setString(2, "ada");
                assertThatThrownBy(select::executeQuery).hasMessage("the statement's parameter 3 isn't set");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void batchesBindBothForms(TestDatabase kind) throws SQLException {
        with(kind, (database, connection) -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE customers SET note = ? WHERE login = ? AND token <> ?")) {
                for (String login : List.of("ada", "it's")) {
                    update.setString(1, "note of " + login);
                    update.setString(2, login);
                    update.setBytes(3, new byte[] {1});
                    update.addBatch();
                }
                assertThat(update.executeBatch()).containsExactly(2, 2);
                update.clearParameters();
                assertThatThrownBy(update::addBatch).hasMessage("the statement's parameter 1 isn't set");
            }
            assertThat(Sql.column(connection, "SELECT id FROM customers WHERE note = 'note of it''s' ORDER BY id"))
                    .containsExactly("4", "54");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void aCiphertextFindsNoRowByItsStoredForm(TestDatabase kind) throws SQLException {
        with(kind, (database, connection) -> {
            String stored;
            try (Connection raw = database.connect()) {
                stored = Sql.column(raw, "SELECT login FROM customers WHERE id = 50")
                        .get(0);
            }
            assertThat(stored).startsWith("kmsenc1.");
            String query = "SELECT id FROM customers WHERE login = ";
            assertThatThrownBy(() -> Sql.rows(connection, query + "'" + stored + "'"))
                    .hasMessageContaining("looks like a ciphertext");
            try (PreparedStatement select = connection.prepareStatement(query + "?")) {
                assertThatThrownBy(() -> select.setString(1, stored)).hasMessageContaining("looks like a ciphertext");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void whatIsStoredIsNeverSentInPlaintext(TestDatabase kind) throws SQLException {
        with(kind, (database, connection) -> {
            SpyDriver.clear();
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE customers SET login = ?, token = ? WHERE login = ? OR login = 'a literal looked for'")) {
                update.setString(1, "a stored value");
                update.setBytes(2, "a stored token".getBytes(StandardCharsets.UTF_8));
                update.setString(3, "a value looked for");
                update.executeUpdate();
            }
            assertThat(SpyDriver.contains("a stored value")).isFalse();
            assertThat(SpyDriver.contains("a stored token")).isFalse();
            assertThat(SpyDriver.contains("a value looked for")).isTrue();
            assertThat(SpyDriver.contains("a literal looked for")).isTrue();
        });
    }

    private static List<Integer> ids(PreparedStatement select, @Nullable String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            select.setString(i + 1, values[i]);
        }
        try (ResultSet result = select.executeQuery()) {
            List<Integer> ids = new ArrayList<>();
            while (result.next()) {
                ids.add(result.getInt(1));
            }
            return ids;
        }
    }
}
