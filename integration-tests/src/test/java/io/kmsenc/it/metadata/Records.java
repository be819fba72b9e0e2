package io.kmsenc.it.metadata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Entities of one table, with a column of each declared type. */
final class Records {

    private Records() {}

    /** As it is declared. */
    @Entity
    @Table(name = "records")
    static class Right {

        @Id
        private int id;

        @Column(name = "of_boolean", columnDefinition = "boolean")
        private @Nullable Boolean ofBoolean;

        @Column(name = "of_integer")
        private @Nullable Integer ofInteger;

        @Column(name = "of_bigint")
        private @Nullable Long ofBigint;

        @Column(name = "of_decimal", precision = 12, scale = 2)
        private @Nullable BigDecimal ofDecimal;

        @Column(name = "of_date")
        private @Nullable LocalDate ofDate;

        @Column(name = "of_timestamp")
        private @Nullable LocalDateTime ofTimestamp;

        @Column(name = "of_uuid")
        private @Nullable UUID ofUuid;

        @Column(name = "of_json", columnDefinition = "json")
        @JdbcTypeCode(SqlTypes.JSON)
        private @Nullable String ofJson;

        @Column(name = "of_varchar", length = 40)
        private @Nullable String ofVarchar;

        @Column(name = "of_binary", length = 255)
        private byte @Nullable [] ofBinary;
    }

    /** With another type for a column than it is declared with. */
    @Entity
    @Table(name = "records")
    static class Wrong {

        @Id
        private int id;

        @Column(name = "of_decimal")
        private @Nullable LocalDate ofDecimal;
    }
}
