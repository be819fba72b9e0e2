package io.kmsenc.it.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.spy.SpyDriver;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database's own EXPLAIN of statements on a secret table. */
class DatabaseExplainIT {

    private static final String STORED = "stored by an explained statement";
    private static final String COMPARED = "compared by an explained statement";
    private static final Path INI = Ini.withSecretKey()
            .columns("customers.ssn = randomized\ncustomers.email = deterministic compare=exact")
            .write();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void explainsWithoutAPlaintext(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(DatabaseExplainIT.class);
                Connection connection = connected(database)) {
            SpyDriver.clear();
            for (String explain : forms(kind, "EXPLAIN", "EXPLAIN FORMAT=JSON", "EXPLAIN (FORMAT JSON)")) {
                String query = " SELECT ssn FROM customers WHERE email = ";
                assertTells(Sql.column(connection, explain + query + "'" + COMPARED + "'"));
                assertTells(bound(connection, explain + query + "?", COMPARED));
                assertTells(bound(connection, explain + " UPDATE customers SET ssn = ? WHERE id = 1", STORED));
            }
            assertThat(Sql.column(connection, "SELECT ssn FROM customers")).containsExactly("before");
            assertThat(SpyDriver.contains(COMPARED)).isFalse();
            assertThat(SpyDriver.contains(STORED)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void storesCiphertextWhereAnExplainedStatementIsRun(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(DatabaseExplainIT.class);
                Connection connection = connected(database)) {
            SpyDriver.clear();
            String analyze = kind.dialect() == Dialect.MARIADB ? "ANALYZE" : "EXPLAIN ANALYZE";
            assertTells(bound(connection, analyze + " UPDATE customers SET ssn = ? WHERE id = 1", STORED));
            assertTells(Sql.column(
                    connection, analyze + " INSERT INTO customers VALUES (2, '" + STORED + "', '" + COMPARED + "')"));
            assertThat(Sql.column(connection, "SELECT ssn FROM customers")).containsExactly(STORED, STORED);
            assertThat(Sql.column(connection, "SELECT id FROM customers WHERE email = '" + COMPARED + "'"))
                    .containsExactly("2");
            assertThat(SpyDriver.contains(COMPARED)).isFalse();
            assertThat(SpyDriver.contains(STORED)).isFalse();
        }
    }

    private static Connection connected(FreshDatabase database) throws SQLException {
        Connection connection = new Application(database, INI).connectSpied();
        Sql.run(
                connection,
                "CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(1000), email VARCHAR(1000))",
                "INSERT INTO customers VALUES (1, 'before', 'before')");
        return connection;
    }

    private static List<String> forms(TestDatabase kind, String all, String mariadb, String postgresql) {
        return switch (kind.dialect()) {
            case H2 -> List.of(all, "EXPLAIN PLAN FOR");
            case POSTGRESQL -> List.of(all, postgresql);
            case MARIADB -> List.of(all, mariadb, "DESCRIBE");
        };
    }

    private static List<String> bound(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet result = statement.executeQuery()) {
                List<String> told = new ArrayList<>();
                while (result.next()) {
                    told.add(result.getString(1));
                }
                return told;
            }
        }
    }

    private static void assertTells(List<String> told) {
        assertThat(told).isNotEmpty();
        assertThat(String.join("\n", told)).doesNotContain(STORED, COMPARED);
    }
}
