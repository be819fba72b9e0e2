package io.kmsenc.it.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns that exist and are too small for their declared types. */
class StoredSizesIT {

    private static final String DECIMAL = "staff.salary = randomized decimal(10,2)";
    private static final String TEXT = "staff.name = deterministic varchar(20) compare=exact";
    private static final String OTHER = "depots.place = randomized date";

    @ParameterizedTest
    @EnumSource(names = "MYSQL", mode = EnumSource.Mode.EXCLUDE)
    void failTheFirstConnectionAllAtOnceWithWhatMendsThem(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(StoredSizesIT.class);
                Connection raw = database.connect()) {
            Sql.run(
                    raw,
                    "CREATE TABLE staff (id INT, salary VARCHAR(60) NOT NULL, name VARCHAR(90), town VARCHAR(9))",
                    "CREATE TABLE depots (place VARCHAR(1))");
            Application application = application(database, DECIMAL, TEXT, OTHER, "missing.code = randomized uuid");
            for (int i = 0; i < 2; i++) {
                assertThat(failure(application).lines()).hasSize(3);
            }
            String message = failure(application);
            assertThat(message)
                    .contains("\"staff\".\"salary\"", "\"staff\".\"name\"", "\"depots\".\"place\"", "(60)", "(90)")
                    .doesNotContain("town", "missing");
            for (String line : message.lines().toList()) {
                Sql.run(raw, line.substring(line.indexOf("ALTER TABLE")));
            }
            storesTheLongest(application);
        }
    }

    @Test
    void areLookedForInTablesThatKeepWhatWasBefore() throws SQLException {
        try (FreshDatabase database = TestDatabase.MARIADB.fresh(StoredSizesIT.class);
                Connection raw = database.connect()) {
            Sql.run(raw, "CREATE TABLE staff (id INT, salary VARCHAR(60)) WITH SYSTEM VERSIONING");
            assertThat(failure(application(database, DECIMAL))).contains("\"staff\".\"salary\"");
        }
    }

    private static String failure(Application application) {
        SQLException failure = catchThrowableOfType(SQLException.class, application::connect);
        assertThat(failure.getSQLState()).isEqualTo("KE303");
        return String.valueOf(failure.getMessage());
    }

    private static void storesTheLongest(Application application) throws SQLException {
        try (Connection connection = application.connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO staff (id, salary, name) VALUES (1, ?, ?)")) {
            insert.setBigDecimal(1, new BigDecimal("-99999999.99"));
            insert.setString(2, "\uD83D\uDD11".repeat(10));
            assertThat(insert.executeUpdate()).isEqualTo(1);
            assertThat(Sql.column(connection, "SELECT name FROM staff")).containsExactly("\uD83D\uDD11".repeat(10));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
    void areLookedForInTheSchemaOfTheRule(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(StoredSizesIT.class);
                Connection raw = database.connect()) {
            Sql.run(
                    raw,
                    "CREATE SCHEMA attic",
                    "CREATE TABLE attic.staff (id INT, salary VARCHAR(60))",
                    "CREATE TABLE attic.depots (place VARCHAR(1))");
            application(database, OTHER).connect().close();
            assertThat(failure(application(database, "attic." + DECIMAL))).contains("\"attic\".\"staff\".\"salary\"");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "MYSQL", mode = EnumSource.Mode.EXCLUDE)
    void isAskedOnceWhereTheyAreLargeEnough(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(StoredSizesIT.class);
                Connection raw = database.connect()) {
            Sql.run(raw, "CREATE TABLE staff (id INT, salary VARCHAR(200))");
            Application application = application(database, DECIMAL);
            try (Connection first = application.connect()) {
                Sql.run(raw, "DROP TABLE staff", "CREATE TABLE staff (id INT, salary VARCHAR(60))");
                application.connect().close();
                assertThat(first.isClosed()).isFalse();
            }
        }
    }

    private static Application application(FreshDatabase database, String... columns) {
        Ini ini = Ini.withSecretKey();
        List.of(columns).forEach(ini::columns);
        return new Application(database, ini.write());
    }
}
