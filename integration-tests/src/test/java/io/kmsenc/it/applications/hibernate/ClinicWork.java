package io.kmsenc.it.applications.hibernate;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.applications.hibernate.Clinic.Address;
import io.kmsenc.it.applications.hibernate.Clinic.Insurance;
import io.kmsenc.it.applications.hibernate.Clinic.Owner;
import io.kmsenc.it.applications.hibernate.Clinic.Pet;
import io.kmsenc.it.applications.hibernate.Clinic.Vet;
import io.kmsenc.it.applications.hibernate.Clinic.Visit;
import io.kmsenc.sql.Dialect;
import jakarta.persistence.OptimisticLockException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;

/** What the desk and the vets of the clinic do. */
final class ClinicWork {

    private static final String ADA = secret("ada@example.org");
    private static final String BOB = secret("bob@example.org");
    private static final LocalDate MAY = LocalDate.of(2026, 5, 4);

    private final SessionFactory sessions;
    private final Dialect dialect;

    ClinicWork(SessionFactory sessions, Dialect dialect) {
        this.sessions = sessions;
        this.dialect = dialect;
    }

    void run() {
        long ada = sessions.fromTransaction(this::register);
        sessions.inTransaction(session -> assertReads(session, ada));
        sessions.inTransaction(session -> changes(session, ada));
        refusesTwice();
        conflict(ada);
        sessions.inTransaction(session -> new ClinicQueries(session, dialect).run());
        sessions.inTransaction(session -> new ClinicCriteria(session).run());
        sessions.inTransaction(session -> new ClinicBulk(session, dialect).run());
        sessions.inTransaction(this::removes);
    }

    private long register(Session session) {
        Vet vet = new Vet();
        vet.name = "Vera";
        vet.licenceNumber = secret("L-1");
        session.persist(vet);
        Owner ada = new Owner("Ada", ADA, secret("+49 30 1"), new Address(secret("Lane 1"), "Berlin"));
        ada.contacts.add(secret("+49 30 2"));
        ada.contacts.add(secret("+49 30 3"));
        for (int i = 1; i <= 3; i++) {
            Pet pet = pet(ada, "Rex " + i, i);
            pet.vets.add(vet);
        }
        session.persist(ada);
        Owner bob = new Owner("Bob", BOB, secret("+49 30 4"), new Address(secret("Lane 2"), "Paris"));
        pet(bob, "Tom", 9);
        session.persist(bob);
        for (int i = 0; i < 5; i++) {
            session.persist(new Owner(
                    "Guest " + i, secret("guest" + i), secret("+1 " + i), new Address(secret("Hotel"), "Rome")));
        }
        session.flush();
        return ada.id;
    }

    private static Pet pet(Owner owner, String name, int number) {
        Pet pet = new Pet();
        pet.name = name;
        pet.born = MAY.minusYears(number);
        pet.chipNumber = secret("chip" + number);
        pet.owner = owner;
        pet.visits.add(new Visit(pet, MAY, secret("coughs, " + name)));
        pet.visits.add(new Visit(pet, MAY.plusDays(number), secret("better, " + name)));
        Insurance insurance = new Insurance();
        insurance.pet = pet;
        insurance.policyNumber = secret("policy" + number);
        pet.insurance = insurance;
        owner.pets.add(pet);
        return pet;
    }

    private static void assertReads(Session session, long id) {
        Owner ada = session.find(Owner.class, id);
        assertThat(ada.email).isEqualTo(ADA);
        assertThat(ada.address.street).isEqualTo(secret("Lane 1"));
        assertThat(ada.contacts).containsExactlyInAnyOrder(secret("+49 30 2"), secret("+49 30 3"));
        assertThat(ada.pets).extracting(pet -> pet.chipNumber).contains(secret("chip2"));
        assertThat(ada.pets.get(0).visits).extracting(visit -> visit.note).contains(secret("coughs, Rex 1"));
        assertThat(ada.pets.get(1).insurance.policyNumber).isEqualTo(secret("policy2"));
        assertThat(ada.pets.get(0).vets).extracting(vet -> vet.licenceNumber).containsExactly(secret("L-1"));
    }

    private static void changes(Session session, long id) {
        Owner ada = session.find(Owner.class, id);
        ada.phone = secret("+49 30 5");
        ada.address.street = null;
        ada.contacts.remove(secret("+49 30 2"));
        ada.contacts.add(secret("+49 30 6"));
        ada.pets.remove(2);
        ada.pets.get(0).visits.get(0).note = secret("coughs again");
        session.flush();
        session.refresh(ada);
        assertThat(ada.phone).isEqualTo(secret("+49 30 5"));
        assertThat(ada.address.street).isNull();
        Owner detached = new Owner("Ada L.", ADA, secret("+49 30 7"), new Address(secret("Lane 3"), "Berlin"));
        session.detach(ada);
        detached.id = id;
        detached.version = ada.version;
        detached.contacts.addAll(List.of(secret("+49 30 3"), secret("+49 30 8")));
        detached.pets = ada.pets;
        session.merge(detached);
    }

    private void refusesTwice() {
        assertThatThrownBy(() -> sessions.inTransaction(
                        session -> session.persist(new Owner("Eve", ADA, secret("+1"), new Address(secret("x"), "y")))))
                .isInstanceOf(ConstraintViolationException.class);
    }

    private void conflict(long id) {
        Owner stale = sessions.fromTransaction(session -> session.find(Owner.class, id));
        sessions.inTransaction(session -> session.find(Owner.class, id).phone = secret("+49 30 9"));
        stale.phone = secret("+49 30 10");
        stale.contacts = sessions.fromTransaction(session -> {
            Owner fresh = session.find(Owner.class, id);
            return new HashSet<>(fresh.contacts);
        });
        assertThatThrownBy(() -> sessions.inTransaction(session -> session.merge(stale)))
                .isInstanceOf(OptimisticLockException.class);
    }

    private void removes(Session session) {
        Owner bob = session.createQuery("from Owner where email = :email", Owner.class)
                .setParameter("email", BOB)
                .getSingleResult();
        session.remove(bob);
        session.flush();
        assertThat(session.createQuery("select count(*) from Pet p where p.chipNumber = :chip", Long.class)
                        .setParameter("chip", secret("chip9"))
                        .getSingleResult())
                .isZero();
    }
}
