package io.kmsenc.it.applications;

import io.kmsenc.it.applications.examples.ExampleApplication;
import io.kmsenc.it.applications.hibernate.HibernateApplication;
import io.kmsenc.it.applications.jdbi.JdbiApplication;
import io.kmsenc.it.applications.jooq.JooqApplication;
import io.kmsenc.it.applications.migrations.FlywayApplication;
import io.kmsenc.it.applications.migrations.LiquibaseApplication;
import io.kmsenc.it.applications.mybatis.MybatisApplication;
import io.kmsenc.it.applications.springdata.SpringDataApplication;
import io.kmsenc.it.applications.springjdbc.SpringJdbcApplication;
import java.util.List;

/** All sample applications. */
final class SampleApplications {

    static final List<SampleApplication> ALL = List.of(
            new HibernateApplication(),
            new JooqApplication(),
            new MybatisApplication(),
            new SpringDataApplication(),
            new SpringJdbcApplication(),
            new JdbiApplication(),
            new FlywayApplication(),
            new LiquibaseApplication(),
            new ExampleApplication("sakila"),
            new ExampleApplication("chinook"),
            new ExampleApplication("northwind"),
            new ExampleApplication("petclinic"));

    private SampleApplications() {}
}
