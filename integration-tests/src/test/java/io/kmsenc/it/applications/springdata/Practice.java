package io.kmsenc.it.applications.springdata;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A practice: its patients and the letters about them. */
final class Practice {

    private Practice() {}

    @Entity(name = "Patient")
    @Table(name = "patients")
    static class Patient {
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

        @Column(name = "national_id", length = 500)
        @Nullable
        String nationalId;

        @Nullable
        LocalDate born;

        @Embedded
        @Nullable
        Insurance insurance;

        @OneToMany(mappedBy = "patient", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Letter> letters = new ArrayList<>();

        Patient() {}

        Patient(String name, String email, @Nullable String phone, @Nullable String nationalId) {
            this.name = name;
            this.email = email;
            this.phone = phone;
            this.nationalId = nationalId;
        }
    }

    @Embeddable
    static class Insurance {
        @Column(name = "insurer")
        @Nullable
        String insurer;

        @Column(name = "insurance_number", length = 400)
        @Nullable
        String number;

        Insurance() {}

        Insurance(String insurer, String number) {
            this.insurer = insurer;
            this.number = number;
        }
    }

    @Entity(name = "Letter")
    @Table(name = "letters")
    static class Letter {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @Nullable
        Long id;

        @Column(length = 4000)
        @Nullable
        String body;

        @Nullable
        LocalDate written;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "patient_id")
        @Nullable
        Patient patient;

        Letter() {}

        Letter(Patient patient, LocalDate written, String body) {
            this.patient = patient;
            this.written = written;
            this.body = body;
        }
    }
}
