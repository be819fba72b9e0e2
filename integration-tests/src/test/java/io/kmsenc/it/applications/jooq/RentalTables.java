package io.kmsenc.it.applications.jooq;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jooq.Identity;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.jooq.impl.UpdatableRecordImpl;
import org.jspecify.annotations.Nullable;

/** The tables of the shop, as jOOQ's generator would describe them, but smaller. */
final class RentalTables {

    /** One schema, whose name a setting puts in. */
    static final Schema SHOP = DSL.schema(DSL.name("shop"));

    static final Customers CUSTOMERS = new Customers();
    static final Films FILMS = new Films();
    static final Rentals RENTALS = new Rentals();
    static final Payments PAYMENTS = new Payments();
    static final Subscribers SUBSCRIBERS = new Subscribers();
    static final Documents DOCUMENTS = new Documents();

    private RentalTables() {}

    abstract static class ShopTable<R extends Record> extends TableImpl<R> {
        ShopTable(String name) {
            super(DSL.name(name), SHOP);
        }

        ShopTable(Name alias, Table<R> aliased) {
            super(alias, SHOP, aliased);
        }
    }

    static final class CustomerRecord extends UpdatableRecordImpl<CustomerRecord> {
        CustomerRecord() {
            super(CUSTOMERS);
        }
    }

    static final class Customers extends ShopTable<CustomerRecord> {
        final TableField<CustomerRecord, Long> id =
                createField(DSL.name("id"), SQLDataType.BIGINT.nullable(false).identity(true), this);
        final TableField<CustomerRecord, String> name =
                createField(DSL.name("name"), SQLDataType.VARCHAR(100).nullable(false), this);
        final TableField<CustomerRecord, String> email = createField(DSL.name("email"), SQLDataType.VARCHAR(400), this);
        final TableField<CustomerRecord, String> cardToken =
                createField(DSL.name("card_token"), SQLDataType.VARCHAR(500), this);
        final TableField<CustomerRecord, String> note = createField(DSL.name("note"), SQLDataType.CLOB, this);
        final TableField<CustomerRecord, Boolean> active = createField(DSL.name("active"), SQLDataType.BOOLEAN, this);
        final TableField<CustomerRecord, LocalDateTime> joined =
                createField(DSL.name("joined"), SQLDataType.LOCALDATETIME(0), this);
        final TableField<CustomerRecord, String> phone = createField(DSL.name("phone"), SQLDataType.VARCHAR(400), this);

        Customers() {
            super("customers");
        }

        private Customers(Name alias, Table<CustomerRecord> aliased) {
            super(alias, aliased);
        }

        @Override
        public Customers as(String alias) {
            return new Customers(DSL.name(alias), this);
        }

        @Override
        public Class<CustomerRecord> getRecordType() {
            return CustomerRecord.class;
        }

        @Override
        public Identity<CustomerRecord, Long> getIdentity() {
            return Internal.createIdentity(this, id);
        }

        @Override
        public UniqueKey<CustomerRecord> getPrimaryKey() {
            return Internal.createUniqueKey(this, DSL.name("pk_customers"), id);
        }

        @Override
        public List<UniqueKey<CustomerRecord>> getUniqueKeys() {
            return List.of(Internal.createUniqueKey(this, DSL.name("uk_customers_email"), email));
        }
    }

    static final class FilmRecord extends UpdatableRecordImpl<FilmRecord> {
        FilmRecord() {
            super(FILMS);
        }
    }

    static final class Films extends ShopTable<FilmRecord> {
        final TableField<FilmRecord, Long> id = createField(DSL.name("id"), SQLDataType.BIGINT.nullable(false), this);
        final TableField<FilmRecord, String> title = createField(DSL.name("title"), SQLDataType.VARCHAR(100), this);
        final TableField<FilmRecord, BigDecimal> price =
                createField(DSL.name("price"), SQLDataType.DECIMAL(10, 2), this);

        Films() {
            super("films");
        }

        @Override
        public UniqueKey<FilmRecord> getPrimaryKey() {
            return Internal.createUniqueKey(this, DSL.name("pk_films"), id);
        }

        @Override
        public Class<FilmRecord> getRecordType() {
            return FilmRecord.class;
        }
    }

    static final class RentalRecord extends UpdatableRecordImpl<RentalRecord> {
        RentalRecord() {
            super(RENTALS);
        }
    }

    static final class Rentals extends ShopTable<RentalRecord> {
        final TableField<RentalRecord, Long> id =
                createField(DSL.name("id"), SQLDataType.BIGINT.nullable(false).identity(true), this);
        final TableField<RentalRecord, Long> customerId =
                createField(DSL.name("customer_id"), SQLDataType.BIGINT, this);
        final TableField<RentalRecord, Long> filmId = createField(DSL.name("film_id"), SQLDataType.BIGINT, this);
        final TableField<RentalRecord, LocalDate> rented = createField(DSL.name("rented"), SQLDataType.LOCALDATE, this);
        final TableField<RentalRecord, @Nullable LocalDate> returned =
                createField(DSL.name("returned"), SQLDataType.LOCALDATE, this);
        final TableField<RentalRecord, String> remark =
                createField(DSL.name("remark"), SQLDataType.VARCHAR(1000), this);

        Rentals() {
            super("rentals");
        }

        @Override
        public Identity<RentalRecord, Long> getIdentity() {
            return Internal.createIdentity(this, id);
        }

        @Override
        public UniqueKey<RentalRecord> getPrimaryKey() {
            return Internal.createUniqueKey(this, DSL.name("pk_rentals"), id);
        }

        @Override
        public Class<RentalRecord> getRecordType() {
            return RentalRecord.class;
        }
    }

    static final class PaymentRecord extends UpdatableRecordImpl<PaymentRecord> {
        PaymentRecord() {
            super(PAYMENTS);
        }
    }

    static final class Payments extends ShopTable<PaymentRecord> {
        final TableField<PaymentRecord, Long> rentalId =
                createField(DSL.name("rental_id"), SQLDataType.BIGINT.nullable(false), this);
        final TableField<PaymentRecord, Integer> part =
                createField(DSL.name("part"), SQLDataType.INTEGER.nullable(false), this);
        final TableField<PaymentRecord, BigDecimal> amount =
                createField(DSL.name("amount"), SQLDataType.DECIMAL(10, 2), this);
        final TableField<PaymentRecord, String> cardReference =
                createField(DSL.name("card_reference"), SQLDataType.VARCHAR(400), this);
        final TableField<PaymentRecord, String> cardNumber =
                createField(DSL.name("card_number"), SQLDataType.VARCHAR(500), this);

        Payments() {
            super("payments");
        }

        @Override
        public UniqueKey<PaymentRecord> getPrimaryKey() {
            return Internal.createUniqueKey(this, DSL.name("pk_payments"), rentalId, part);
        }

        @Override
        public Class<PaymentRecord> getRecordType() {
            return PaymentRecord.class;
        }
    }

    static final class SubscriberRecord extends UpdatableRecordImpl<SubscriberRecord> {
        SubscriberRecord() {
            super(SUBSCRIBERS);
        }
    }

    static final class Subscribers extends ShopTable<SubscriberRecord> {
        final TableField<SubscriberRecord, String> email =
                createField(DSL.name("email"), SQLDataType.VARCHAR(400).nullable(false), this);
        final TableField<SubscriberRecord, String> topic =
                createField(DSL.name("topic"), SQLDataType.VARCHAR(100), this);
        final TableField<SubscriberRecord, String> leaveToken =
                createField(DSL.name("leave_token"), SQLDataType.VARCHAR(500), this);

        Subscribers() {
            super("subscribers");
        }

        @Override
        public UniqueKey<SubscriberRecord> getPrimaryKey() {
            return Internal.createUniqueKey(this, DSL.name("pk_subscribers"), email);
        }

        @Override
        public Class<SubscriberRecord> getRecordType() {
            return SubscriberRecord.class;
        }
    }

    static final class DocumentRecord extends UpdatableRecordImpl<DocumentRecord> {
        DocumentRecord() {
            super(DOCUMENTS);
        }
    }

    static final class Documents extends ShopTable<DocumentRecord> {
        final TableField<DocumentRecord, Integer> id =
                createField(DSL.name("id"), SQLDataType.INTEGER.nullable(false), this);
        final TableField<DocumentRecord, byte[]> content =
                createField(DSL.name("content"), SQLDataType.VARBINARY(4000), this);

        Documents() {
            super("documents");
        }

        @Override
        public UniqueKey<DocumentRecord> getPrimaryKey() {
            return Internal.createUniqueKey(this, DSL.name("pk_documents"), id);
        }

        @Override
        public Class<DocumentRecord> getRecordType() {
            return DocumentRecord.class;
        }
    }
}
