package io.kmsenc.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.cli.Operator.Output;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code schema} finds the columns that hold no ciphertexts, and what it prints mends them. */
class SchemaIT {

    private static final String[] COLUMNS = {
        "staff.salary = randomized decimal(12,2)",
        "staff.badge = deterministic integer",
        "staff.email = randomized",
        "staff.photo = randomized binary",
        "staff.pin = deterministic varchar(8) compare=exact"
    };

    /** The statements of a script, as a person would run them. */
    private static void runScript(Connection connection, String script) throws SQLException {
        String statements =
                script.lines().filter(line -> !line.startsWith("--")).reduce("", (all, line) -> all + line + "\n");
        for (String statement : statements.split(";\n", -1)) {
            if (!statement.isBlank()) {
                Sql.run(connection, statement);
            }
        }
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(SchemaIT.class);
        String comment =
                kind.dialect() == Dialect.MARIADB ? " NOT NULL COMMENT 'it''s what \\\\ he earns'" : " NOT NULL";
        try (Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE staff (id INT PRIMARY KEY, salary VARCHAR(20)" + comment + ", badge INTEGER, email "
                            + Application.text(kind.dialect()) + ", photo " + Application.binary(kind.dialect()) + ")");
        }
        return database;
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void whatItPrintsMendsTheDatabase(TestDatabase kind) throws Exception {
        Path ini = Ini.withSecretKey().columns(COLUMNS).write();
        try (FreshDatabase database = database(kind);
                Connection owner = database.connect()) {
            Operator operator = Operator.owner(database, ini);
            Output before = operator.run("schema");
            assertThat(before.err()).isEmpty();
            assertThat(before.code()).isEqualTo(1);
            assertThat(before.out().lines().filter(line -> line.startsWith("-- column")))
                    .extracting(
                            line -> line.toLowerCase(java.util.Locale.ROOT).replaceAll("column [^:]*\\.staff\\.", ""))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .contains("salary: decimal(12,2) in ", "(20) is too small for the 112"),
                            line -> assertThat(line).contains("badge: integer in int", " keeps no ciphertext as it is"),
                            line -> assertThat(line).contains("email: text in ").endsWith(", ok"),
                            line -> assertThat(line)
                                    .contains("photo: binary in ")
                                    .endsWith(", ok"),
                            line -> assertThat(line).contains("staff.pin: varchar(8) in no column of any table"));
            assertThat(before.out())
                    .contains("kmsenc_data_keys: missing", "CREATE TABLE IF NOT EXISTS kmsenc_data_keys");

            runScript(owner, before.out());
            Output after = operator.run("schema", "--json");
            assertThat(after.out())
                    .startsWith("{\"ok\":true,\"key_table\":{\"exists\":true,")
                    .doesNotContain("\"ok\":false");
            assertThat(after.code()).isZero();
            try (Connection connection = new Application(database, ini).connect()) {
                Sql.run(
                        connection,
                        "INSERT INTO staff (id, salary, badge, pin) VALUES (1, 1234567890.12, 7, '12345678')");
                assertThat(Sql.rows(connection, "SELECT salary, badge FROM staff WHERE pin = '12345678'"))
                        .containsExactly(List.of("1234567890.12", "7"));
            }
        }
    }

    @Test
    void keepsWhatMariaDbWouldForgetOfAColumn() throws Exception {
        Path ini = Ini.withSecretKey().columns(COLUMNS).write();
        try (FreshDatabase database = database(TestDatabase.MARIADB);
                Connection owner = database.connect()) {
            runScript(owner, Operator.owner(database, ini).run("schema").out());
            assertThat(Sql.rows(
                            owner,
                            "SELECT IS_NULLABLE, COLUMN_COMMENT FROM INFORMATION_SCHEMA.COLUMNS"
                                    + " WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME = 'salary'"))
                    .containsExactly(List.of("NO", "it's what \\ he earns"));
        }
    }

    @Test
    void knowsThatMariaDbsJsonTakesDocumentsAlone() throws Exception {
        Path ini = Ini.withSecretKey().columns("papers.doc = randomized json").write();
        for (TestDatabase kind : List.of(TestDatabase.MARIADB, TestDatabase.MYSQL)) {
            try (FreshDatabase database = kind.fresh(SchemaIT.class);
                    Connection owner = database.connect()) {
                Sql.run(owner, "CREATE TABLE papers (id INT PRIMARY KEY, doc JSON)");
                Operator operator = Operator.owner(database, ini);
                Output before = operator.run("schema");
                assertThat(before.out()).contains("papers.doc: json in json keeps no ciphertext as it is");
                runScript(owner, before.out());
                assertThat(operator.run("schema").code()).isZero();
                // what MySQL's driver does with documents isn't known
                if (kind == TestDatabase.MARIADB) {
                    try (Connection connection = new Application(database, ini).connect()) {
                        Sql.run(connection, "INSERT INTO papers (id, doc) VALUES (1, '{\"a\": 1}')");
                        assertThat(Sql.column(owner, "SELECT doc FROM papers").get(0))
                                .startsWith("kmsenc1.");
                    }
                }
            }
        }
    }

    @Test
    void offersNoStatementThatCouldNotKeepBytes() throws Exception {
        Path ini =
                Ini.withSecretKey().columns("staff.email = randomized binary").write();
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL)) {
            Output output = Operator.owner(database, ini).run("schema");
            assertThat(output.code()).isEqualTo(1);
            assertThat(output.out())
                    .contains("-- column public.staff.email: binary in text keeps no ciphertext as it is\n")
                    .doesNotContain("ALTER");
        }
    }
}
