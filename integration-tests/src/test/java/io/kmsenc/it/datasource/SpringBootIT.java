package io.kmsenc.it.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.KmsEncDataSource;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Spring Boot makes the data source that {@code spring.datasource.type} names, with H2 on the class path too. */
class SpringBootIT {

    private static final Path INI =
            Ini.withSecretKey().columns("customers.ssn = randomized").write();

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL"})
    void theTypeIsEnough(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.fresh(SpringBootIT.class);
                AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            try (Connection owner = database.connect()) {
                Sql.run(owner, "CREATE TABLE customers (id INT, ssn " + Application.text(kind.dialect()) + ")");
            }
            String parameter = kind.dialect() == Dialect.H2 ? ";kmsenc.config=" : "?kmsenc.config=";
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "application.properties",
                            Map.of(
                                    "spring.datasource.type", KmsEncDataSource.class.getName(),
                                    "spring.datasource.url", database.kmsencUrl() + parameter + INI,
                                    "spring.datasource.username", database.user(),
                                    "spring.datasource.password", database.password())));
            context.register(DataSourceAutoConfiguration.class);
            context.refresh();
            DataSource source = context.getBean(DataSource.class);
            assertThat(source).isInstanceOf(KmsEncDataSource.class);
            try (Connection connection = source.getConnection();
                    Connection raw = database.connect()) {
                PreparingApplication.insert(connection, 1);
                assertThat(Sql.column(connection, "SELECT ssn FROM customers")).containsExactly("ssn of 1");
                assertThat(Sql.column(raw, "SELECT ssn FROM customers").get(0)).startsWith("kmsenc");
            }
        }
    }
}
