package io.kmsenc.it.applications.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** Orders and how they are paid: one hierarchy for each way to keep one. */
final class Billing {

    private Billing() {}

    @Entity(name = "PaymentMethod")
    @Table(name = "payment_methods")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class PaymentMethod {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @Nullable
        Long id;

        @Column(length = 500)
        @Nullable
        String token;

        String label = "";
    }

    @Entity(name = "CardMethod")
    @Table(name = "card_methods")
    static class CardMethod extends PaymentMethod {
        @Column(name = "card_number", length = 500)
        @Nullable
        String cardNumber;

        @Column(name = "card_reference", length = 400)
        @Nullable
        String cardReference;
    }

    @Entity(name = "TransferMethod")
    @Table(name = "transfer_methods")
    static class TransferMethod extends PaymentMethod {
        @Column(length = 400)
        @Nullable
        String iban;
    }

    @Entity(name = "Notice")
    @Table(name = "notices")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorColumn(name = "kind")
    abstract static class Notice {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable
        Long id;

        @Column(length = 2000)
        @Nullable
        String text;

        @CreationTimestamp
        @Nullable
        Instant created;

        @UpdateTimestamp
        @Nullable
        Instant updated;
    }

    @Entity(name = "EmailNotice")
    static class EmailNotice extends Notice {
        @Column(name = "email_address", length = 400)
        @Nullable
        String emailAddress;
    }

    @Entity(name = "SmsNotice")
    static class SmsNotice extends Notice {
        @Column(length = 400)
        @Nullable
        String phone;
    }

    @Entity(name = "Credential")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Credential {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @Nullable
        Long id;

        String label = "";
    }

    @Entity(name = "ApiCredential")
    @Table(name = "api_credentials")
    static class ApiCredential extends Credential {
        @Column(name = "api_token", length = 500)
        @Nullable
        String apiToken;
    }

    @Entity(name = "LoginCredential")
    @Table(name = "login_credentials")
    static class LoginCredential extends Credential {
        @Column(name = "login_name", length = 400)
        @Nullable
        String loginName;

        @Column(name = "recovery_code", length = 500)
        @Nullable
        String recoveryCode;
    }

    @Entity(name = "Purchase")
    @Table(name = "purchases")
    @SecondaryTable(name = "purchase_shipping")
    static class Purchase {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @Nullable
        Long id;

        @Column(name = "buyer_email", length = 400)
        @Nullable
        String buyerEmail;

        @Nullable
        Instant placed;

        @Column(table = "purchase_shipping", name = "ship_to", length = 1000)
        @Nullable
        String shipTo;

        @ManyToOne
        @JoinColumn(name = "method_id")
        @Nullable
        PaymentMethod method;

        @OneToMany(mappedBy = "purchase", cascade = jakarta.persistence.CascadeType.ALL, orphanRemoval = true)
        List<Item> items = new ArrayList<>();
    }

    @Embeddable
    record ItemKey(@Column(name = "purchase_id") Long purchaseId, int line) {}

    @Entity(name = "Item")
    @Table(name = "items")
    static class Item {
        @EmbeddedId
        @Nullable
        ItemKey key;

        @MapsId("purchaseId")
        @ManyToOne
        @JoinColumn(name = "purchase_id")
        @Nullable
        Purchase purchase;

        String product = "";

        BigDecimal price = BigDecimal.ZERO;

        @Column(name = "gift_message", length = 1000)
        @Nullable
        String giftMessage;
    }
}
