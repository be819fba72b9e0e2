package io.kmsenc.it.applications;

import io.kmsenc.it.applications.hibernate.HibernateApplication;
import io.kmsenc.it.applications.jooq.JooqApplication;
import java.util.List;

/** All sample applications. */
final class SampleApplications {

    static final List<SampleApplication> ALL = List.of(new HibernateApplication(), new JooqApplication());

    private SampleApplications() {}
}
