package io.kmsenc.it.applications.hibernate;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.applications.Refusable;
import io.kmsenc.it.applications.hibernate.Clinic.Vet;
import io.kmsenc.sql.Dialect;
import java.util.Map;
import org.hibernate.Session;

/** Statements of the clinic that change many rows. */
final class ClinicBulk {

    private final Session session;
    private final Dialect dialect;

    ClinicBulk(Session session, Dialect dialect) {
        this.session = session;
        this.dialect = dialect;
    }

    void run() {
        change(
                "update Owner o set o.phone = :p where o.email = :e",
                Map.of("p", secret("+1 9"), "e", secret("guest0")));
        change("update Owner o set o.phone = null where o.email = :e", Map.of("e", secret("guest1")));
        change(
                "update versioned Owner o set o.address.street = :p, o.name = upper(o.name) where o.phone in :e",
                Map.of("p", secret("Lane 9"), "e", java.util.List.of(secret("+1 9"))));
        change(
                "update Owner o set o.phone = '" + secret("+1 8") + "' where o.email = :e",
                Map.of("e", secret("guest0")));
        change(
                "update Visit v set v.note = :p where v.pet.id in (select p.id from Pet p where p.chipNumber = :e)",
                Map.of("p", secret("seen"), "e", secret("chip1")));
        change(
                "update Pet p set p.chipNumber = case when p.name = 'Rex 1' then :p else :q end where p.chipNumber = :e",
                Map.of("p", secret("chip1"), "q", secret("chip0"), "e", secret("chip1")));
        change(
                "delete from Visit v where v.pet.id in (select p.id from Pet p where p.owner.email = :e)",
                Map.of("e", secret("bob@example.org")));
        change("delete from Owner o where o.email = :e", Map.of("e", secret("guest3")));
        change(
                "insert into Vet (name, licenceNumber) values ('Wim', :p), ('Xena', :q)",
                Map.of("p", secret("L-2"), "q", secret("L-3")));
        change(
                "insert into Vet (name, licenceNumber) select o.name, :p from Owner o where o.email = :e",
                Map.of("p", secret("L-4"), "e", secret("guest0")));
        assertThat(session.createQuery("select v.licenceNumber from Vet v order by v.id", String.class)
                        .getResultList())
                .containsExactly(secret("L-1"), secret("L-2"), secret("L-3"), secret("L-4"));
        stateless();
    }

    private void stateless() {
        try (var stateless = session.getSessionFactory().openStatelessSession()) {
            var transaction = stateless.beginTransaction();
            Vet vet = new Vet();
            vet.name = "Yan";
            vet.licenceNumber = secret("L-5");
            stateless.insert(vet);
            vet.licenceNumber = secret("L-6");
            stateless.update(vet);
            vet.licenceNumber = secret("L-7");
            Refusable.attempt(() -> {
                stateless.upsert(vet);
                assertThat(stateless.get(Vet.class, vet.id).licenceNumber).isEqualTo(secret("L-7"));
            });
            stateless.delete(vet);
            transaction.commit();
        }
        assertThat(dialect).isNotNull();
    }

    private void change(String statement, Map<String, ?> parameters) {
        var query = session.createMutationQuery(statement);
        parameters.forEach((name, value) -> {
            if (value instanceof java.util.List<?> list) {
                query.setParameterList(name, list);
            } else {
                query.setParameter(name, value);
            }
        });
        assertThat(query.executeUpdate()).as(statement).isPositive();
    }
}
