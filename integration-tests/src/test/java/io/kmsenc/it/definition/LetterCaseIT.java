package io.kmsenc.it.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule that two tables or columns fit, but for letter case, holds for neither in silence. */
class LetterCaseIT {

    private static final Path INI =
            Ini.withSecretKey().columns("Customers.SSN = randomized").write();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void ruleThatFitsTwoTablesIsAnError(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(LetterCaseIT.class);
                Connection raw = database.connect();
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(
                    connection,
                    "CREATE TABLE customers (id INT, ssn VARCHAR(1000))",
                    "INSERT INTO customers VALUES (1, 'one')");
            assertThat(Sql.column(raw, "SELECT ssn FROM customers"))
                    .singleElement()
                    .asString()
                    .doesNotContain("one");
            String twin = kind.dialect() == Dialect.MARIADB ? "`cusTomers`" : "\"cusTomers\"";
            Sql.run(connection, "CREATE TABLE " + twin + " (id INT, ssn VARCHAR(1000))");
            assertAmbiguous(connection, "INSERT INTO customers VALUES (2, 'two')");
            assertAmbiguous(connection, "SELECT ssn FROM " + twin);
            Sql.run(connection, "DROP TABLE " + twin);
            assertThat(Sql.column(connection, "SELECT ssn FROM customers")).containsExactly("one");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL"})
    void ruleThatFitsTwoColumnsIsAnError(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(LetterCaseIT.class);
                Connection connection = new Application(database, INI).connect()) {
            Sql.run(connection, "CREATE TABLE customers (id INT, ssn VARCHAR(1000), \"sSn\" VARCHAR(1000))");
            assertAmbiguous(connection, "INSERT INTO customers (id, ssn) VALUES (1, 'one')");
        }
    }

    private static void assertAmbiguous(Connection connection, String statement) {
        assertThatThrownBy(() -> Sql.run(connection, statement))
                .as(statement)
                .hasMessageContaining("letter case only")
                .hasMessageContaining("[ambiguous-rule]");
    }
}
