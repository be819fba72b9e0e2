package io.kmsenc.it.applications.jooq;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static io.kmsenc.it.applications.jooq.RentalTables.CUSTOMERS;
import static io.kmsenc.it.applications.jooq.RentalTables.DOCUMENTS;
import static io.kmsenc.it.applications.jooq.RentalTables.SUBSCRIBERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.applications.Refusable;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;

/** The shop with values in the text, as jOOQ sends them when statements aren't prepared. */
final class RentalLiterals {

    private final DSLContext shop;

    RentalLiterals(DSLContext shop) {
        this.shop = shop;
    }

    void run() {
        String kim = secret("kim's @example.org \\ %");
        shop.insertInto(CUSTOMERS, CUSTOMERS.name, CUSTOMERS.email, CUSTOMERS.note)
                .values("Kim", kim, secret("it's \\n fine"))
                .execute();
        assertThat(shop.select(CUSTOMERS.note)
                        .from(CUSTOMERS)
                        .where(CUSTOMERS.email.eq(kim))
                        .fetchOne(0))
                .isEqualTo(secret("it's \\n fine"));
        shop.update(CUSTOMERS)
                .set(CUSTOMERS.phone, secret("+49 51"))
                .where(CUSTOMERS.email.in(kim, "x"))
                .execute();
        Refusable.attempt(this::document);
        shop.insertInto(SUBSCRIBERS, SUBSCRIBERS.email, SUBSCRIBERS.leaveToken)
                .values(kim, secret("leave kim"))
                .onDuplicateKeyUpdate()
                .set(SUBSCRIBERS.leaveToken, secret("leave kim"))
                .execute();
        assertThat(shop.deleteFrom(CUSTOMERS).where(CUSTOMERS.email.eq(kim)).execute())
                .isEqualTo(1);
    }

    private void document() {
        shop.insertInto(DOCUMENTS)
                .values(2, secret("inlined").getBytes(StandardCharsets.UTF_8))
                .execute();
        assertThat(shop.select(DOCUMENTS.content)
                        .from(DOCUMENTS)
                        .where(DOCUMENTS.id.eq(2))
                        .fetchOne(DOCUMENTS.content))
                .isEqualTo(secret("inlined").getBytes(StandardCharsets.UTF_8));
    }
}
