package io.kmsenc.it.applications.jooq;

import static io.kmsenc.it.applications.SampleApplication.secret;
import static io.kmsenc.it.applications.jooq.RentalTables.CUSTOMERS;
import static io.kmsenc.it.applications.jooq.RentalTables.PAYMENTS;
import static io.kmsenc.it.applications.jooq.RentalTables.SUBSCRIBERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.applications.jooq.RentalTables.CustomerRecord;
import io.kmsenc.it.applications.jooq.RentalTables.PaymentRecord;
import io.kmsenc.it.applications.jooq.RentalTables.SubscriberRecord;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;

/** Rows as objects that store themselves. */
final class RentalRecords {

    private final DSLContext shop;
    private final DSLContext careful;

    /** @param careful looks for changes of others before it stores a row */
    RentalRecords(DSLContext shop, DSLContext careful) {
        this.shop = shop;
        this.careful = careful;
    }

    void run() {
        customer();
        payments();
        subscriber();
    }

    private void customer() {
        CustomerRecord ida = shop.newRecord(CUSTOMERS);
        ida.set(CUSTOMERS.name, "Ida");
        ida.set(CUSTOMERS.email, secret("ida@example.org"));
        ida.set(CUSTOMERS.cardToken, secret("tok 9"));
        ida.store();
        assertThat(ida.get(CUSTOMERS.id)).isPositive();
        ida.set(CUSTOMERS.cardToken, secret("tok 10"));
        ida.set(CUSTOMERS.note, secret("new here"));
        ida.store();
        ida.refresh();
        assertThat(ida.get(CUSTOMERS.cardToken)).isEqualTo(secret("tok 10"));
        ida.set(CUSTOMERS.phone, secret("+49 41"));
        ida.update(CUSTOMERS.phone);
        ida.refresh(CUSTOMERS.phone, CUSTOMERS.note);
        assertThat(ida.get(CUSTOMERS.note)).isEqualTo(secret("new here"));
        CustomerRecord again = careful.fetchSingle(CUSTOMERS, CUSTOMERS.email.eq(secret("ida@example.org")));
        again.set(CUSTOMERS.note, null);
        again.store();
        again.delete();
        assertThat(shop.fetchExists(CUSTOMERS, CUSTOMERS.email.eq(secret("ida@example.org"))))
                .isFalse();
    }

    private void payments() {
        List<PaymentRecord> parts = List.of(payment(1), payment(2));
        shop.batchInsert(parts).execute();
        parts.forEach(part -> part.set(PAYMENTS.cardNumber, secret("4111 7")));
        shop.batchUpdate(parts).execute();
        parts.get(0).set(PAYMENTS.cardReference, secret("ref 8"));
        shop.batchStore(parts).execute();
        assertThat(shop.fetch(PAYMENTS, PAYMENTS.cardReference.eq(secret("ref 8"))))
                .extracting(payment -> payment.get(PAYMENTS.cardNumber))
                .containsExactly(secret("4111 7"));
        shop.batchDelete(parts).execute();
    }

    private PaymentRecord payment(int part) {
        PaymentRecord payment = shop.newRecord(PAYMENTS);
        payment.set(PAYMENTS.rentalId, 9L);
        payment.set(PAYMENTS.part, part);
        payment.set(PAYMENTS.amount, BigDecimal.ONE);
        payment.set(PAYMENTS.cardReference, secret("ref 7"));
        payment.set(PAYMENTS.cardNumber, secret("4111 6"));
        return payment;
    }

    private void subscriber() {
        SubscriberRecord subscriber = shop.newRecord(SUBSCRIBERS);
        subscriber.set(SUBSCRIBERS.email, secret("joe@example.org"));
        subscriber.set(SUBSCRIBERS.leaveToken, secret("leave joe"));
        subscriber.insert();
        subscriber.set(SUBSCRIBERS.topic, "news");
        subscriber.changed(true);
        subscriber.merge();
        subscriber.refresh();
        assertThat(subscriber.get(SUBSCRIBERS.leaveToken)).isEqualTo(secret("leave joe"));
        assertThat(subscriber.delete()).isEqualTo(1);
    }
}
