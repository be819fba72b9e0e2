package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What toString shows, and that wrappers are themselves and nothing else. */
class ShownObjectsTest {

    private static final String SECRET = "078-05-1120";

    @TempDir
    static Path folder;

    private static H2Database database;
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        database =
                new H2Database(folder, "customers.ssn = randomized", "customers.email = deterministic plaintext=allow");
        database.ddl("CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(4000), email VARCHAR(4000))");
        connection = database.encrypted();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INSERT INTO customers VALUES (1, ?, ?)                   | INSERT INTO customers VALUES (<number>, ?, ?)
            SELECT id FROM customers WHERE email = ?                 | SELECT id FROM customers WHERE email = ?
            SELECT id FROM customers WHERE email = '078-05-1120'     | SELECT id FROM customers WHERE email = '<literal>'
            UPDATE customers SET ssn = '078-05-1120' /* 078-05-1120 */ WHERE id = 1 | UPDATE customers SET ssn = '<literal>' WHERE id = <number>
            SELECT '078-05-1120', ?                                  | SELECT '<literal>', ?
            """)
    void aStatementShowsItsTextWithoutAnyValue(String sql, String shown) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            for (int i = 1; i <= prepared.getParameterMetaData().getParameterCount(); i++) {
                prepared.setString(i, SECRET);
            }
            assertThat(prepared.toString())
                    .matches("kmsenc:org\\.h2\\.jdbc\\.JdbcPreparedStatement@[0-9a-f]+: .*")
                    .endsWith(": " + shown)
                    .doesNotContain(SECRET, "kmsenc1.");
        }
    }

    @Test
    void noObjectShowsAValueAUrlOrAUser() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT '" + SECRET + "', ARRAY['kmsenc1.x']")) {
            result.next();
            Array array = result.getArray(2);
            List<Object> shown =
                    List.of(connection, statement, result, connection.getMetaData(), array, new KmsEncDriver());
            assertThat(shown)
                    .allSatisfy(each -> assertThat(each.toString())
                            .startsWith("kmsenc")
                            .doesNotContain(SECRET, "kmsenc1.", "jdbc:", "user"));
            assertThat(connection.toString())
                    .isEqualTo("kmsenc:org.h2.jdbc.JdbcConnection@"
                            + Integer.toHexString(System.identityHashCode(connection)));
        }
    }

    @Test
    void wrappersAreThemselvesAndNothingElse() throws SQLException {
        try (Connection other = database.encrypted()) {
            assertThat(connection).isNotEqualTo(other);
            assertThat(connection.hashCode()).isEqualTo(System.identityHashCode(connection));
            assertThat(connection.createStatement()).isNotEqualTo(connection.createStatement());
        }
    }

    @Test
    void anArrayOfTheApplicationsIsNotGivenToTheDelegateToLookAt() throws SQLException {
        Array array = connection.createArrayOf("VARCHAR", new Object[] {"a", SECRET, "c"});
        assertThat(array.getBaseType()).isEqualTo(java.sql.Types.VARCHAR);
        assertThat((Object[]) array.getArray(2, 2)).containsExactly(SECRET, "c");
        assertThatThrownBy(() -> array.getArray(3, 2))
                .isInstanceOf(SQLException.class)
                .hasMessage("getArray: the array has no 2 elements from 3; ask for fewer");
        assertThat(array.getResultSet().getClass().getName()).startsWith("io.kmsenc.");
    }
}
