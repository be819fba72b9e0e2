package io.kmsenc.it.applications.hibernate;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Length;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** Owners, their pets, and what the vet wrote down. */
final class Clinic {

    private Clinic() {}

    @Embeddable
    static class Address {
        @Column(length = 500)
        @Nullable
        String street;

        @Nullable
        String city;

        Address() {}

        Address(String street, String city) {
            this.street = street;
            this.city = city;
        }
    }

    @Entity(name = "Owner")
    @Table(name = "owners")
    @NamedQuery(name = "Owner.byPhone", query = "select o from Owner o where o.phone = :phone")
    @NamedEntityGraph(name = "Owner.pets", attributeNodes = @NamedAttributeNode("pets"))
    static class Owner {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable
        Long id;

        @Version
        int version;

        String name = "";

        @Column(length = 400, unique = true)
        @Nullable
        String email;

        @Column(length = 400)
        @Nullable
        String phone;

        @Embedded
        @Nullable
        Address address;

        @OneToMany(mappedBy = "owner", cascade = CascadeType.ALL, orphanRemoval = true)
        @BatchSize(size = 8)
        @OrderBy("name")
        List<Pet> pets = new ArrayList<>();

        @ElementCollection
        @CollectionTable(name = "owner_contacts", joinColumns = @JoinColumn(name = "owner_id"))
        @Column(name = "contact", length = 400)
        Set<String> contacts = new HashSet<>();

        Owner() {}

        Owner(String name, String email, String phone, Address address) {
            this.name = name;
            this.email = email;
            this.phone = phone;
            this.address = address;
        }
    }

    @Entity(name = "Pet")
    @Table(name = "pets")
    static class Pet {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "pet_seq")
        @SequenceGenerator(name = "pet_seq", sequenceName = "pet_seq", allocationSize = 10)
        @Nullable
        Long id;

        String name = "";

        @Nullable
        LocalDate born;

        @Column(name = "chip_number", length = 400)
        @Nullable
        String chipNumber;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        @JoinColumn(name = "owner_id")
        @Nullable
        Owner owner;

        @OneToMany(mappedBy = "pet", cascade = CascadeType.ALL)
        @Fetch(FetchMode.SUBSELECT)
        List<Visit> visits = new ArrayList<>();

        @OneToOne(mappedBy = "pet", cascade = CascadeType.ALL)
        @Nullable
        Insurance insurance;

        @ManyToMany
        @JoinTable(name = "pet_vets")
        Set<Vet> vets = new HashSet<>();
    }

    @Entity(name = "Visit")
    @Table(name = "visits")
    static class Visit {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "visit_seq")
        @SequenceGenerator(name = "visit_seq", sequenceName = "visit_seq", allocationSize = 50)
        @Nullable
        Long id;

        @Column(name = "visited_on")
        @Nullable
        LocalDate visitedOn;

        @Column(length = Length.LONG32)
        @Nullable
        String note;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "pet_id")
        @Nullable
        Pet pet;

        Visit() {}

        Visit(Pet pet, LocalDate visitedOn, String note) {
            this.pet = pet;
            this.visitedOn = visitedOn;
            this.note = note;
        }
    }

    @Entity(name = "Insurance")
    @Table(name = "insurances")
    static class Insurance {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @Nullable
        Long id;

        @OneToOne
        @JoinColumn(name = "pet_id")
        @Nullable
        Pet pet;

        @Column(name = "policy_number", length = 400, nullable = false)
        String policyNumber = "";
    }

    @Entity(name = "Vet")
    @Table(name = "vets")
    static class Vet {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable
        Long id;

        String name = "";

        @Column(name = "licence_number", length = 400)
        @Nullable
        String licenceNumber;
    }
}
