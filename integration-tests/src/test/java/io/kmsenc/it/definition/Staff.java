package io.kmsenc.it.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Somebody on the payroll, as an entity of Hibernate. */
@Entity
@Table(name = "staff")
class Staff {

    @Id
    int id;

    @Column(nullable = false, precision = 12, scale = 2)
    @Nullable
    BigDecimal salary;

    @Column(unique = true)
    @Nullable
    Integer badge;

    @Nullable
    Boolean active;

    @Column(length = 100)
    @Nullable
    String memo;

    @Nullable
    LocalDateTime hired;

    @Nullable
    LocalDate born;
}
