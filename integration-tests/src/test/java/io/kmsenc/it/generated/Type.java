package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import java.util.List;

/** What a column or an expression holds. Those behind BINARY are declared types, which secret columns alone have. */
enum Type {
    TEXT("VARCHAR(400)"),
    INT("INT"),
    BINARY("VARBINARY(400)"),
    BOOLEAN("BOOLEAN"),
    INTEGER("INTEGER"),
    BIGINT("BIGINT"),
    DECIMAL("DECIMAL(16,2)"),
    DATE("DATE"),
    TIMESTAMP("TIMESTAMP(3)"),
    UUID("UUID"),
    VARCHAR("VARCHAR(40)");

    static final List<Type> DECLARED = List.of(BOOLEAN, INTEGER, BIGINT, DECIMAL, DATE, TIMESTAMP, UUID, VARCHAR);

    private final String name;

    Type(String name) {
        this.name = name;
    }

    boolean isDeclared() {
        return DECLARED.contains(this);
    }

    /** The type in a definition; of text and binary columns wide enough for ciphertext, and narrow enough for a key. */
    String in(Dialect dialect) {
        return switch (this) {
            case TEXT -> dialect == Dialect.POSTGRESQL ? "TEXT" : collated(dialect);
            case BINARY -> dialect == Dialect.POSTGRESQL ? "BYTEA" : name;
            case TIMESTAMP -> dialect == Dialect.MARIADB ? "DATETIME(3)" : name;
            case VARCHAR -> collated(dialect);
            default -> name;
        };
    }

    // compared by its characters alone
    private String collated(Dialect dialect) {
        return dialect == Dialect.MARIADB ? name + " COLLATE utf8mb4_nopad_bin" : name;
    }

    /** As {@code [columns]} says it; empty for text. */
    String declared() {
        return this == TEXT ? "" : this == BINARY ? "binary" : name.toLowerCase(java.util.Locale.ROOT);
    }
}
