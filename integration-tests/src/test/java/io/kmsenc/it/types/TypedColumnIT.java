package io.kmsenc.it.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What statements may do with columns of declared types. */
class TypedColumnIT {

    private static final UUID ID = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");

    /** By declared type: a value, and others that are compared as the same value. */
    private static final Map<String, List<Object>> EQUAL = equal();

    private static Map<String, List<Object>> equal() {
        Map<String, List<Object>> equal = new LinkedHashMap<>();
        equal.put("boolean", List.of(true));
        equal.put("integer", List.of(7, (short) 7, 7L, new BigDecimal("7.00")));
        equal.put("bigint", List.of(7L, 7));
        equal.put("decimal(12,2)", List.of(new BigDecimal("7.00"), 7, new BigDecimal("7"), new BigDecimal("7.000")));
        equal.put("date", List.of(LocalDate.of(2024, 2, 29), Date.valueOf("2024-02-29")));
        equal.put(
                "timestamp(3)",
                List.of(
                        LocalDateTime.of(2024, 2, 29, 12, 34, 56, 500_000_000),
                        Timestamp.valueOf("2024-02-29 12:34:56.5")));
        equal.put("uuid", List.of(ID));
        return equal;
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void findsEqualValuesOfADeterministicColumn(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(TypedColumnIT.class);
                Connection connection = open(database, "deterministic")) {
            for (Map.Entry<String, List<Object>> each : EQUAL.entrySet()) {
                String table = table(each.getKey());
                Object first = each.getValue().get(0);
                update(connection, "INSERT INTO " + table + " VALUES (1, ?)", first);
                for (Object equal : each.getValue()) {
                    String what = each.getKey() + " = " + equal.getClass().getSimpleName() + " " + equal;
                    assertThat(count(connection, "SELECT COUNT(*) FROM " + table + " WHERE v = ?", equal))
                            .as(what)
                            .isEqualTo(1);
                    assertThat(count(connection, "SELECT COUNT(*) FROM " + table + " WHERE v IN (?)", equal))
                            .as(what)
                            .isEqualTo(1);
                    String same = kind.dialect() == Dialect.MARIADB ? "<=>" : "IS NOT DISTINCT FROM";
                    assertThat(count(connection, "SELECT COUNT(*) FROM " + table + " WHERE v " + same + " ?", equal))
                            .as(what)
                            .isEqualTo(1);
                    assertThat(count(connection, "SELECT COUNT(*) FROM " + table + " WHERE v <> ?", equal))
                            .as(what)
                            .isZero();
                }
                assertThat(update(connection, "UPDATE " + table + " SET id = 2 WHERE v = ?", first))
                        .isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void refusesToCompareWithWhatWouldBeRoundedOrConverted(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(TypedColumnIT.class);
                Connection connection = open(database, "deterministic")) {
            refused(connection, "decimal(12,2)", new BigDecimal("7.005"), "KE105");
            refused(connection, "integer", new BigDecimal("7.5"), "KE105");
            refused(connection, "integer", 5_000_000_000L, "KE105");
            refused(connection, "decimal(12,2)", 7.5, "KE105");
            refused(connection, "date", LocalDateTime.of(2024, 2, 29, 0, 0), "KE105");
            refused(connection, "timestamp(3)", LocalDate.of(2024, 2, 29), "KE105");
            refused(connection, "timestamp(3)", LocalDateTime.of(2024, 2, 29, 0, 0, 0, 1), "KE105");
        }
    }

    private static void refused(Connection connection, String declared, Object value, String state) {
        assertThatExceptionOfType(SQLException.class)
                .as(declared + " = " + value)
                .isThrownBy(() -> count(connection, "SELECT COUNT(*) FROM " + table(declared) + " WHERE v = ?", value))
                .returns(state, SQLException::getSQLState);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void refusesCasts(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(TypedColumnIT.class);
                Connection connection = open(database, "randomized")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> update(
                            connection, "INSERT INTO " + table("integer") + " VALUES (1, CAST(? AS CHAR(9)))", 7))
                    .returns("KE001", SQLException::getSQLState);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void refusesValuesThatTheDatabaseGivesOneTypeWithAColumn(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(TypedColumnIT.class);
                Connection connection = open(database, "deterministic")) {
            String table = table("integer");
            for (String query : List.of(
                    "SELECT v FROM " + table + " UNION ALL SELECT 7",
                    "SELECT COALESCE(v, 0) FROM " + table,
                    "SELECT NULLIF(7, v) FROM " + table,
                    "SELECT id FROM " + table + " WHERE v = (SELECT 7)",
                    "SELECT COALESCE(v, ?) FROM " + table)) {
                assertThatExceptionOfType(SQLException.class)
                        .as(query)
                        .isThrownBy(() -> connection.prepareStatement(query))
                        .returns("KE001", SQLException::getSQLState);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    @SuppressWarnings("deprecation") // by JDBC: applications call it all the same
    void roundsToAScaleWhatLiesOnOneSide(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(TypedColumnIT.class);
                Connection connection = open(database, "randomized")) {
            String table = table("decimal(12,2)");
            update(connection, "INSERT INTO " + table + " VALUES (1, ?)", new BigDecimal("7.26"));
            update(connection, "INSERT INTO " + table + " VALUES (2, ?)", new BigDecimal("7.25"));
            try (PreparedStatement select = connection.prepareStatement("SELECT v FROM " + table + " ORDER BY id");
                    ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getBigDecimal(1, 1)).isEqualTo(new BigDecimal("7.3"));
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> rows.getBigDecimal(1, -1))
                        .returns("KE002", SQLException::getSQLState);
                assertThat(rows.next()).isTrue();
                assertThat(rows.getBigDecimal(1, 2)).isEqualTo(new BigDecimal("7.25"));
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> rows.getBigDecimal(1, 1))
                        .returns("KE002", SQLException::getSQLState);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void storesANumberBesideATextAsItsTextAndRefusesItBesideTheColumn(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(TypedColumnIT.class);
                Connection plain = database.connect()) {
            String text = Application.text(kind.dialect());
            Sql.run(plain, "CREATE TABLE s (id INT, v " + text + ")", "CREATE TABLE p (id INT, v " + text + ")");
            Path ini = Ini.withSecretKey().columns("s.v = randomized").write();
            try (Connection encrypted = new Application(database, ini).connect()) {
                String others = "CASE WHEN id = 1 THEN ? ELSE 'other' END";
                assertThat(given(encrypted, "s", others)).isEqualTo("5");
                assertThat(given(plain, "p", others)).isEqualTo(kind == TestDatabase.POSTGRESQL ? "22P02" : "5");
                assertThat(given(encrypted, "s", "COALESCE(?, v)")).isEqualTo("KE002");
                assertThat(given(plain, "p", "COALESCE(?, v)"))
                        .isEqualTo(kind == TestDatabase.POSTGRESQL ? "42804" : "5");
            }
        }
    }

    /** The text that a row has then, or the SQLState. */
    private static String given(Connection connection, String table, String value) throws SQLException {
        Sql.run(connection, "DELETE FROM " + table, "INSERT INTO " + table + " VALUES (1, 'text')");
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + table + " SET v = " + value)) {
            update.setInt(1, 5);
            update.executeUpdate();
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        }
        return String.valueOf(Sql.column(connection, "SELECT v FROM " + table).get(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "MARIADB"})
    void refusesAnSqlTypeThatIsNone(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(TypedColumnIT.class);
                Connection connection = open(database, "randomized");
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO " + table("integer") + " VALUES (1, ?)")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> insert.setObject(1, 7, (SQLType) null))
                    .withMessageContaining("the SQL type is null");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "MYSQL")
    void refusesADriverWhoseConversionsAreNotKnown(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(TypedColumnIT.class);
                Connection connection = open(database, "randomized")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> update(connection, "INSERT INTO " + table("integer") + " VALUES (1, ?)", 7))
                    .withMessageContaining("what the driver \"MySQL Connector/J\" does with values of type integer")
                    .returns("KE105", SQLException::getSQLState);
            assertThat(count(connection, "SELECT COUNT(*) FROM " + table("integer")))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "MARIADB")
    void refusesADriverThatIsToldToConvertOtherwise(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(TypedColumnIT.class)) {
            String url = database.kmsencUrl();
            String option = (url.contains("?") ? "&" : "?") + "tinyInt1isBit=false";
            try (Connection connection = application(database, "randomized").connect(url + option)) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(
                                () -> update(connection, "INSERT INTO " + table("boolean") + " VALUES (1, ?)", true))
                        .withMessageContaining("under its option \"tinyInt1isBit\"")
                        .returns("KE105", SQLException::getSQLState);
            }
        }
    }

    private static Connection open(FreshDatabase database, String mode) throws SQLException {
        return application(database, mode).connect();
    }

    private static Application application(FreshDatabase database, String mode) throws SQLException {
        Ini ini = Ini.withSecretKey();
        try (Connection raw = database.connect()) {
            for (String declared : EQUAL.keySet()) {
                ini.columns(table(declared) + ".v = " + mode + " " + declared);
                Sql.run(
                        raw,
                        "CREATE TABLE " + table(declared) + " (id INT, v "
                                + Application.text(database.kind().dialect()) + ")");
            }
        }
        return new Application(database, ini.write());
    }

    private static String table(String declared) {
        return "of_" + declared.replaceAll("[^a-z]", "");
    }

    private static int update(Connection connection, String sql, Object value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            return statement.executeUpdate();
        }
    }

    private static int count(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }
}
