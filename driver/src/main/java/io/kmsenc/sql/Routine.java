package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;

/**
 * A routine as the database knows it; one of several of that name, perhaps. Immutable; threads may share it.
 *
 * @param schema as the database keeps it, like the name
 * @param function whether it is called for a value or rows, and not by CALL where the two differ
 * @param parameters in the order of its definition, what its rows consist of included
 * @param required how many of those parameters that take a value must be given one
 * @param returned what a value that it returns can hold; empty if it returns none, or rows, or one made of several
 * @param trouble why its arguments can't be told apart, or may be changed on the way; empty if neither is so
 */
public record Routine(
        String schema,
        String name,
        boolean function,
        List<Parameter> parameters,
        int required,
        Optional<Catalog.Storage> returned,
        String trouble) {

    /** Which way a value goes. */
    public enum Direction {
        IN,
        OUT,
        INOUT,
        /** A column of the rows that it returns. */
        COLUMN;

        /** Whether it takes a value. */
        boolean takes() {
            return this == IN || this == INOUT;
        }
    }

    /**
     * A parameter.
     *
     * @param name as the database keeps it; empty if it has none
     */
    public record Parameter(String name, Direction direction, Catalog.Storage storage) {}

    public Routine {
        parameters = List.copyOf(parameters);
    }
}
