package io.kmsenc.it.applications.hibernate;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.applications.Refusable;
import io.kmsenc.it.applications.hibernate.Clinic.Owner;
import io.kmsenc.it.applications.hibernate.Clinic.Pet;
import io.kmsenc.it.applications.hibernate.Clinic.Visit;
import io.kmsenc.sql.Dialect;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** JPQL and native queries of the clinic. */
final class ClinicQueries {

    private static final String ADA = secret("ada@example.org");
    private static final String BOB = secret("bob@example.org");

    /** What a list shows. */
    record OwnerLine(String name, String email, long pets) {}

    private final Session session;
    private final Dialect dialect;

    ClinicQueries(Session session, Dialect dialect) {
        this.session = session;
        this.dialect = dialect;
    }

    void run() {
        comparisons();
        optionalFilters();
        joins();
        pages();
        projections();
        subqueries();
        locks();
        natives();
    }

    private void comparisons() {
        assertNames("from Owner o where o.email = :p", Map.of("p", ADA), "Ada L.");
        assertNames("from Owner o where o.email = '" + ADA + "'", Map.of(), "Ada L.");
        assertNames(
                "from Owner o where o.email in (:p) order by o.name", Map.of("p", List.of(ADA, BOB)), "Ada L.", "Bob");
        assertNames("from Owner o where o.email in ('x', :p)", Map.of("p", BOB), "Bob");
        assertNames("from Owner o where o.email <> :p and o.name like 'B%'", Map.of("p", ADA), "Bob");
        assertNames("from Owner o where o.email not in :p and o.name = 'Bob'", Map.of("p", List.of(ADA)), "Bob");
        assertNames("from Owner o where not (o.email = :p) and o.name = 'Bob'", Map.of("p", ADA), "Bob");
        assertNames("from Owner o where o.email = :p or o.phone = :p", Map.of("p", ADA), "Ada L.");
        assertNames("from Owner o where o.address.street is null", Map.of());
        assertNames("from Owner o where o.email is not null and o.name = 'Bob'", Map.of(), "Bob");
        assertNames("from Owner o where o.email is not distinct from :p", Map.of("p", BOB), "Bob");
        assertNames("from Owner o where (o.email, o.name) = (:p, 'Bob')", Map.of("p", BOB), "Bob");
        assertNames("from Owner o where o.email = :p and o.address.city = :c", Map.of("p", BOB, "c", "Paris"), "Bob");
        assertNames("from Owner o where :p member of o.contacts", Map.of("p", secret("+49 30 8")), "Ada L.");
        assertThat(session.createNamedQuery("Owner.byPhone", Owner.class)
                        .setParameter("phone", secret("+49 30 4"))
                        .getSingleResultOrNull()
                        .name)
                .isEqualTo("Bob");
    }

    private void optionalFilters() {
        String query = "from Owner o where (:p is null or o.email = :p) and (:c is null or o.address.city = :c)";
        assertThat(names(query, params("p", BOB, "c", null))).containsExactly("Bob");
        assertThat(names(query, params("p", null, "c", "Paris"))).containsExactly("Bob");
        assertNames("from Owner o where o.email = coalesce(:p, o.email) and o.name = 'Bob'", Map.of("p", BOB), "Bob");
    }

    private void joins() {
        assertNames("select o from Owner o left join fetch o.pets where o.email = :p", Map.of("p", ADA), "Ada L.");
        Refusable.attempt(() -> assertNames(
                "select distinct o from Owner o join fetch o.contacts where o.email = :p", Map.of("p", ADA), "Ada L."));
        assertNames("select o from Owner o join o.pets p where p.chipNumber = :p", Map.of("p", secret("chip9")), "Bob");
        assertNames("select o from Owner o join o.pets p with p.chipNumber = :p", Map.of("p", secret("chip9")), "Bob");
        assertThat(session.createQuery(
                                "select v from Visit v join fetch v.pet p join fetch p.owner o where o.email = :p",
                                Visit.class)
                        .setParameter("p", BOB)
                        .getResultList())
                .hasSize(2)
                .allMatch(visit -> visit.pet.owner.email.equals(BOB));
        assertThat(session.createQuery("select p from Pet p where p.owner.phone = :p", Pet.class)
                        .setParameter("p", secret("+49 30 4"))
                        .getResultList())
                .extracting(pet -> pet.name)
                .containsExactly("Tom");
        assertThat(session.createQuery("select o from Owner o where o.email = :p", Owner.class)
                        .setParameter("p", BOB)
                        .setHint("jakarta.persistence.fetchgraph", session.getEntityGraph("Owner.pets"))
                        .getSingleResult()
                        .pets)
                .hasSize(1);
        session.clear();
        List<Owner> all =
                session.createQuery("from Owner o order by o.id", Owner.class).getResultList();
        assertThat(all.get(0).pets).hasSize(2);
        assertThat(all.get(0).pets.get(0).visits).hasSize(2);
    }

    private void pages() {
        assertThat(session.createQuery("from Owner o where o.email is not null order by o.id", Owner.class)
                        .setFirstResult(1)
                        .setMaxResults(2)
                        .getResultList())
                .extracting(owner -> owner.email)
                .containsExactly(BOB, secret("guest0"));
        assertThat(session.createQuery("from Owner o where o.phone = :p order by o.name desc", Owner.class)
                        .setParameter("p", secret("+49 30 4"))
                        .setMaxResults(1)
                        .getResultList())
                .hasSize(1);
        try (var rows =
                session.createQuery("from Owner o order by o.id", Owner.class).getResultStream()) {
            assertThat(rows.map(owner -> owner.address.street).filter(street -> street != null))
                    .hasSize(7);
        }
        assertThat(session.createQuery("from Visit v order by v.id limit 3 offset 1", Visit.class)
                        .getResultList())
                .hasSize(3);
    }

    private void projections() {
        assertThat(session.createQuery(
                                "select new io.kmsenc.it.applications.hibernate.ClinicQueries$OwnerLine(o.name, o.email, count(p))"
                                        + " from Owner o left join o.pets p where o.email = :p group by o.name, o.email",
                                OwnerLine.class)
                        .setParameter("p", ADA)
                        .getResultList())
                .containsExactly(new OwnerLine("Ada L.", ADA, 2));
        assertThat(session.createQuery(
                                "select o.email, o.address.street from Owner o where o.name = 'Bob'", Object[].class)
                        .getSingleResult())
                .containsExactly(BOB, secret("Lane 2"));
        assertThat(session.createQuery("select distinct o.phone from Owner o where o.name = 'Bob'", String.class)
                        .getResultList())
                .containsExactly(secret("+49 30 4"));
        assertThat(count("select count(distinct o.email) from Owner o")).isEqualTo(7);
        assertThat(count("select count(o.phone) from Owner o")).isEqualTo(7);
        assertThat(session.createQuery(
                                "select o.phone, count(*) from Owner o group by o.phone having count(*) > 1",
                                Object[].class)
                        .getResultList())
                .isEmpty();
        assertThat(session.createQuery(
                                "select case when o.email = :p then 'known' else 'other' end from Owner o where o.name = 'Bob'",
                                String.class)
                        .setParameter("p", BOB)
                        .getSingleResult())
                .isEqualTo("known");
    }

    private void subqueries() {
        assertNames(
                "from Owner o where exists (select 1 from Pet p where p.owner = o and p.chipNumber = :p)",
                Map.of("p", secret("chip9")),
                "Bob");
        assertNames(
                "from Owner o where o.id in (select p.owner.id from Pet p where p.chipNumber in :p)",
                Map.of("p", List.of(secret("chip9"))),
                "Bob");
        assertNames("from Owner o where size(o.pets) > 1 and o.email = :p", Map.of("p", ADA), "Ada L.");
        assertNames("from Owner o where o.pets is empty and o.email = :p", Map.of("p", secret("guest1")), "Guest 1");
        assertThat(session.createQuery(
                                "select p.name, (select count(v) from Visit v where v.pet = p) from Pet p where p.chipNumber = :p",
                                Object[].class)
                        .setParameter("p", secret("chip9"))
                        .getSingleResult())
                .containsExactly("Tom", 2L);
        assertThat(session.createQuery(
                                "with late as (select v.pet.id as pet, v.note as note from Visit v where v.visitedOn > :day)"
                                        + " select l.note from late l join Pet p on p.id = l.pet where p.chipNumber = :p",
                                String.class)
                        .setParameter("day", LocalDate.of(2026, 5, 5))
                        .setParameter("p", secret("chip9"))
                        .getResultList())
                .containsExactly(secret("better, Tom"));
    }

    private void locks() {
        session.clear();
        Owner bob = session.createQuery("from Owner o where o.email = :p", Owner.class)
                .setParameter("p", BOB)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
        Long pet = bob.pets.get(0).id;
        session.lock(bob, LockModeType.PESSIMISTIC_READ);
        session.clear();
        session.find(Owner.class, bob.id, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        session.clear();
        session.find(Pet.class, pet, LockModeType.PESSIMISTIC_READ);
        assertThat(session.createQuery("from Owner o where o.email = :p", Owner.class)
                        .setParameter("p", BOB)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .setTimeout(org.hibernate.Timeouts.SKIP_LOCKED)
                        .getResultList())
                .hasSize(1);
        session.clear();
        assertThat(session.findMultiple(Owner.class, List.of(bob.id, bob.id - 1)))
                .extracting(owner -> owner.email)
                .contains(BOB);
    }

    private void natives() {
        assertThat(session.createNativeQuery("select * from owners where email = :p", Owner.class)
                        .setParameter("p", BOB)
                        .getSingleResult()
                        .address
                        .street)
                .isEqualTo(secret("Lane 2"));
        assertThat(session.createNativeQuery("select {o.*} from owners o where o.phone in (:p)", Owner.class)
                        .addEntity("o", Owner.class)
                        .setParameterList("p", List.of(secret("+49 30 4"), "x"))
                        .getResultList())
                .hasSize(1);
        assertThat(session.createNativeQuery(
                                "select v.note from visits v join pets p on p.id = v.pet_id where p.chip_number = ?1 order by v.id",
                                String.class)
                        .setParameter(1, secret("chip9"))
                        .setMaxResults(1)
                        .getResultList())
                .containsExactly(secret("coughs, Tom"));
        assertThat(session.createNativeMutationQuery("update owners set phone = :phone where email = :email")
                        .setParameter("phone", secret("+49 30 4"))
                        .setParameter("email", BOB)
                        .executeUpdate())
                .isEqualTo(1);
        String limit = dialect == Dialect.MARIADB ? "limit 1" : "fetch first 1 rows only";
        assertThat(session.createNativeQuery("select count(*) from owners where email = :p " + limit, Long.class)
                        .setParameter("p", BOB)
                        .getSingleResult())
                .isEqualTo(1);
    }

    private long count(String query) {
        return session.createQuery(query, Long.class).getSingleResult();
    }

    private void assertNames(String query, Map<String, ?> parameters, String... names) {
        assertThat(names(query, parameters)).as(query).containsExactly(names);
    }

    private List<String> names(String query, Map<String, ?> parameters) {
        var selection = session.createQuery(query, Owner.class);
        parameters.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                selection.setParameterList(name, list);
            } else {
                selection.setParameter(name, value);
            }
        });
        return selection.getResultList().stream().map(owner -> owner.name).toList();
    }

    private static Map<String, @Nullable String> params(@Nullable String... namesAndValues) {
        Map<String, @Nullable String> all = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(Arrays.asList(namesAndValues).get(i), namesAndValues[i + 1]);
        }
        return all;
    }
}
