package io.kmsenc.it.applications.springdata;

import io.kmsenc.it.applications.SampleApplication;
import io.kmsenc.it.applications.springdata.Practice.Letter;
import io.kmsenc.it.applications.springdata.Practice.Patient;
import io.kmsenc.sql.Dialect;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Repositories over Hibernate, set up as an application without Boot sets them up. */
public final class SpringDataApplication implements SampleApplication {

    @Override
    public String framework() {
        return "spring-data-jpa";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "patients.email = deterministic",
                "patients.phone = deterministic",
                "patients.national_id = randomized",
                "patients.insurance_number = deterministic",
                "letters.body = randomized");
    }

    @Override
    public void run(DataSource database, Dialect dialect) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean("dataSource", DataSource.class, () -> database);
            context.register(Beans.class);
            context.refresh();
            TransactionTemplate transactions =
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            new PracticeWork(context.getBean(Patients.class), transactions).run();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableJpaRepositories(considerNestedRepositories = true)
    static class Beans {

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource database) {
            LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(database);
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            factory.setManagedTypes(PersistenceManagedTypes.of(
                    Patient.class.getName(), Letter.class.getName(), Practice.Insurance.class.getName()));
            factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "update"));
            return factory;
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }
    }
}
