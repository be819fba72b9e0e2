package io.kmsenc.walk;

import io.kmsenc.sql.Dialect;

/** A table as the catalog has it, its letter case included. */
public record TableName(String schema, String name) {

    /** As it is written in a statement. */
    public String quoted(Dialect dialect) {
        return dialect.quoted(schema) + "." + dialect.quoted(name);
    }

    /** For people: {@code schema.table}. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
