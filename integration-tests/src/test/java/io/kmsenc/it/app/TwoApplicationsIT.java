package io.kmsenc.it.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.jdbc.SqlErrors;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two configurations in one process: each application sees its own secret columns under its own keys. */
class TwoApplicationsIT {

    private static final String OTHER_KEY = "secret-key-of-the-second-application";

    @TempDir
    private Path folder;

    private Path first() {
        return Ini.withSecretKey().columns("customers.ssn = randomized").write(folder.resolve("first/kmsenc.ini"));
    }

    private Path second() {
        return new Ini()
                .secretKey(OTHER_KEY)
                .columns("customers.email = deterministic")
                .write(folder.resolve("second/kmsenc.ini"));
    }

    private static FreshDatabase database() throws SQLException {
        FreshDatabase database = TestDatabase.H2_MEMORY.fresh(TwoApplicationsIT.class);
        try (Connection raw = database.connect()) {
            Sql.run(raw, "CREATE TABLE customers (id INT PRIMARY KEY, ssn VARCHAR(500), email VARCHAR(500))");
        }
        return database;
    }

    @Test
    void twoConfigurationsOnOneDatabaseKeepToTheirOwnColumns() throws SQLException {
        try (FreshDatabase database = database();
                Connection one = new Application(database, first()).connect();
                Connection two = new Application(database, second()).connect();
                Connection raw = database.connect()) {
            Sql.run(one, "INSERT INTO customers (id, ssn) VALUES (1, 'one')");
            Sql.run(two, "INSERT INTO customers (id, email) VALUES (2, 'two')");
            assertThat(Sql.column(raw, "SELECT coalesce(ssn, email) FROM customers"))
                    .hasSize(2)
                    .allMatch(stored -> stored.startsWith("kmsenc1."));
            assertThat(Sql.column(one, "SELECT ssn FROM customers WHERE id = 1"))
                    .containsExactly("one");
            assertThat(Sql.column(two, "SELECT email FROM customers WHERE email = 'two'"))
                    .containsExactly("two");
            // what the other one wrote is no value here
            Throwable failure = catchThrowable(() -> Sql.column(one, "SELECT email FROM customers WHERE id = 2"));
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo(SqlErrors.UNPROVEN_CIPHERTEXT));
        }
    }

    @Test
    void twoConfigurationsOnTwoDatabasesHaveKeysOfTheirOwn() throws SQLException {
        try (FreshDatabase databaseOfOne = database();
                FreshDatabase databaseOfTwo = database();
                Connection one = new Application(databaseOfOne, first()).connect();
                Connection two = new Application(databaseOfTwo, second()).connect();
                Connection rawOne = databaseOfOne.connect();
                Connection rawTwo = databaseOfTwo.connect()) {
            for (Connection each : List.of(one, two)) {
                Sql.run(each, "INSERT INTO customers VALUES (1, 'ssn', 'email')");
                assertThat(Sql.rows(each, "SELECT ssn, email FROM customers")).containsExactly(List.of("ssn", "email"));
            }
            assertThat(Sql.column(rawOne, "SELECT email FROM customers")).containsExactly("email");
            assertThat(Sql.column(rawTwo, "SELECT ssn FROM customers")).containsExactly("ssn");
            assertThat(Sql.column(rawOne, "SELECT name FROM kmsenc_data_keys"))
                    .hasSize(1)
                    .doesNotContainAnyElementsOf(Sql.column(rawTwo, "SELECT name FROM kmsenc_data_keys"));
        }
    }

    @Test
    void eachApplicationFindsTheFileOnItsOwnClassPath() throws Exception {
        Path one = first();
        Path two = second();
        try (FreshDatabase database = database();
                Connection raw = database.connect();
                Connection ofOne = within(one, database);
                Connection ofTwo = within(two, database)) {
            Sql.run(ofOne, "INSERT INTO customers VALUES (1, 'ssn', 'email')");
            Sql.run(ofTwo, "INSERT INTO customers VALUES (2, 'ssn', 'email')");
            assertThat(Sql.column(raw, "SELECT email FROM customers WHERE id = 1"))
                    .containsExactly("email");
            assertThat(Sql.column(raw, "SELECT ssn FROM customers WHERE id = 2"))
                    .containsExactly("ssn");
            assertThat(Sql.column(ofOne, "SELECT ssn FROM customers WHERE id = 1"))
                    .containsExactly("ssn");
            assertThat(Sql.column(ofTwo, "SELECT email FROM customers WHERE id = 2"))
                    .containsExactly("email");
        }
    }

    private static Connection within(Path ini, FreshDatabase database) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {ini.getParent().toUri().toURL()}, before)) {
            thread.setContextClassLoader(application);
            return DriverManager.getConnection(database.kmsencUrl(), database.user(), database.password());
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
