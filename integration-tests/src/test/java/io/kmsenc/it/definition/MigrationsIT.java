package io.kmsenc.it.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.kmsenc.KmsEncDriver;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.app.Sql;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.sql.Dialect;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What an application's own migrations make through kmsenc keeps the longest values of the declared types, encrypted. Not
 * with MySQL's driver, for which values of declared types are refused.
 */
class MigrationsIT {

    private static final Path INI = Ini.withSecretKey()
            .columns(
                    "staff.salary = randomized decimal(12,2)",
                    "staff.badge = deterministic integer",
                    "staff.active = randomized boolean",
                    "staff.memo = randomized varchar(100)",
                    "staff.hired = randomized timestamp",
                    "staff.born = deterministic date")
            .write();
    private static final BigDecimal SALARY = new BigDecimal("-9999999999.99");
    private static final String MEMO = "\u20AC".repeat(100);
    private static final LocalDateTime HIRED = LocalDateTime.of(2026, 11, 24, 18, 30, 59, 123_456_000);
    private static final LocalDate BORN = LocalDate.of(1999, 12, 31);

    private interface Migration {
        void run(DataSource database, Dialect dialect) throws Exception;
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void flywayMakesAWorkingTable(TestDatabase kind) throws Exception {
        works(
                kind,
                (database, dialect) -> Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:io/kmsenc/it/definition/flyway")
                        .placeholders(Map.of(
                                "timestamp",
                                dialect == Dialect.MARIADB ? "DATETIME(6)" : "TIMESTAMP",
                                "boolean",
                                "BOOLEAN"))
                        .load()
                        .migrate());
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    @SuppressWarnings("deprecation") // the command framework that replaces it prints a banner
    void liquibaseMakesAWorkingTable(TestDatabase kind) throws Exception {
        works(kind, (database, dialect) -> {
            try (Connection connection = database.getConnection();
                    Liquibase liquibase = new Liquibase(
                            "io/kmsenc/it/definition/liquibase/staff.xml",
                            new ClassLoaderResourceAccessor(),
                            new JdbcConnection(connection))) {
                liquibase.update(new Contexts(), new LabelExpression());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void hibernateMakesAWorkingTable(TestDatabase kind) throws Exception {
        works(kind, (database, dialect) -> {
            sessions(database, "create").close();
            sessions(database, "update").close();
        });
    }

    private static SessionFactory sessions(DataSource database, String schema) {
        Configuration configuration = new Configuration().addAnnotatedClass(Staff.class);
        configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", database);
        configuration.setProperty("hibernate.hbm2ddl.auto", schema);
        configuration.setProperty("hibernate.hbm2ddl.halt_on_error", "true");
        return configuration.buildSessionFactory();
    }

    private static void works(TestDatabase kind, Migration migration) throws Exception {
        try (FreshDatabase database = kind.fresh(MigrationsIT.class);
                Connection raw = database.connect();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.kmsencUrl());
            pool.setUsername(database.user());
            pool.setPassword(database.password());
            pool.addDataSourceProperty(KmsEncDriver.CONFIG, INI.toString());
            migration.run(pool, kind.dialect());
            try (Connection connection = pool.getConnection()) {
                write(connection);
                assertReads(connection);
            }
            assertThat(Sql.rows(raw, "SELECT salary, badge, active, memo, hired, born FROM staff"))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .allSatisfy(value -> assertThat(value).startsWith("kmsenc1.")));
        }
    }

    private static void write(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO staff (id, salary, badge, active, memo, hired, born) VALUES (1, ?, ?, ?, ?, ?, ?)")) {
            insert.setBigDecimal(1, SALARY);
            insert.setInt(2, Integer.MIN_VALUE);
            insert.setBoolean(3, true);
            insert.setString(4, MEMO);
            insert.setObject(5, HIRED);
            insert.setObject(6, BORN);
            insert.executeUpdate();
        }
    }

    private static void assertReads(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT salary, active, memo, hired, born FROM staff WHERE badge = ?")) {
            select.setInt(1, Integer.MIN_VALUE);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getBigDecimal(1)).isEqualTo(SALARY);
                assertThat(row.getBoolean(2)).isTrue();
                assertThat(row.getString(3)).isEqualTo(MEMO);
                assertThat(row.getObject(4, LocalDateTime.class)).isEqualTo(HIRED);
                assertThat(row.getObject(5, LocalDate.class)).isEqualTo(BORN);
                assertThat(row.next()).isFalse();
            }
        }
    }
}
