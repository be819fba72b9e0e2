package io.kmsenc.it.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.spy.SpyDriver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** EXPLAIN ENCRYPTION on every database: the answer is the same, and nothing of what is asked about arrives there. */
class ExplainIT {

    private static final Path INI = Ini.withSecretKey()
            .columns("customers.ssn = randomized", "customers.email = deterministic group=mail compare=exact")
            .write();
    private static final String SECRET = "4929-8371-0265-7714";
    private static final String PLAIN = "Wollongong-by-the-Sea";
    private static final String REMARK = "remark-in-a-comment-5519";

    private static Connection application(FreshDatabase database) throws SQLException {
        try (Connection raw = database.connect()) {
            String text = Application.text(database.kind().dialect());
            Sql.run(
                    raw,
                    "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", email " + text + ", city " + text
                            + ")",
                    "CREATE TABLE plain (id INT, city " + text + ")");
        }
        return new Application(database, INI).connectSpied();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void answersTheSameOnEveryDatabase(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(ExplainIT.class);
                Connection connection = application(database)) {
            assertThat(Sql.rows(
                            connection,
                            "-- what of this?\nexplain  Encryption UPDATE customers SET ssn = '" + SECRET
                                    + "', city = '" + PLAIN + "' /* " + REMARK
                                    + " */ WHERE email IN (?, 'it''s \\\\') AND id > 1000000"))
                    .containsExactly(
                            row(
                                    "statement",
                                    null,
                                    null,
                                    null,
                                    null,
                                    "answered",
                                    "encrypted: 1 parameter and 2 literals; decrypted: nothing"),
                            row(
                                    "parameter",
                                    "1",
                                    "customers.email",
                                    "deterministic",
                                    "mail",
                                    "compared",
                                    "encrypted, then compared with stored ciphertexts"),
                            row(
                                    "literal",
                                    "28",
                                    "customers.ssn",
                                    "randomized",
                                    null,
                                    "stored",
                                    "replaced by its ciphertext, then stored"),
                            row(
                                    "literal",
                                    "132",
                                    "customers.email",
                                    "deterministic",
                                    "mail",
                                    "compared",
                                    "replaced by its ciphertext, then compared with stored ciphertexts"),
                            row(
                                    "generated",
                                    null,
                                    null,
                                    null,
                                    null,
                                    "decrypted",
                                    "decrypted where generated keys name them: customers.ssn, customers.email"),
                            row(
                                    "text",
                                    null,
                                    null,
                                    null,
                                    null,
                                    "sent",
                                    "UPDATE customers SET ssn = '<ciphertext of customers.ssn>', city = '<literal>' WHERE "
                                            + "email IN (?, '<ciphertext of customers.email>') AND id > <number>"));
        }
    }

    private static List<String> row(
            String item, String position, String column, String mode, String group, String handling, String detail) {
        return Arrays.asList(item, position, null, column, mode, group, handling, detail);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nothingOfTheStatementArrives(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(ExplainIT.class);
                Connection connection = application(database)) {
            Sql.column(connection, "SELECT id FROM customers");
            SpyDriver.clear();
            for (String statement : new String[] {
                "INSERT INTO customers VALUES (1, '" + SECRET + "', '" + SECRET + "', '" + PLAIN + "') -- " + REMARK,
                "SELECT id FROM customers WHERE ssn = '" + SECRET + "' /* " + REMARK + " */",
                "INSERT INTO customers (id, ssn) VALUES (2, upper('" + SECRET + "'))",
                "INSERT INTO plain VALUES (1, '" + PLAIN + "')",
                "DELETE FROM plain WHERE city = '" + PLAIN + "'; DELETE FROM customers",
                "DROP TABLE plain"
            }) {
                assertThat(Sql.rows(connection, "EXPLAIN ENCRYPTION " + statement))
                        .isNotEmpty();
            }
            try (PreparedStatement question = connection.prepareStatement(
                    "EXPLAIN ENCRYPTION INSERT INTO customers VALUES (?, ?, '" + SECRET + "', ?)")) {
                question.setInt(1, 1);
                question.setString(2, SECRET);
                question.setObject(3, PLAIN, Types.VARCHAR);
                question.executeQuery().close();
                question.execute();
            }
            for (String held : new String[] {SECRET, PLAIN, REMARK}) {
                assertThat(SpyDriver.find(held)).as(held).isEmpty();
            }
            assertThat(SpyDriver.received())
                    .extracting(Object::toString)
                    .anyMatch(received -> received.contains("<ciphertext of customers.ssn>"))
                    .noneMatch(received -> received.contains("EXPLAIN"))
                    .noneMatch(received -> received.matches("(?s)\\S+ (INSERT|DELETE|DROP)\\b.*"));
            assertThat(Sql.column(connection, "SELECT COUNT(*) FROM customers")).containsExactly("0");
            assertThat(Sql.column(connection, "SELECT COUNT(*) FROM plain")).containsExactly("0");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aPreparedQuestionKnowsItsColumnsAndTakesTwoThousandParameters(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(ExplainIT.class);
                Connection connection = application(database);
                PreparedStatement question = connection.prepareStatement(
                        "EXPLAIN ENCRYPTION SELECT ssn FROM customers WHERE email IN (" + "?, ".repeat(1_999) + "?)")) {
            question.setString(2_000, SECRET);
            assertThat(question.getParameterMetaData().getParameterCount()).isEqualTo(2_000);
            try (ResultSet rows = question.executeQuery()) {
                ResultSetMetaData columns = rows.getMetaData();
                assertThat(columns.getColumnLabel(1)).isEqualTo("item");
                assertThat(columns.getColumnLabel(8)).isEqualTo("detail");
                int parameters = 0;
                while (rows.next()) {
                    if ("parameter".equals(rows.getString("item"))) {
                        assertThat(rows.getInt("position")).isEqualTo(++parameters);
                        assertThat(rows.getString("handling")).isEqualTo("compared");
                    }
                }
                assertThat(parameters).isEqualTo(2_000);
            }
        }
    }

    @Test
    void leavesMariaDbToDescribeATableOfThatName() throws SQLException {
        try (FreshDatabase database = TestDatabase.MARIADB.fresh(ExplainIT.class);
                Connection connection = application(database)) {
            Sql.run(connection, "CREATE TABLE encryption (id INT, kind VARCHAR(20))");
            assertThat(Sql.column(connection, "EXPLAIN encryption")).containsExactly("id", "kind");
            assertThat(Sql.column(connection, "EXPLAIN encryption kind;")).containsExactly("kind");
            assertThat(Sql.column(connection, "EXPLAIN SELECT * FROM encryption"))
                    .containsExactly("1");
            assertThat(Sql.rows(connection, "EXPLAIN ENCRYPTION COMMIT").get(0)).contains("untouched");
        }
    }
}
