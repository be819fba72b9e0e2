package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.schema.ColumnRule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** H2's own account of parameters and result columns is the judge of the plans for H2. */
class H2AgreesTest {

    private static Connection connection;

    @BeforeAll
    static void createTables() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:agrees");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table customers (id int, name varchar, ssn varchar, email varchar, phone varchar,"
                    + " legacy varchar, photo varbinary, city varchar)");
            statement.execute("create table orders (id int, customer_id int, buyer_email varchar, total int)");
            statement.execute("create table products (id int, name varchar, price int)");
            statement.execute("create table people (id int, name varchar, email varchar, ssn varchar)");
            statement.execute("create table members (id int, login varchar_ignorecase, nick varchar_ignorecase,"
                    + " old varchar_ignorecase)");
            statement.execute("create table secret (id int, secret varchar)");
            statement.execute("create schema vault");
            statement.execute("create table vault.cards (id int, number varchar, owner varchar)");
            statement.execute("create table cards (id int, number varchar)");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    static List<SqlCase> plannedCases() {
        return SqlCase.all().stream()
                .filter(sample -> sample.dialect() == Dialect.H2 && sample.planned())
                .filter(H2AgreesTest::accepted)
                .toList();
    }

    private static boolean accepted(SqlCase sample) {
        try (PreparedStatement statement = connection.prepareStatement(sample.sql())) {
            return statement.getParameterMetaData().getParameterCount() >= 0;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void mostCasesAreRealStatements() {
        assertThat(plannedCases()).hasSizeGreaterThan(90);
    }

    @ParameterizedTest
    @MethodSource("plannedCases")
    void countsParametersAsH2Does(SqlCase sample) throws SQLException {
        long parameters = SqlLexer.tokens(sample.sql(), Syntax.usual(Dialect.H2)).stream()
                .filter(token -> token.kind() == TokenKind.PARAMETER)
                .count();
        try (PreparedStatement statement = connection.prepareStatement(sample.sql())) {
            assertThat(parameters).isEqualTo(statement.getParameterMetaData().getParameterCount());
        }
    }

    @ParameterizedTest
    @MethodSource("plannedCases")
    void findsTheOriginsThatH2Finds(SqlCase sample) throws SQLException {
        StatementPlan plan = sample.plan();
        try (PreparedStatement statement = connection.prepareStatement(sample.sql())) {
            ResultSetMetaData metadata = statement.getMetaData();
            int columns = metadata == null ? 0 : metadata.getColumnCount();
            for (int i = 1; i <= columns; i++) {
                Optional<ColumnRule> origin = origin(metadata, i);
                if (isTable(sample, metadata, i)) {
                    assertThat(Optional.ofNullable(plan.result(i)))
                            .as("column %d", i)
                            .isEqualTo(origin);
                }
            }
            for (int i = columns + 1; i < columns + 20; i++) {
                assertThat(plan.result(i)).as("column %d of %d", i, columns).isNull();
            }
        }
    }

    // H2 gives the alias of a derived table or common table expression for a table too, and that of a column for a
    // column
    private static boolean isTable(SqlCase sample, ResultSetMetaData metadata, int column) throws SQLException {
        Optional<String> schema = Optional.of(metadata.getSchemaName(column));
        String name = metadata.getColumnName(column);
        SampleCatalog catalog = new SampleCatalog(Dialect.H2);
        return !sample.sql().startsWith("WITH")
                && catalog.resolve(schema, metadata.getTableName(column)).stream()
                        .flatMap(relation -> catalog.columns(relation).stream())
                        .anyMatch(each -> each.name().equals(name));
    }

    private static Optional<ColumnRule> origin(ResultSetMetaData metadata, int column) throws SQLException {
        return SamplePolicy.POLICY.rule(
                metadata.getSchemaName(column), metadata.getTableName(column), metadata.getColumnName(column));
    }
}
