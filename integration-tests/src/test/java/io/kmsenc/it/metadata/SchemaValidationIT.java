package io.kmsenc.it.metadata;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.KmsEncDriver;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.cfg.Configuration;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hibernate compares entities with the tables that it finds: of secret columns it finds the declared types. */
class SchemaValidationIT {

    private static final List<String> DECLARED = List.of(
            "boolean",
            "integer",
            "bigint",
            "decimal(12,2)",
            "date",
            "timestamp",
            "uuid",
            "json",
            "varchar(40)",
            "binary");

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void acceptsAnEntityOfTheDeclaredTypes(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(SchemaValidationIT.class)) {
            create(database);
            assertThatCode(() -> validate(database, database.kmsencUrl(), Records.Right.class))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void refusesAnEntityOfAnotherType(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(SchemaValidationIT.class)) {
            create(database);
            assertThatExceptionOfType(SchemaManagementException.class)
                    .isThrownBy(() -> validate(database, database.kmsencUrl(), Records.Wrong.class))
                    .withMessageContaining("of_decimal");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void wouldNotAcceptWhatIsStored(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(SchemaValidationIT.class)) {
            create(database);
            assertThatExceptionOfType(SchemaManagementException.class)
                    .isThrownBy(() -> validate(database, database.url(), Records.Right.class));
        }
    }

    private static void validate(FreshDatabase database, String url, Class<?> entity) {
        Configuration configuration = new Configuration().addAnnotatedClass(entity);
        configuration
                .setProperty("hibernate.hbm2ddl.auto", "validate")
                .setProperty("hibernate.connection.url", url)
                .setProperty("hibernate.connection.username", database.user())
                .setProperty("hibernate.connection.password", database.password())
                .setProperty(
                        "hibernate.connection." + KmsEncDriver.CONFIG,
                        ini().write().toString());
        configuration.buildSessionFactory().close();
    }

    private static Ini ini() {
        Ini ini = Ini.withSecretKey();
        DECLARED.forEach(declared -> ini.columns("records." + column(declared) + " = randomized " + declared));
        return ini;
    }

    private static void create(FreshDatabase database) throws SQLException {
        boolean postgresql = database.kind().dialect() == Dialect.POSTGRESQL;
        StringBuilder columns = new StringBuilder("id INT PRIMARY KEY");
        for (String declared : DECLARED) {
            String stored = declared.equals("binary")
                    ? (postgresql ? "BYTEA" : "VARBINARY(255)")
                    : (postgresql ? "TEXT" : "VARCHAR(500)");
            columns.append(", ").append(column(declared)).append(' ').append(stored);
        }
        try (Connection connection = database.connect()) {
            Sql.run(connection, "CREATE TABLE records (" + columns + ")");
        }
    }

    private static String column(String declared) {
        return "of_" + declared.replaceAll("[^a-z]", "");
    }
}
