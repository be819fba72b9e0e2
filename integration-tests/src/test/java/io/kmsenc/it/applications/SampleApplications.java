package io.kmsenc.it.applications;

import io.kmsenc.it.applications.hibernate.HibernateApplication;
import java.util.List;

/** All sample applications. */
final class SampleApplications {

    static final List<SampleApplication> ALL = List.of(new HibernateApplication());

    private SampleApplications() {}
}
