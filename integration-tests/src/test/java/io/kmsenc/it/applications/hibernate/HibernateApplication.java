package io.kmsenc.it.applications.hibernate;

import io.kmsenc.it.applications.SampleApplication;
import io.kmsenc.sql.Dialect;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Lets Hibernate make the tables, works on them, and lets it compare the tables with the entities again. */
public final class HibernateApplication implements SampleApplication {

    @Override
    public String framework() {
        return "hibernate";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "owners.email = deterministic",
                "owners.phone = deterministic",
                "owners.street = randomized",
                "owner_contacts.contact = deterministic",
                "pets.chip_number = deterministic",
                "visits.note = randomized",
                "insurances.policy_number = randomized",
                "vets.licence_number = deterministic",
                "payment_methods.token = randomized",
                "card_methods.card_number = randomized",
                "card_methods.card_reference = deterministic",
                "transfer_methods.iban = deterministic",
                "notices.text = randomized",
                "notices.email_address = deterministic group=owners.email",
                "notices.phone = deterministic group=owners.phone",
                "api_credentials.api_token = randomized",
                "login_credentials.login_name = deterministic",
                "login_credentials.recovery_code = randomized",
                "purchases.buyer_email = deterministic group=owners.email",
                "purchase_shipping.ship_to = randomized",
                "items.gift_message = randomized",
                "user_accounts.email = deterministic group=owners.email",
                "user_accounts.national_id = randomized",
                "user_accounts.photo = randomized binary",
                "user_phones.phone_number = deterministic group=owners.phone",
                "user_addresses.street = randomized",
                "subscriptions.subscriber_email = deterministic group=owners.email",
                "access_tokens.token_value = randomized");
    }

    @Override
    public void run(DataSource database, Dialect dialect) {
        try (SessionFactory sessions = sessions(database, "create")) {
            new ClinicWork(sessions, dialect).run();
            new BillingWork(sessions).run();
            new AccountsWork(sessions).run();
        }
        sessions(database, "validate").close();
        sessions(database, "update").close();
    }

    private static SessionFactory sessions(DataSource database, String schema) {
        Configuration configuration = new Configuration()
                .addAnnotatedClasses(Clinic.Owner.class, Clinic.Pet.class, Clinic.Visit.class)
                .addAnnotatedClasses(Clinic.Insurance.class, Clinic.Vet.class)
                .addAnnotatedClasses(Billing.PaymentMethod.class, Billing.CardMethod.class)
                .addAnnotatedClasses(Billing.TransferMethod.class, Billing.Notice.class, Billing.EmailNotice.class)
                .addAnnotatedClasses(Billing.SmsNotice.class, Billing.Credential.class, Billing.ApiCredential.class)
                .addAnnotatedClasses(Billing.LoginCredential.class, Billing.Purchase.class, Billing.Item.class)
                .addAnnotatedClasses(Accounts.UserAccount.class, Accounts.Subscription.class)
                .addAnnotatedClass(Accounts.AccessToken.class)
                .addAttributeConverter(Accounts.NationalIdConverter.class);
        configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", database);
        configuration
                .setProperty("hibernate.hbm2ddl.auto", schema)
                .setProperty("hibernate.jdbc.batch_size", "20")
                .setProperty("hibernate.order_inserts", "true");
        return configuration.buildSessionFactory();
    }
}
