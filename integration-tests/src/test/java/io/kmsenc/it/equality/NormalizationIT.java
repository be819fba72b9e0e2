package io.kmsenc.it.equality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where values are normalized, equal means equal after that, on any collation. */
class NormalizationIT {

    private static final Path INI = Ini.withSecretKey()
            .columns(
                    "customers.login = deterministic group=login normalize=lower|trim",
                    "orders.buyer = deterministic group=login normalize=trim|lower")
            .write();

    /** Within ASCII, lower and trim are what a collation without regard to case and trailing spaces does. */
    private static final List<String> TEXTS =
            List.of("ada", "Ada", "ADA  ", " ada", "a-b", "A-B ", "a b", "[", "{", "");

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void equalTextsAreOneText(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(NormalizationIT.class);
                Connection connection = new Application(database, INI).connect()) {
            String text = kind == TestDatabase.POSTGRESQL ? "TEXT" : "VARCHAR(400)";
            Sql.run(
                    connection,
                    "CREATE TABLE customers (id INT, login " + text + " UNIQUE)",
                    "CREATE TABLE orders (id INT, buyer " + text + ")",
                    "INSERT INTO customers VALUES (1, 'Ada '), (2, 'bob'), (3, NULL)",
                    "INSERT INTO orders VALUES (1, 'ADA'), (2, 'ada   '), (3, ' ada')");
            assertThat(Sql.column(connection, "SELECT login FROM customers WHERE login = 'aDA  '"))
                    .containsExactly("ada");
            assertThat(Sql.rows(
                            connection,
                            "SELECT o.id, o.buyer FROM orders o JOIN customers c ON o.buyer = c.login ORDER BY o.id"))
                    .containsExactly(List.of("1", "ada"), List.of("2", "ada"));
            assertThat(Sql.column(connection, "SELECT COUNT(DISTINCT buyer) FROM orders"))
                    .containsExactly("2");
            assertThatThrownBy(() -> Sql.run(connection, "INSERT INTO customers VALUES (4, 'BOB')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageNotContaining("BOB");
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE customers SET login = ? WHERE login <> ?")) {
                update.setString(1, "Eve");
                update.setString(2, "ADA");
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
            assertThat(Sql.column(connection, "SELECT login FROM customers WHERE login IN ('eve', 'x')"))
                    .containsExactly("eve");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"MARIADB", "MYSQL"})
    void lowerAndTrimAnswerAsTheDefaultCollationDoesForAscii(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(NormalizationIT.class);
                Connection connection = new Application(database, INI).connect()) {
            for (String table : List.of("customers", "twins")) {
                Sql.run(connection, "CREATE TABLE " + table + " (id INT, login VARCHAR(400))");
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?)")) {
                    for (int i = 0; i < TEXTS.size(); i++) {
                        insert.setInt(1, i);
                        insert.setString(2, TEXTS.get(i));
                        insert.executeUpdate();
                    }
                }
            }
            for (String text : TEXTS) {
                assertThat(found(connection, "customers", text))
                        .as("'%s'", text)
                        .isEqualTo(found(connection, "twins", text))
                        .isPositive();
            }
            // beyond ASCII the default collation also ignores accents
            Sql.run(
                    connection,
                    "INSERT INTO customers VALUES (99, '\u00e9')",
                    "INSERT INTO twins VALUES (99, '\u00e9')");
            assertThat(found(connection, "twins", "e")).isEqualTo(1);
            assertThat(found(connection, "customers", "e")).isZero();
            assertThat(found(connection, "customers", "\u00c9")).isEqualTo(1);
        }
    }

    private static int found(Connection connection, String table, String text) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT COUNT(*) FROM " + table + " WHERE login = ?")) {
            select.setString(1, text);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }
}
