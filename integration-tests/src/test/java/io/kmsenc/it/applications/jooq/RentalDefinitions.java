package io.kmsenc.it.applications.jooq;

import static io.kmsenc.it.applications.jooq.RentalTables.CUSTOMERS;
import static io.kmsenc.it.applications.jooq.RentalTables.DOCUMENTS;
import static io.kmsenc.it.applications.jooq.RentalTables.FILMS;
import static io.kmsenc.it.applications.jooq.RentalTables.PAYMENTS;
import static io.kmsenc.it.applications.jooq.RentalTables.RENTALS;
import static io.kmsenc.it.applications.jooq.RentalTables.SUBSCRIBERS;
import static org.jooq.impl.DSL.constraint;

import org.jooq.DSLContext;

/** Makes the tables of the shop. */
final class RentalDefinitions {

    private final DSLContext shop;

    RentalDefinitions(DSLContext shop) {
        this.shop = shop;
    }

    void run() {
        shop.createTable(CUSTOMERS)
                .columns(CUSTOMERS.id, CUSTOMERS.name, CUSTOMERS.email, CUSTOMERS.cardToken, CUSTOMERS.note)
                .columns(CUSTOMERS.active, CUSTOMERS.joined)
                .constraints(constraint("pk_customers").primaryKey(CUSTOMERS.id))
                .execute();
        shop.alterTable(CUSTOMERS).addColumn(CUSTOMERS.phone).execute();
        shop.createUniqueIndex("uk_customers_email")
                .on(CUSTOMERS, CUSTOMERS.email)
                .execute();
        shop.createIndexIfNotExists("ix_customers_phone")
                .on(CUSTOMERS, CUSTOMERS.phone)
                .execute();
        shop.createTable(FILMS)
                .columns(FILMS.fields())
                .constraints(constraint("pk_films").primaryKey(FILMS.id))
                .execute();
        shop.createTable(RENTALS)
                .columns(RENTALS.fields())
                .constraints(
                        constraint("pk_rentals").primaryKey(RENTALS.id),
                        constraint("fk_rentals_customer")
                                .foreignKey(RENTALS.customerId)
                                .references(CUSTOMERS, CUSTOMERS.id))
                .execute();
        shop.createTable(PAYMENTS)
                .columns(PAYMENTS.fields())
                .constraints(constraint("pk_payments").primaryKey(PAYMENTS.rentalId, PAYMENTS.part))
                .execute();
        shop.createTableIfNotExists(SUBSCRIBERS)
                .columns(SUBSCRIBERS.fields())
                .constraints(constraint("pk_subscribers").primaryKey(SUBSCRIBERS.email))
                .execute();
        shop.createTable(DOCUMENTS)
                .columns(DOCUMENTS.fields())
                .constraints(constraint("pk_documents").primaryKey(DOCUMENTS.id))
                .execute();
    }
}
