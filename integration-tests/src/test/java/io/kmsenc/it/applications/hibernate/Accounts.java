package io.kmsenc.it.applications.hibernate;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.annotations.ParamDef;
import org.hibernate.annotations.SoftDelete;
import org.jspecify.annotations.Nullable;

/** Users of a web site. */
final class Accounts {

    private Accounts() {}

    enum State {
        OPEN,
        LOCKED
    }

    /** A value class of the application, kept as text. */
    record NationalId(String digits) {}

    @Converter
    static class NationalIdConverter implements AttributeConverter<NationalId, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable NationalId attribute) {
            return attribute == null ? null : attribute.digits();
        }

        @Override
        public @Nullable NationalId convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : new NationalId(column);
        }
    }

    @Entity(name = "UserAccount")
    @Table(name = "user_accounts")
    @DynamicUpdate
    @DynamicInsert
    @FilterDef(name = "ofState", parameters = @ParamDef(name = "state", type = String.class))
    @Filter(name = "ofState", condition = "state = :state")
    static class UserAccount {
        @Id
        @GeneratedValue
        @Nullable
        UUID id;

        @NaturalId(mutable = true)
        @Column(length = 400)
        String email = "";

        @Column(name = "national_id", length = 500)
        @Convert(converter = NationalIdConverter.class)
        @Nullable
        NationalId nationalId;

        @Column(length = 4000)
        byte @Nullable [] photo;

        @Enumerated(EnumType.STRING)
        State state = State.OPEN;

        @ElementCollection
        @CollectionTable(name = "user_phones", joinColumns = @JoinColumn(name = "user_id"))
        @MapKeyColumn(name = "phone_kind")
        @Column(name = "phone_number", length = 400)
        Map<String, String> phones = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "user_addresses", joinColumns = @JoinColumn(name = "user_id"))
        @OrderColumn(name = "position")
        List<PostalAddress> addresses = new ArrayList<>();
    }

    @Embeddable
    static class PostalAddress {
        @Column(length = 500)
        @Nullable
        String street;

        @Nullable
        String country;

        PostalAddress() {}

        PostalAddress(String street, String country) {
            this.street = street;
            this.country = country;
        }
    }

    /** Locked by its old values, as tables without a version are. */
    @Entity(name = "Subscription")
    @Table(name = "subscriptions")
    @DynamicUpdate
    @OptimisticLocking(type = OptimisticLockType.DIRTY)
    static class Subscription {
        @Id
        @GeneratedValue
        @Nullable
        Long id;

        @Column(name = "subscriber_email", length = 400)
        @Nullable
        String subscriberEmail;

        @Nullable
        String topic;
    }

    @Entity(name = "AccessToken")
    @Table(name = "access_tokens")
    @SoftDelete
    static class AccessToken {
        @Id
        @Column(length = 40)
        String name = "";

        @Column(name = "token_value", length = 500)
        @Nullable
        String tokenValue;

        int uses;
    }
}
