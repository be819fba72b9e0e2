package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import org.jspecify.annotations.Nullable;

/** A column of a table. */
record Column(Name name, Type type, @Nullable Secret secret, boolean notNull) {

    String definition(Dialect dialect, boolean key) {
        return name.definition(dialect) + " " + sqlType(dialect, key) + (notNull ? " NOT NULL" : "");
    }

    private String sqlType(Dialect dialect, boolean key) {
        return switch (type) {
            case INT -> "INT";
            case TEXT -> dialect == Dialect.POSTGRESQL && !key ? "TEXT" : "VARCHAR(400)";
            case BINARY -> dialect == Dialect.POSTGRESQL ? "BYTEA" : "VARBINARY(400)";
        };
    }
}
