package io.kmsenc.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.ChildApplication;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.Login;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.process.ChildProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several processes, users and applications on one database. */
class SharedDatabaseIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path INI = Ini.withSecretKey()
            .columns("customers.ssn = randomized", "customers.email = deterministic compare=exact")
            .write();

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB"})
    void processesThatStartAtOnceAgreeOnOneActiveKeyForEachLabel(TestDatabase kind) throws Exception {
        try (FreshDatabase database = database(kind)) {
            List<ChildProcess> children = new ArrayList<>();
            try {
                for (int i = 0; i < 3; i++) {
                    children.add(ChildApplication.start(
                            database, INI, "hold:ready", "insert:" + 10 * i, "insert:" + (10 * i + 1), "commit"));
                }
                for (ChildProcess child : children) {
                    child.awaitReached("ready", LIMIT);
                }
                for (ChildProcess child : children) {
                    child.resume();
                }
                for (ChildProcess child : children) {
                    assertThat(child.awaitExit(LIMIT)).isZero();
                }
            } finally {
                children.forEach(ChildProcess::close);
            }
            try (Connection raw = database.connect()) {
                assertThat(Sql.rows(raw, "SELECT label, COUNT(*) FROM kmsenc_data_keys WHERE active GROUP BY label"))
                        .hasSize(2)
                        .allSatisfy(row -> assertThat(row.get(1)).isEqualTo("1"));
            }
            try (Connection connection = new Application(database, INI).connect()) {
                assertThat(Sql.column(connection, "SELECT ssn FROM customers ORDER BY id"))
                        .containsExactly("ssn of 0", "ssn of 1", "ssn of 10", "ssn of 11", "ssn of 20", "ssn of 21");
                assertThat(Sql.column(connection, "SELECT id FROM customers WHERE email = 'email of 1' ORDER BY id"))
                        .containsExactly("10", "11");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aUserWhoMayNotCreateTheKeyTableIsToldItsDefinition(TestDatabase kind) throws Exception {
        try (FreshDatabase database = database(kind);
                Connection owner = database.connect()) {
            Login login = database.createUserWithoutCreate();
            Application application = new Application(database, INI);
            String insert = "INSERT INTO customers (id, ssn) VALUES (1, 'ssn')";
            try (Connection connection = application.connect(database.kmsencUrl(), login)) {
                assertThatThrownBy(() -> Sql.run(connection, insert))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("CREATE TABLE")
                        .satisfies(e -> Sql.run(owner, definitions(e.getMessage())));
            }
            try (Connection connection = application.connect(database.kmsencUrl(), login)) {
                Sql.run(connection, insert);
                assertThat(Sql.column(connection, "SELECT ssn FROM customers")).containsExactly("ssn");
            }
        }
    }

    // What follows the first CREATE TABLE is what an administrator would copy.
    private static String[] definitions(String message) {
        return message.substring(message.indexOf("CREATE TABLE")).split(";");
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void twoConfigurationsInOneProcessKeepToThemselves(TestDatabase kind) throws Exception {
        Path other = new Ini()
                .secretKey("the-key-of-another-application")
                .columns("suppliers.iban = randomized")
                .write();
        try (FreshDatabase one = database(kind);
                FreshDatabase two = database(kind);
                Connection first = new Application(one, INI).connect();
                Connection second = new Application(two, other).connect()) {
            for (int i = 0; i < 3; i++) {
                Sql.run(first, "INSERT INTO customers (id, ssn) VALUES (" + i + ", 'ssn of " + i + "')");
                Sql.run(second, "INSERT INTO customers (id, ssn) VALUES (" + i + ", 'in the open')");
                Sql.run(second, "INSERT INTO suppliers (id, iban) VALUES (" + i + ", 'iban of " + i + "')");
            }
            assertThat(Sql.column(first, "SELECT ssn FROM customers"))
                    .containsExactly("ssn of 0", "ssn of 1", "ssn of 2");
            assertThat(Sql.column(second, "SELECT iban FROM suppliers")).contains("iban of 2");
            try (Connection raw = two.connect()) {
                assertThat(Sql.column(raw, "SELECT ssn FROM customers")).containsOnly("in the open");
                assertThat(Sql.column(raw, "SELECT iban FROM suppliers"))
                        .allSatisfy(iban -> assertThat(iban).startsWith("kmsenc1."));
            }
        }
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(SharedDatabaseIT.class);
        String text = Application.text(kind.dialect());
        try (Connection owner = database.connect()) {
            Sql.run(
                    owner,
                    "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + text + ", email " + text + ")",
                    "CREATE TABLE suppliers (id INT PRIMARY KEY, iban " + text + ")");
        }
        return database;
    }
}
