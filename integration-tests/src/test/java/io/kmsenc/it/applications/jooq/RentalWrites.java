package io.kmsenc.it.applications.jooq;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static io.kmsenc.it.applications.jooq.RentalTables.CUSTOMERS;
import static io.kmsenc.it.applications.jooq.RentalTables.DOCUMENTS;
import static io.kmsenc.it.applications.jooq.RentalTables.FILMS;
import static io.kmsenc.it.applications.jooq.RentalTables.PAYMENTS;
import static io.kmsenc.it.applications.jooq.RentalTables.RENTALS;
import static io.kmsenc.it.applications.jooq.RentalTables.SUBSCRIBERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.kmsenc.it.applications.Refusable;
import io.kmsenc.sql.Dialect;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Inserts, updates and deletes of the shop. */
final class RentalWrites {

    static final String ADA = secret("ada@example.org");
    static final String BOB = secret("bob@example.org");
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 4, 12, 0);

    private final DSLContext shop;
    private final Dialect dialect;

    RentalWrites(DSLContext shop, Dialect dialect) {
        this.shop = shop;
        this.dialect = dialect;
    }

    void run() {
        inserts();
        rentals();
        updates();
        upserts();
        merges();
        batches();
        deletes();
    }

    private void inserts() {
        assertThat(shop.insertInto(CUSTOMERS, CUSTOMERS.name, CUSTOMERS.email, CUSTOMERS.phone, CUSTOMERS.cardToken)
                        .values("Ada", ADA, secret("+49 1"), secret("tok 1"))
                        .execute())
                .isEqualTo(1);
        assertThat(shop.insertInto(CUSTOMERS, CUSTOMERS.name, CUSTOMERS.email, CUSTOMERS.phone, CUSTOMERS.note)
                        .values("Bob", BOB, secret("+49 2"), secret("likes westerns"))
                        .values("Cy", secret("cy@example.org"), secret("+49 3"), null)
                        .execute())
                .isEqualTo(2);
        Long dan = shop.insertInto(CUSTOMERS)
                .set(CUSTOMERS.name, "Dan")
                .set(CUSTOMERS.email, secret("dan@example.org"))
                .set(CUSTOMERS.joined, NOON)
                .returningResult(CUSTOMERS.id)
                .fetchOne()
                .value1();
        assertThat(dan).isPositive();
        assertThat(shop.insertInto(CUSTOMERS)
                        .set(CUSTOMERS.name, "Eva")
                        .set(CUSTOMERS.email, secret("eva@example.org"))
                        .returning()
                        .fetchOne()
                        .get(CUSTOMERS.email))
                .isEqualTo(secret("eva@example.org"));
        shop.insertInto(CUSTOMERS, CUSTOMERS.name, CUSTOMERS.email, CUSTOMERS.active)
                .select(select(FILMS.title, val(secret("film@example.org")), val(true))
                        .from(FILMS)
                        .where(FILMS.id.eq(1L)))
                .execute();
        shop.insertInto(CUSTOMERS, CUSTOMERS.name, CUSTOMERS.email)
                .select(select(val("Fay"), val(secret("fay@example.org")))
                        .whereNotExists(
                                selectOne().from(CUSTOMERS).where(CUSTOMERS.email.eq(secret("fay@example.org")))))
                .execute();
        shop.insertInto(DOCUMENTS)
                .values(1, secret("scan").getBytes(StandardCharsets.UTF_8))
                .execute();
        shop.insertInto(FILMS)
                .values(1L, "High Noon", new BigDecimal("3.50"))
                .values(2L, "Alien", new BigDecimal("4.50"))
                .execute();
    }

    private void rentals() {
        shop.insertInto(RENTALS, RENTALS.customerId, RENTALS.filmId, RENTALS.rented, RENTALS.remark)
                .select(select(CUSTOMERS.id, val(1L), val(LocalDate.of(2026, 5, 4)), val(secret("in a hurry")))
                        .from(CUSTOMERS)
                        .where(CUSTOMERS.email.in(ADA, BOB)))
                .execute();
        shop.insertInto(PAYMENTS)
                .columns(PAYMENTS.rentalId, PAYMENTS.part, PAYMENTS.amount, PAYMENTS.cardReference, PAYMENTS.cardNumber)
                .valuesOfRows(List.of(
                        row(1L, 1, new BigDecimal("1.00"), secret("ref 1"), secret("4111 1")),
                        row(1L, 2, new BigDecimal("2.50"), secret("ref 2"), secret("4111 2")),
                        row(2L, 1, new BigDecimal("3.50"), secret("ref 1"), secret("4111 1"))))
                .execute();
    }

    private void updates() {
        assertThat(shop.update(CUSTOMERS)
                        .set(CUSTOMERS.phone, secret("+49 11"))
                        .set(CUSTOMERS.note, secret("moved"))
                        .where(CUSTOMERS.email.eq(ADA))
                        .execute())
                .isEqualTo(1);
        shop.update(CUSTOMERS)
                .set(Map.of(CUSTOMERS.phone, secret("+49 12")))
                .where(CUSTOMERS.email.eq(BOB).and(CUSTOMERS.phone.ne(secret("+49 12"))))
                .execute();
        shop.update(CUSTOMERS)
                .setNull(CUSTOMERS.cardToken)
                .where(CUSTOMERS.email.eq(BOB))
                .execute();
        Refusable.attempt(() -> shop.update(CUSTOMERS)
                .set(row(CUSTOMERS.phone, CUSTOMERS.cardToken), row(secret("+49 13"), secret("tok 3")))
                .where(CUSTOMERS.email.eq(secret("cy@example.org")))
                .execute());
        shop.update(CUSTOMERS)
                .set(CUSTOMERS.active, false)
                .where(exists(selectOne()
                        .from(RENTALS)
                        .join(PAYMENTS)
                        .on(PAYMENTS.rentalId.eq(RENTALS.id))
                        .where(RENTALS.customerId.eq(CUSTOMERS.id), PAYMENTS.cardReference.eq(secret("ref 1")))))
                .execute();
        shop.update(CUSTOMERS)
                .set(
                        CUSTOMERS.phone,
                        when(CUSTOMERS.name.eq("Ada"), secret("+49 21")).otherwise(secret("+49 22")))
                .where(CUSTOMERS.email.in(ADA, BOB))
                .execute();
        if (dialect == Dialect.MARIADB) {
            shop.update(RENTALS.join(CUSTOMERS).on(CUSTOMERS.id.eq(RENTALS.customerId)))
                    .set(RENTALS.remark, secret("paid"))
                    .where(CUSTOMERS.email.eq(ADA))
                    .execute();
        } else {
            shop.update(RENTALS)
                    .set(RENTALS.remark, secret("paid"))
                    .from(CUSTOMERS)
                    .where(CUSTOMERS.id.eq(RENTALS.customerId), CUSTOMERS.email.eq(ADA))
                    .execute();
        }
        if (dialect == Dialect.POSTGRESQL) {
            assertThat(shop.update(RENTALS)
                            .set(RENTALS.remark, secret("late"))
                            .where(RENTALS.id.eq(2L))
                            .returning(RENTALS.remark)
                            .fetchOne()
                            .get(RENTALS.remark))
                    .isEqualTo(secret("late"));
        }
    }

    private void upserts() {
        for (String topic : List.of("news", "offers")) {
            shop.insertInto(SUBSCRIBERS, SUBSCRIBERS.email, SUBSCRIBERS.topic, SUBSCRIBERS.leaveToken)
                    .values(ADA, topic, secret("leave " + topic))
                    .onDuplicateKeyUpdate()
                    .set(SUBSCRIBERS.topic, topic)
                    .set(SUBSCRIBERS.leaveToken, secret("leave again"))
                    .execute();
        }
        shop.insertInto(SUBSCRIBERS, SUBSCRIBERS.email, SUBSCRIBERS.topic, SUBSCRIBERS.leaveToken)
                .values(BOB, "news", secret("leave bob"))
                .onConflict(SUBSCRIBERS.email)
                .doUpdate()
                .set(SUBSCRIBERS.leaveToken, DSL.excluded(SUBSCRIBERS.leaveToken))
                .execute();
        Refusable.attempt(() -> shop.insertInto(SUBSCRIBERS)
                .set(SUBSCRIBERS.email, BOB)
                .set(SUBSCRIBERS.topic, "ignored")
                .onDuplicateKeyIgnore()
                .execute());
        Refusable.attempt(() -> shop.insertInto(SUBSCRIBERS)
                .set(SUBSCRIBERS.email, BOB)
                .set(SUBSCRIBERS.topic, "ignored")
                .onConflictDoNothing()
                .execute());
        assertThat(shop.select(SUBSCRIBERS.topic, SUBSCRIBERS.leaveToken)
                        .from(SUBSCRIBERS)
                        .orderBy(SUBSCRIBERS.topic)
                        .fetch(r -> r.value1() + " " + r.value2()))
                .containsExactly("news " + secret("leave bob"), "offers " + secret("leave again"));
    }

    private void merges() {
        if (dialect == Dialect.MARIADB) {
            return;
        }
        shop.mergeInto(SUBSCRIBERS)
                .using(select(val(ADA).as("email"), val("merged").as("topic")).asTable("s"))
                .on(SUBSCRIBERS.email.eq(DSL.field(DSL.name("s", "email"), String.class)))
                .whenMatchedThenUpdate()
                .set(SUBSCRIBERS.topic, DSL.field(DSL.name("s", "topic"), String.class))
                .execute();
        shop.mergeInto(SUBSCRIBERS)
                .usingDual()
                .on(SUBSCRIBERS.email.eq(secret("new@example.org")))
                .whenMatchedThenUpdate()
                .set(SUBSCRIBERS.leaveToken, secret("leave new"))
                .whenNotMatchedThenInsert(SUBSCRIBERS.email, SUBSCRIBERS.leaveToken)
                .values(secret("new@example.org"), secret("leave new"))
                .execute();
    }

    private void batches() {
        shop.batch(shop.insertInto(CUSTOMERS, CUSTOMERS.name, CUSTOMERS.email, CUSTOMERS.cardToken)
                        .values("", "", ""))
                .bind("Gil", secret("gil@example.org"), secret("tok 7"))
                .bind("Hal", secret("hal@example.org"), null)
                .execute();
        shop.batch(
                        shop.update(CUSTOMERS)
                                .set(CUSTOMERS.phone, secret("+49 31"))
                                .where(CUSTOMERS.name.eq("Gil")),
                        shop.update(CUSTOMERS)
                                .set(CUSTOMERS.phone, secret("+49 32"))
                                .where(CUSTOMERS.name.eq("Hal")))
                .execute();
        assertThat(shop.fetchCount(CUSTOMERS, CUSTOMERS.phone.in(List.of(secret("+49 31"), secret("+49 32")))))
                .isEqualTo(2);
    }

    private void deletes() {
        assertThat(shop.deleteFrom(CUSTOMERS)
                        .where(CUSTOMERS.email.eq(secret("hal@example.org")))
                        .execute())
                .isEqualTo(1);
        shop.deleteFrom(SUBSCRIBERS)
                .where(SUBSCRIBERS.email.in(
                        select(CUSTOMERS.email).from(CUSTOMERS).where(CUSTOMERS.name.eq("Gil"))))
                .execute();
        if (dialect == Dialect.POSTGRESQL) {
            assertThat(shop.deleteFrom(CUSTOMERS)
                            .where(CUSTOMERS.email.eq(secret("gil@example.org")))
                            .returning(CUSTOMERS.phone)
                            .fetchOne()
                            .get(CUSTOMERS.phone))
                    .isEqualTo(secret("+49 31"));
        }
    }
}
