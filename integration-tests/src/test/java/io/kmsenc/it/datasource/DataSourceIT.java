package io.kmsenc.it.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.kmsenc.KmsEncDataSource;
import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.naming.spi.NamingManager;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The data source, by the ways in which applications are told of one. */
class DataSourceIT {

    private static final Path INI =
            Ini.withSecretKey().columns("customers.ssn = randomized").write();

    /** As an application's own file of properties would have it. */
    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL"})
    void hikariTakesTheClassAndItsProperties(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind)) {
            Properties properties = new Properties();
            properties.setProperty("dataSourceClassName", "io.kmsenc.KmsEncDataSource");
            properties.setProperty("dataSource.url", database.kmsencUrl());
            properties.setProperty("dataSource.user", database.user());
            properties.setProperty("dataSource.password", database.password());
            properties.setProperty("dataSource.config", INI.toString());
            properties.setProperty("maximumPoolSize", "2");
            try (HikariDataSource pool = new HikariDataSource(new HikariConfig(properties))) {
                assertEncrypts(pool, database);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL"})
    void hikarisUserGoesBeforeTheDataSources(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind)) {
            HikariConfig config = new HikariConfig();
            config.setDataSourceClassName(KmsEncDataSource.class.getName());
            config.addDataSourceProperty("url", database.kmsencUrl());
            config.addDataSourceProperty("user", "nobody");
            config.addDataSourceProperty("password", "nothing");
            config.addDataSourceProperty("config", INI.toString());
            config.setUsername(database.user());
            config.setPassword(database.password());
            config.setMaximumPoolSize(2);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                assertEncrypts(pool, database);
            }
        }
    }

    @Test
    void hikariTellsAPropertyThatTheClassHasNot() {
        HikariConfig config = new HikariConfig();
        config.setDataSourceClassName(KmsEncDataSource.class.getName());
        config.addDataSourceProperty("usr", "me");
        assertThatThrownBy(() -> new HikariDataSource(config).close()).hasMessageContaining("usr");
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void aReferenceOfAContainerBecomesADataSourceThatWorks(TestDatabase kind) throws Exception {
        try (FreshDatabase database = database(kind)) {
            Reference reference = new Reference("javax.sql.DataSource", "io.kmsenc.KmsEncObjectFactory", null);
            reference.add(new StringRefAddr("auth", "Container"));
            reference.add(new StringRefAddr("url", database.kmsencUrl()));
            reference.add(new StringRefAddr("user", database.user()));
            reference.add(new StringRefAddr("password", database.password()));
            reference.add(new StringRefAddr("config", INI.toString()));
            reference.add(new StringRefAddr("loginTimeout", "20"));
            assertEncrypts((DataSource) NamingManager.getObjectInstance(reference, null, null, null), database);
        }
    }

    @Test
    void connectionPropertiesReachTheDelegate() throws SQLException {
        try (FreshDatabase database = database(TestDatabase.POSTGRESQL)) {
            KmsEncDataSource source = source(database);
            source.setConnectionProperties("ApplicationName=the shop;options=-c statement_timeout=12345");
            try (Connection connection = source.getConnection()) {
                assertThat(Sql.rows(
                                        connection,
                                        "SELECT current_setting('application_name'), current_setting('statement_timeout')")
                                .toString())
                        .isEqualTo("[[the shop, 12345ms]]");
            }
        }
    }

    @Test
    void connectionPropertiesReachTheDelegateOfXaToo() throws SQLException {
        for (TestDatabase kind :
                new TestDatabase[] {TestDatabase.POSTGRESQL, TestDatabase.MARIADB, TestDatabase.MYSQL}) {
            try (FreshDatabase database = database(kind)) {
                io.kmsenc.KmsEncXADataSource source = new io.kmsenc.KmsEncXADataSource();
                source.setUrl(database.kmsencUrl());
                source.setUser(database.user());
                source.setPassword(database.password());
                source.setConfig(INI.toString());
                source.setLoginTimeout(20);
                boolean postgres = kind == TestDatabase.POSTGRESQL;
                source.setConnectionProperty(
                        postgres ? "options" : "sessionVariables",
                        postgres ? "-c statement_timeout=12345" : "lock_wait_timeout=123");
                javax.sql.XAConnection xa = source.getXAConnection();
                try (Connection connection = xa.getConnection()) {
                    assertThat(Sql.column(
                                    connection, postgres ? "SHOW statement_timeout" : "SELECT @@lock_wait_timeout"))
                            .containsExactly(postgres ? "12345ms" : "123");
                    assertThat(connection.getMetaData().getURL()).isEqualTo(database.url());
                } finally {
                    xa.close();
                }
            }
        }
    }

    /** The PostgreSQL of the tests asks nobody from this machine for a password. */
    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "POSTGRESQL", mode = EnumSource.Mode.EXCLUDE)
    void aWrongPasswordIsTheDelegatesError(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = database(kind)) {
            KmsEncDataSource source = source(database);
            assertThatThrownBy(() -> source.getConnection(database.user(), "geheim"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageNotContaining("geheim");
            source.getConnection().close();
        }
    }

    private static void assertEncrypts(DataSource source, FreshDatabase database) throws SQLException {
        for (int turn = 1; turn <= 3; turn++) {
            try (Connection connection = source.getConnection()) {
                PreparingApplication.insert(connection, turn);
                assertThat(Sql.column(connection, "SELECT ssn FROM customers WHERE id = " + turn))
                        .containsExactly("ssn of " + turn);
            }
        }
        try (Connection raw = database.connect()) {
            assertThat(Sql.column(raw, "SELECT ssn FROM customers"))
                    .hasSize(3)
                    .allMatch(stored -> stored != null && stored.startsWith("kmsenc"));
        }
    }

    private static KmsEncDataSource source(FreshDatabase database) {
        KmsEncDataSource source = new KmsEncDataSource();
        source.setUrl(database.kmsencUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setConfig(INI.toString());
        return source;
    }

    private static FreshDatabase database(TestDatabase kind) throws SQLException {
        FreshDatabase database = kind.fresh(DataSourceIT.class);
        try (Connection owner = database.connect()) {
            Sql.run(owner, "CREATE TABLE customers (id INT PRIMARY KEY, ssn " + Application.text(kind.dialect()) + ")");
        }
        return database;
    }
}
