package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import org.jspecify.annotations.Nullable;

/** A column of a table. */
record Column(Name name, Type type, @Nullable Secret secret, boolean notNull) {

    String sqlType(Dialect dialect) {
        return type.in(dialect) + (notNull ? " NOT NULL" : "");
    }
}
