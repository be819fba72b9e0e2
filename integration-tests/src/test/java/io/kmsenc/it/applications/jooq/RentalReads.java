package io.kmsenc.it.applications.jooq;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static io.kmsenc.it.applications.jooq.RentalTables.CUSTOMERS;
import static io.kmsenc.it.applications.jooq.RentalTables.DOCUMENTS;
import static io.kmsenc.it.applications.jooq.RentalTables.FILMS;
import static io.kmsenc.it.applications.jooq.RentalTables.PAYMENTS;
import static io.kmsenc.it.applications.jooq.RentalTables.RENTALS;
import static io.kmsenc.it.applications.jooq.RentalTables.SUBSCRIBERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.kmsenc.it.applications.Refusable;
import io.kmsenc.it.applications.jooq.RentalTables.Customers;
import io.kmsenc.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Queries of the shop. */
final class RentalReads {

    private static final String ADA = RentalWrites.ADA;
    private static final String BOB = RentalWrites.BOB;

    private final DSLContext shop;
    private final Dialect dialect;

    RentalReads(DSLContext shop, Dialect dialect) {
        this.shop = shop;
        this.dialect = dialect;
    }

    void run() {
        conditions();
        shapes();
        joins();
        groups();
        tables();
        plainSql();
        locks();
    }

    private void conditions() {
        assertFinds(CUSTOMERS.email.eq(BOB));
        assertFinds(CUSTOMERS.email.equal(val(BOB)));
        assertFinds(CUSTOMERS.email.in(BOB, "x"));
        assertFinds(CUSTOMERS.email.in(List.of(BOB, "x", "y")));
        assertFinds(CUSTOMERS.email.eq(BOB).and(CUSTOMERS.cardToken.isNull()).and(CUSTOMERS.note.isNotNull()));
        assertFinds(CUSTOMERS.email.eq(BOB).or(CUSTOMERS.phone.eq("x")));
        assertFinds(CUSTOMERS.email.ne(ADA).and(CUSTOMERS.name.eq("Bob")));
        assertFinds(CUSTOMERS.email.notIn(ADA, "x").and(CUSTOMERS.name.eq("Bob")));
        assertFinds(CUSTOMERS.email.eq(BOB).not().not());
        assertFinds(CUSTOMERS.email.isNotDistinctFrom(BOB));
        assertFinds(CUSTOMERS.email.isDistinctFrom(ADA).and(CUSTOMERS.name.eq("Bob")));
        assertFinds(row(CUSTOMERS.email, CUSTOMERS.name).eq(BOB, "Bob"));
        assertFinds(row(CUSTOMERS.email, CUSTOMERS.name).in(List.of(row(BOB, "Bob"), row("x", "y"))));
        assertFinds(exists(selectOne().from(SUBSCRIBERS).where(SUBSCRIBERS.email.eq(CUSTOMERS.email)))
                .and(CUSTOMERS.name.eq("Bob")));
        assertFinds(notExists(selectOne().from(SUBSCRIBERS).where(SUBSCRIBERS.email.eq("x")))
                .and(CUSTOMERS.name.eq("Bob")));
        assertFinds(
                CUSTOMERS.email.in(select(SUBSCRIBERS.email).from(SUBSCRIBERS)).and(CUSTOMERS.name.eq("Bob")));
        assertFinds(
                CUSTOMERS.email.eq(select(SUBSCRIBERS.email).from(SUBSCRIBERS).where(SUBSCRIBERS.topic.eq("news"))));
        assertFinds(filter(BOB, null));
        assertFinds(filter(BOB, "Bob"));
        assertThat(shop.selectFrom(CUSTOMERS)
                        .where(CUSTOMERS.email.in(List.of()))
                        .fetch())
                .isEmpty();
    }

    private static Condition filter(String email, String name) {
        Condition condition = noCondition();
        condition = email == null ? condition : condition.and(CUSTOMERS.email.eq(email));
        return name == null ? condition : condition.and(CUSTOMERS.name.eq(name));
    }

    private void assertFinds(Condition condition) {
        assertThat(shop.selectFrom(CUSTOMERS).where(condition).fetch(CUSTOMERS.email))
                .as(condition.toString())
                .containsExactly(BOB);
    }

    private void shapes() {
        assertThat(shop.fetchOne(CUSTOMERS, CUSTOMERS.email.eq(ADA)).get(CUSTOMERS.note))
                .isEqualTo(secret("moved"));
        assertThat(shop.fetchExists(CUSTOMERS, CUSTOMERS.email.eq(ADA))).isTrue();
        assertThat(shop.fetchExists(select(CUSTOMERS.email).from(CUSTOMERS).where(CUSTOMERS.email.eq("x"))))
                .isFalse();
        assertThat(shop.fetchCount(CUSTOMERS, CUSTOMERS.email.eq(ADA))).isEqualTo(1);
        assertThat(shop.fetchCount(shop.selectFrom(CUSTOMERS).where(CUSTOMERS.email.eq(ADA))))
                .isEqualTo(1);
        assertThat(shop.selectCount()
                        .from(CUSTOMERS)
                        .where(CUSTOMERS.phone.isNull())
                        .fetchOne(0, int.class))
                .isEqualTo(3);
        assertThat(shop.select(CUSTOMERS.email, CUSTOMERS.phone.as("tel"))
                        .from(CUSTOMERS)
                        .orderBy(CUSTOMERS.id)
                        .limit(1)
                        .offset(1)
                        .fetchSingle()
                        .value1())
                .isEqualTo(BOB);
        assertThat(shop.select(CUSTOMERS.id, CUSTOMERS.email)
                        .from(CUSTOMERS)
                        .orderBy(CUSTOMERS.id)
                        .seek(1L)
                        .limit(1)
                        .fetchSingle()
                        .value2())
                .isEqualTo(BOB);
        assertThat(shop.selectDistinct(PAYMENTS.cardReference).from(PAYMENTS).fetch())
                .hasSize(2);
        assertThat(shop.select().from(DOCUMENTS).fetchOne(DOCUMENTS.content))
                .isEqualTo(secret("scan").getBytes(StandardCharsets.UTF_8));
        assertThat(shop.select(when(CUSTOMERS.email.eq(BOB), "known").otherwise("other"))
                        .from(CUSTOMERS)
                        .where(CUSTOMERS.name.eq("Bob"))
                        .fetchOne()
                        .value1())
                .isEqualTo("known");
        assertThat(shop.fetchValue(CUSTOMERS.note, CUSTOMERS.name.eq("Ada"))).isEqualTo(secret("moved"));
        assertThat(shop.select(CUSTOMERS.asterisk())
                        .from(CUSTOMERS)
                        .where(CUSTOMERS.email.eq(ADA))
                        .fetch())
                .hasSize(1);
        Refusable.attempt(() -> assertThat(shop.select(CUSTOMERS.asterisk().except(CUSTOMERS.note))
                        .from(CUSTOMERS)
                        .fetch())
                .isNotEmpty());
    }

    private void joins() {
        Customers c = CUSTOMERS.as("c");
        assertThat(shop.select(c.email, FILMS.title, RENTALS.remark)
                        .from(c)
                        .join(RENTALS)
                        .on(RENTALS.customerId.eq(c.id))
                        .join(FILMS)
                        .on(FILMS.id.eq(RENTALS.filmId))
                        .where(c.email.eq(ADA))
                        .orderBy(RENTALS.rented.desc(), RENTALS.id)
                        .fetch(r -> r.value1() + r.value3()))
                .containsExactly(ADA + secret("paid"));
        assertThat(shop.select(c.name, SUBSCRIBERS.leaveToken)
                        .from(c)
                        .leftJoin(SUBSCRIBERS)
                        .on(SUBSCRIBERS.email.eq(c.email))
                        .where(SUBSCRIBERS.email.isNull())
                        .fetch())
                .isNotEmpty();
        assertThat(shop.select()
                        .from(PAYMENTS)
                        .leftSemiJoin(RENTALS)
                        .on(RENTALS.id.eq(PAYMENTS.rentalId))
                        .fetch())
                .hasSize(3);
        assertThat(shop.select(c.email)
                        .from(c)
                        .leftAntiJoin(SUBSCRIBERS)
                        .on(SUBSCRIBERS.email.eq(c.email))
                        .fetch())
                .isNotEmpty();
        assertThat(shop.select(c.email, DSL.field(select(count()).from(RENTALS).where(RENTALS.customerId.eq(c.id))))
                        .from(c)
                        .where(c.email.eq(ADA))
                        .fetchOne()
                        .value2())
                .isEqualTo(1);
        if (dialect == Dialect.POSTGRESQL) {
            var last = select(RENTALS.remark)
                    .from(RENTALS)
                    .where(RENTALS.customerId.eq(c.id))
                    .limit(1);
            assertThat(shop.select(c.name, field(name("last", "remark"), String.class))
                            .from(c, DSL.lateral(last.asTable("last")))
                            .where(c.email.eq(ADA))
                            .fetchOne()
                            .value2())
                    .isEqualTo(secret("paid"));
        }
    }

    private void groups() {
        assertThat(shop.select(PAYMENTS.cardReference, sum(PAYMENTS.amount), count())
                        .from(PAYMENTS)
                        .groupBy(PAYMENTS.cardReference)
                        .having(count().gt(1))
                        .fetchOne()
                        .value1())
                .isEqualTo(secret("ref 1"));
        assertThat(shop.select(countDistinct(PAYMENTS.cardReference))
                        .from(PAYMENTS)
                        .fetchOne()
                        .value1())
                .isEqualTo(2);
        assertThat(shop.select(
                                PAYMENTS.cardReference,
                                rowNumber()
                                        .over()
                                        .partitionBy(PAYMENTS.cardReference)
                                        .orderBy(PAYMENTS.amount))
                        .from(PAYMENTS)
                        .fetch())
                .hasSize(3);
    }

    private void tables() {
        var recent =
                name("recent").as(select(RENTALS.customerId, RENTALS.remark).from(RENTALS));
        assertThat(shop.with(recent)
                        .select(recent.field(RENTALS.remark), CUSTOMERS.email)
                        .from(recent)
                        .join(CUSTOMERS)
                        .on(CUSTOMERS.id.eq(recent.field(RENTALS.customerId)))
                        .where(CUSTOMERS.email.eq(ADA))
                        .fetchOne()
                        .value1())
                .isEqualTo(secret("paid"));
        var paid = select(PAYMENTS.rentalId, PAYMENTS.cardNumber).from(PAYMENTS).asTable("paid");
        assertThat(shop.select(paid.field(PAYMENTS.cardNumber))
                        .from(paid)
                        .where(paid.field(PAYMENTS.rentalId).eq(2L))
                        .fetchOne()
                        .value1())
                .isEqualTo(secret("4111 1"));
        assertThat(shop.select(CUSTOMERS.email)
                        .from(CUSTOMERS)
                        .where(CUSTOMERS.name.eq("Ada"))
                        .unionAll(select(CUSTOMERS.email).from(CUSTOMERS).where(CUSTOMERS.name.eq("Bob")))
                        .fetch(0))
                .hasSize(2);
        assertThat(shop.select(CUSTOMERS.email)
                        .from(CUSTOMERS)
                        .union(select(SUBSCRIBERS.email).from(SUBSCRIBERS))
                        .fetch(0, String.class))
                .contains(ADA, BOB)
                .doesNotHaveDuplicates();
    }

    private void plainSql() {
        assertThat(shop.fetchOne("select note, email from customers where email = ?", ADA)
                        .get(0))
                .isEqualTo(secret("moved"));
        assertThat(shop.resultQuery(
                                "select email from customers where {0} = {1}", field("phone"), val(secret("+49 22")))
                        .fetchOne(0))
                .isEqualTo(BOB);
        assertThat(shop.execute("update customers set note = ? where email = ?", secret("moved"), ADA))
                .isEqualTo(1);
        assertThat(shop.select(field("email"), field("id"))
                        .from(DSL.table("customers"))
                        .where(field("email").eq(ADA))
                        .fetch(0, String.class))
                .containsExactly(ADA);
    }

    private void locks() {
        shop.transaction(inner -> {
            DSLContext locked = inner.dsl();
            assertThat(locked.selectFrom(CUSTOMERS)
                            .where(CUSTOMERS.email.eq(ADA))
                            .forUpdate()
                            .fetch())
                    .hasSize(1);
            if (dialect != Dialect.H2) {
                locked.selectFrom(CUSTOMERS)
                        .where(CUSTOMERS.email.eq(ADA))
                        .forUpdate()
                        .skipLocked()
                        .fetch();
                locked.selectFrom(CUSTOMERS)
                        .where(CUSTOMERS.email.eq(ADA))
                        .forShare()
                        .fetch();
            }
        });
    }
}
