package io.kmsenc.it.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.spy.SpyDriver;
import io.kmsenc.sql.Dialect;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are changed where they are read: the driver gets ciphertexts, and stores them where they belong. */
class UpdatableRowsIT {

    private static final Path INI = Ini.withSecretKey()
            .columns(
                    "clients.code = deterministic compare=exact",
                    "clients.note = randomized",
                    "clients.photo = randomized binary",
                    "clients.credit = randomized decimal(12,2)",
                    "clients.points = randomized bigint",
                    "clients.active = randomized boolean",
                    "clients.born = randomized date",
                    "clients.old = randomized plaintext=allow",
                    "tokens.token = deterministic compare=exact",
                    "seals.seal = randomized")
            .write();

    private static final String SECRET = "4929-8371-0265-7714";
    private static final byte[] PHOTO = "photo-of-a-secret-place".getBytes(StandardCharsets.UTF_8);

    private static Connection application(FreshDatabase database) throws SQLException {
        Dialect dialect = database.kind().dialect();
        String text = dialect == Dialect.MARIADB ? "VARCHAR(600)" : "VARCHAR(1000)";
        try (Connection raw = database.connect()) {
            Sql.run(
                    raw,
                    "CREATE TABLE clients (id INT PRIMARY KEY, code " + text + ", note " + text + ", photo "
                            + Application.binary(dialect) + ", credit " + text + ", points " + text + ", active " + text
                            + ", born " + text + ", old " + text + ", city VARCHAR(100))",
                    "INSERT INTO clients (id, old, city) VALUES (1, 'stored in the clear', 'here')",
                    "CREATE TABLE tokens (token " + text + " PRIMARY KEY, uses INT)",
                    "CREATE TABLE seals (seal " + text + " PRIMARY KEY, uses INT)");
        }
        return new Application(database, INI).connectSpied();
    }

    private static Statement updatable(Connection connection) throws SQLException {
        return connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void storesCiphertextsOfEachType(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(UpdatableRowsIT.class);
                Connection connection = application(database);
                Connection raw = database.connect()) {
            SpyDriver.clear();
            change(connection);
            assertThat(SpyDriver.find(SECRET)).isEmpty();
            assertThat(SpyDriver.find("photo-of-a-secret-place")).isEmpty();
            assertThat(SpyDriver.find("9876543210.12")).isEmpty();
            assertThat(SpyDriver.find("8877665544332211")).isEmpty();
            List<String> stored = Sql.rows(raw, "SELECT code, note, credit, points, active, old FROM clients")
                    .get(0);
            assertThat(stored).allMatch(value -> value.startsWith("kmsenc1."));
            assertThat(Sql.rows(connection, "SELECT code, note, credit, points, old, city FROM clients"))
                    .containsExactly(List.of(
                            SECRET,
                            SECRET,
                            "9876543210.12",
                            "8877665544332211",
                            "once in the clear, " + SECRET,
                            "there"));
            assertThat(Sql.column(connection, "SELECT city FROM clients WHERE code = '" + SECRET + "'"))
                    .containsExactly("there");
        }
    }

    private static void change(Connection connection) throws SQLException {
        try (Statement statement = updatable(connection)) {
            ResultSet rows = statement.executeQuery(
                    "SELECT id, code, note, photo, credit, points, active, old, city FROM clients");
            rows.next();
            rows.updateString("code", SECRET);
            rows.updateObject("note", SECRET);
            rows.updateBytes("photo", PHOTO);
            rows.updateBigDecimal("credit", new BigDecimal("9876543210.12"));
            rows.updateLong("points", 8877665544332211L);
            rows.updateBoolean("active", true);
            rows.updateString("old", "once in the clear, " + SECRET);
            rows.updateString("city", "there");
            rows.updateRow();
            assertThat(rows.getString("note")).isEqualTo(SECRET);
            assertThat(rows.getBytes("photo")).isEqualTo(PHOTO);
            assertThat(rows.getBigDecimal("credit")).isEqualTo(new BigDecimal("9876543210.12"));
            assertThat(rows.getLong("points")).isEqualTo(8877665544332211L);
            assertThat(rows.getBoolean("active")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void findsRowsByTheirSecretKeys(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(UpdatableRowsIT.class);
                Connection connection = application(database);
                Connection raw = database.connect()) {
            for (String[] each : new String[][] {{"tokens", "token"}, {"seals", "seal"}}) {
                Sql.run(connection, "INSERT INTO " + each[0] + " VALUES ('" + SECRET + "', 1), ('other', 2)");
                try (Statement statement = updatable(connection)) {
                    ResultSet rows =
                            statement.executeQuery("SELECT " + each[1] + ", uses FROM " + each[0] + " ORDER BY uses");
                    rows.next();
                    rows.updateInt("uses", 7);
                    rows.updateRow();
                    rows.next();
                    rows.deleteRow();
                    rows.moveToInsertRow();
                    rows.updateString(1, "a new one, " + SECRET);
                    rows.updateInt(2, 9);
                    rows.insertRow();
                }
                String all = "SELECT " + each[1] + ", uses FROM " + each[0] + " ORDER BY uses";
                assertThat(Sql.rows(connection, all))
                        .containsExactly(List.of(SECRET, "7"), List.of("a new one, " + SECRET, "9"));
                assertThat(Sql.column(raw, all)).allMatch(value -> value.startsWith("kmsenc1."));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void refusesWhatTheColumnDoesNotTake(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(UpdatableRowsIT.class);
                Connection connection = application(database);
                Statement statement = updatable(connection)) {
            ResultSet rows = statement.executeQuery("SELECT id, code, note, points, born FROM clients");
            rows.next();
            SpyDriver.clear();
            refused(() -> rows.updateInt("born", 3));
            refused(() -> rows.updateString("points", SECRET));
            refused(() -> rows.updateBoolean("born", true));
            refused(() -> rows.updateObject("born", java.util.Optional.of(SECRET)));
            refused(() -> rows.updateObject("note", new java.io.StringReader(SECRET), SECRET.length()));
            refused(() -> rows.updateObject("note", SECRET, java.sql.JDBCType.DATE));
            refused(() -> rows.updateCharacterStream("note", new java.io.StringReader(SECRET), SECRET.length() + 1));
            refused(() -> rows.updateArray("note", connection.createArrayOf("varchar", new String[] {SECRET})));
            assertThat(SpyDriver.find(SECRET)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void columnsUnderAnothersNameStayApart(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(UpdatableRowsIT.class);
                Connection connection = application(database);
                Connection raw = database.connect();
                Statement statement = updatable(connection)) {
            ResultSet rows = statement.executeQuery("SELECT id, city AS code, note AS city FROM clients");
            rows.next();
            rows.updateString(2, "elsewhere");
            try {
                rows.updateString(3, SECRET);
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo("KE002");
            }
            rows.updateRow();
            assertThat(Sql.rows(raw, "SELECT code, city FROM clients").get(0)).containsExactly(null, "elsewhere");
            assertThat(Sql.column(connection, "SELECT note FROM clients").get(0))
                    .isIn(null, SECRET);
        }
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isIn("KE002", "KE105"));
    }
}
