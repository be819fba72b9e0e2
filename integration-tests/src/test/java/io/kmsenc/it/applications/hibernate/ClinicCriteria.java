package io.kmsenc.it.applications.hibernate;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.applications.Refusable;
import io.kmsenc.it.applications.hibernate.Clinic.Owner;
import io.kmsenc.it.applications.hibernate.Clinic.Pet;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.List;
import java.util.function.BiFunction;
import org.hibernate.Session;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

/** Queries that the clinic's search form puts together. */
final class ClinicCriteria {

    private static final String ADA = secret("ada@example.org");
    private static final String BOB = secret("bob@example.org");

    private final Session session;
    private final HibernateCriteriaBuilder build;

    ClinicCriteria(Session session) {
        this.session = session;
        this.build = session.getCriteriaBuilder();
    }

    void run() {
        assertFinds((query, owner) -> build.equal(owner.get("email"), BOB));
        assertFinds(
                (query, owner) -> build.and(build.equal(owner.get("email"), BOB), build.isNotNull(owner.get("phone"))));
        assertFinds(
                (query, owner) -> build.or(build.equal(owner.get("email"), BOB), build.equal(owner.get("phone"), "x")));
        assertFinds((query, owner) -> owner.get("email").in(BOB, "x"));
        assertFinds((query, owner) -> owner.get("email").in(List.of(BOB)));
        assertFinds((query, owner) ->
                build.and(build.notEqual(owner.get("email"), ADA), build.like(owner.get("name"), "Bo%")));
        assertFinds(
                (query, owner) -> build.equal(owner.join("pets", JoinType.LEFT).get("chipNumber"), secret("chip9")));
        assertFinds((query, owner) -> build.and(
                build.equal(owner.get("email"), build.literal(BOB)),
                build.isNotNull(owner.get("address").get("street"))));
        assertFinds(this::byPet);
        Refusable.attempt(this::fetches);
        counts();
        changes();
    }

    private Predicate byPet(CriteriaQuery<?> query, Root<Owner> owner) {
        Subquery<Long> pets = query.subquery(Long.class);
        Root<Pet> pet = pets.from(Pet.class);
        pets.select(pet.get("id"))
                .where(build.equal(pet.get("owner"), owner), build.equal(pet.get("chipNumber"), secret("chip9")));
        return build.exists(pets);
    }

    private void assertFinds(BiFunction<CriteriaQuery<?>, Root<Owner>, Predicate> where) {
        CriteriaQuery<Owner> query = build.createQuery(Owner.class);
        Root<Owner> owner = query.from(Owner.class);
        query.select(owner).where(where.apply(query, owner)).orderBy(build.asc(owner.get("id")));
        assertThat(session.createQuery(query).setMaxResults(10).getResultList())
                .extracting(each -> each.email)
                .containsExactly(BOB);
    }

    private void fetches() {
        CriteriaQuery<Owner> query = build.createQuery(Owner.class);
        Root<Owner> owner = query.from(Owner.class);
        owner.fetch("pets", JoinType.LEFT).fetch("insurance", JoinType.LEFT);
        query.select(owner).distinct(true).where(build.equal(owner.get("email"), ADA));
        assertThat(session.createQuery(query).getSingleResult().pets).hasSize(2);
    }

    private void counts() {
        CriteriaQuery<Long> query = build.createQuery(Long.class);
        Root<Owner> owner = query.from(Owner.class);
        query.select(build.countDistinct(owner.get("email")))
                .where(owner.get("email").in(ADA, BOB));
        assertThat(session.createQuery(query).getSingleResult()).isEqualTo(2);
    }

    private void changes() {
        CriteriaUpdate<Owner> update = build.createCriteriaUpdate(Owner.class);
        Root<Owner> owner = update.from(Owner.class);
        update.set("phone", secret("+49 30 4")).where(build.equal(owner.get("email"), BOB));
        assertThat(session.createMutationQuery(update).executeUpdate()).isEqualTo(1);
        CriteriaDelete<Owner> delete = build.createCriteriaDelete(Owner.class);
        Root<Owner> gone = delete.from(Owner.class);
        delete.where(build.equal(gone.get("email"), secret("guest4")));
        assertThat(session.createMutationQuery(delete).executeUpdate()).isEqualTo(1);
    }
}
