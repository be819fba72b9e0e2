package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EXPLAIN ENCRYPTION as a tool or a person uses it, on H2. */
class ExplainEncryptionTest {

    private static final String INSERT =
            "Explain /* ask */ Encryption INSERT INTO customers (id, ssn, email) VALUES (?, ?, 'me@example.org')";

    @TempDir
    static Path folder;

    private static H2Database database;
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        database = new H2Database(folder, "customers.ssn = randomized", "customers.email = deterministic group=mail");
        database.ddl("CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(4000), email VARCHAR(4000))");
        connection = database.encrypted();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    private static List<String> read(ResultSet rows) throws SQLException {
        List<String> read = new ArrayList<>();
        while (rows.next()) {
            read.add(rows.getString("item") + " " + rows.getString("position") + " " + rows.getString("column") + " "
                    + rows.getString("handling"));
        }
        return read;
    }

    @Test
    void answersRowsWithNamesAndTypes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INSERT)) {
            assertThat(rows.getMetaData().getColumnCount()).isEqualTo(8);
            assertThat(rows.getMetaData().getColumnLabel(8)).isEqualTo("detail");
            assertThat(rows.getMetaData().getColumnType(2)).isEqualTo(Types.INTEGER);
            assertThat(rows.getMetaData().getColumnType(6)).isEqualTo(Types.VARCHAR);
            assertThat(rows.getStatement()).isSameAs(statement);
            assertThat(read(rows))
                    .startsWith(
                            "statement null null answered",
                            "parameter 1 null as-is",
                            "parameter 2 customers.ssn stored",
                            "literal 54 customers.email stored");
        }
    }

    @Test
    void executeAnswersTheSameAsExecuteQuery() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute(INSERT)).isTrue();
            assertThat(read(statement.getResultSet())).hasSize(6);
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
        }
    }

    @Test
    void explainsARefusalInsteadOfThrowingIt() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "EXPLAIN ENCRYPTION SELECT id FROM customers WHERE ssn LIKE '078-05%'")) {
            List<String> details = new ArrayList<>();
            while (rows.next()) {
                details.add(rows.getString("item") + ": " + rows.getString("detail"));
            }
            assertThat(details)
                    .containsExactly(
                            "statement: nothing of it is sent",
                            "code: secret-expression",
                            "place: column \"customers\".\"ssn\"",
                            "problem: cannot be used in LIKE",
                            "remedy: read the plain column and compute in the application");
        }
    }

    @Test
    void aPreparedQuestionTakesTheParametersOfTheStatementAndUsesNone() throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(INSERT)) {
            assertThat(question.getParameterMetaData().getParameterCount()).isEqualTo(2);
            assertThat(question.getParameterMetaData().getParameterType(2)).isEqualTo(Types.VARCHAR);
            List<String> unbound = read(question.executeQuery());
            question.setInt(1, 7);
            question.setString(2, "078-05-1120");
            question.setCharacterStream(2, new StringReader("078-05-1120"));
            question.setNull(1, Types.INTEGER);
            assertThat(read(question.executeQuery())).isEqualTo(unbound).hasSize(6);
            question.clearParameters();
            assertThat(question.execute()).isTrue();
            assertThatThrownBy(() -> question.setString(3, "x")).hasMessageContaining("no parameter 3");
            assertThatThrownBy(() -> question.getParameterMetaData().getParameterType(3))
                    .hasMessageContaining("no parameter 3");
        }
        try (ResultSet count = connection.createStatement().executeQuery("SELECT COUNT(*) FROM customers")) {
            count.next();
            assertThat(count.getInt(1)).isZero();
        }
    }

    @Test
    void aPreparedQuestionNoticesThatTheSchemaHasChanged() throws SQLException {
        try (PreparedStatement question = connection.prepareStatement("EXPLAIN ENCRYPTION SELECT * FROM customers");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE customers ADD COLUMN remark VARCHAR(10)");
            try {
                assertThatThrownBy(question::executeQuery).hasMessageContaining("[schema-changed]");
            } finally {
                statement.execute("ALTER TABLE customers DROP COLUMN remark");
            }
        }
    }

    @Test
    void isNoUpdateNoCallAndNoPartOfABatch() throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement question = connection.prepareStatement(INSERT)) {
            assertThatThrownBy(() -> statement.executeUpdate(INSERT)).isInstanceOf(SQLException.class);
            assertThatThrownBy(question::executeUpdate).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.addBatch(INSERT)).hasMessageContaining("[batch-of-explanation]");
            assertThatThrownBy(question::addBatch).hasMessageContaining("[batch-of-explanation]");
            assertThatThrownBy(() -> connection.prepareCall(INSERT)).hasMessageContaining("[call-of-explanation]");
        }
    }

    @Test
    void answersForTenThousandParameters() throws SQLException {
        String question = "EXPLAIN ENCRYPTION SELECT id FROM customers WHERE email IN (" + "?, ".repeat(9_999) + "?)";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            assertThat(read(rows)).hasSize(10_003).contains("parameter 10000 customers.email compared");
        }
    }
}
