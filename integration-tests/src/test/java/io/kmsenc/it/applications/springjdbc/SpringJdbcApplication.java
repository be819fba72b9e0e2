package io.kmsenc.it.applications.springjdbc;

import static io.kmsenc.it.applications.SampleApplication.secret;

import io.kmsenc.it.applications.SampleApplication;
import io.kmsenc.it.applications.Statements;
import io.kmsenc.sql.Dialect;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Repositories of aggregates, and templates beside them. */
public final class SpringJdbcApplication implements SampleApplication {

    static final String ADA = secret("ada@example.org");
    static final String BOB = secret("bob@example.org");

    @Override
    public String framework() {
        return "spring-jdbc";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "buyer.email = deterministic",
                "buyer.phone = deterministic",
                "buyer.national_id = randomized",
                "buyer.home_street = randomized",
                "card.token = randomized",
                "card.reference = deterministic",
                "basket_line.gift_message = randomized",
                "audit_notes.author_email = deterministic group=buyer.email",
                "audit_notes.note = randomized");
    }

    @Override
    public void run(DataSource database, Dialect dialect) throws SQLException {
        Statements.run(
                database,
                dialect,
                quoted(
                        dialect,
                        "CREATE TABLE buyer (id IDENTITY, version INT, name VARCHAR(100), email VARCHAR(400) UNIQUE,"
                                + " phone VARCHAR(400), national_id VARCHAR(500), home_street VARCHAR(500),"
                                + " home_city VARCHAR(100))"),
                "CREATE TABLE card (id IDENTITY, buyer BIGINT, token VARCHAR(500), reference VARCHAR(400))",
                "CREATE TABLE basket_line (buyer BIGINT, buyer_key INT, product VARCHAR(100), price DECIMAL(10, 2),"
                        + " gift_message VARCHAR(1000))",
                "CREATE TABLE audit_notes (id IDENTITY, author_email VARCHAR(400), note VARCHAR(1000))");
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean("dataSource", DataSource.class, () -> database);
            context.register(Beans.class);
            context.refresh();
            TransactionTemplate transactions =
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            Buyers buyers = context.getBean(Buyers.class);
            new ShopWork(buyers, context.getBean(JdbcAggregateTemplate.class), transactions).run();
            transactions.executeWithoutResult(status -> new TemplateWork(database, dialect).run());
        }
    }

    private static String quoted(Dialect dialect, String definition) {
        return dialect == Dialect.MARIADB ? definition + " DEFAULT CHARSET = utf8mb4" : definition;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableJdbcRepositories(considerNestedRepositories = true)
    static class Beans extends AbstractJdbcConfiguration {

        @Bean
        NamedParameterJdbcOperations operations(DataSource database) {
            return new NamedParameterJdbcTemplate(database);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource database) {
            return new DataSourceTransactionManager(database);
        }
    }
}
