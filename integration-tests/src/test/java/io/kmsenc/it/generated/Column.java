package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import org.jspecify.annotations.Nullable;

/** A column of a table. */
record Column(Name name, Type type, @Nullable Secret secret, boolean notNull) {

    /** Wide enough for ciphertext, narrow enough for a key, and compared by its characters alone. */
    String sqlType(Dialect dialect) {
        return baseType(dialect) + (notNull ? " NOT NULL" : "");
    }

    private String baseType(Dialect dialect) {
        return switch (type) {
            case INT -> "INT";
            case TEXT ->
                switch (dialect) {
                    case H2 -> "VARCHAR(400)";
                    case POSTGRESQL -> "TEXT";
                    case MARIADB -> "VARCHAR(400) COLLATE utf8mb4_nopad_bin";
                };
            case BINARY -> dialect == Dialect.POSTGRESQL ? "BYTEA" : "VARBINARY(400)";
        };
    }
}
